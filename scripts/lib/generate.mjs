import fs from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

/** Loads a TypeScript module into this process. @param {string} file */
export async function importTypeScript(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild made nothing of ${file}`);
  return import(`data:text/javascript;base64,${Buffer.from(output.contents).toString("base64")}`);
}

/** Writes generated files that differ. @param {string} root @param {readonly { file: string, text: string }[]} files */
export async function writeGenerated(root, files) {
  for (const { file, text } of files) {
    const target = path.join(root, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    const present = await fs.readFile(target, "utf8").catch(() => undefined);
    if (present !== text) await fs.writeFile(target, text);
    console.log(`${present === text ? "unchanged" : "written"}  ${file}`);
  }
}
