import fs from "node:fs";
import path from "node:path";
import { checkDependencies } from "./dependencies.mjs";
import { rules } from "./rules.mjs";
import { listSources, readSource } from "./sources.mjs";

/**
 * Holds every rule against every file of a tree.
 * @param {string} root
 * @returns {{ files: number, violations: (import("./sources.mjs").Violation & { rule: string })[] }}
 */
export function checkTree(root) {
  const files = listSources(root);
  const found = files.flatMap((file) => {
    const applicable = rules.filter((rule) => rule.appliesTo(file));
    const source = readSource(root, file);
    return applicable.flatMap((rule) => rule.check(source).map((violation) => ({ ...violation, file, rule: rule.name })));
  });
  return { files: files.length, violations: [...found, ...checkManifest(root)] };
}

/** @param {string} root */
function checkManifest(root) {
  const file = "package.json";
  if (!fs.existsSync(path.join(root, file))) return [];
  const manifest = JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
  return checkDependencies(manifest).map((message) => ({ file, line: 1, rule: "dependencies", message }));
}
