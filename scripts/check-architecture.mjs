// Checks the import table and the other rules of the house (scripts/architecture). Usage: node scripts/check-architecture.mjs [dir]
import path from "node:path";
import { fileURLToPath } from "node:url";
import { checkTree } from "./architecture/check-tree.mjs";

const root = process.argv[2] ?? path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { files, violations } = checkTree(root);
for (const { file, line, rule, message } of violations) console.log(`${file}:${line}  ${rule}: ${message}`);
console.log(
  violations.length === 0 ? `${files} files keep the rules of the house.` : `\n${violations.length} violations in ${files} files.`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
