// Writes every generated file of the repository; with --check only says which are not up to date, and fails if one is not.
import fs from "node:fs";
import path from "node:path";
import { generateNodeDocs } from "./generate-node-docs.mjs";
import { generateNodes } from "./generate-nodes.mjs";
import { generateSchema } from "./generate-schema.mjs";
import { writeGenerated } from "./lib/generate.mjs";

const root = path.resolve(import.meta.dirname, "..");
const files = [...(await generateSchema()), ...(await generateNodes()), ...(await generateNodeDocs())];

if (process.argv.includes("--check")) {
  const stale = files.filter(({ file, text }) => {
    const target = path.join(root, file);
    return !fs.existsSync(target) || fs.readFileSync(target, "utf8") !== text;
  });
  for (const { file } of stale) console.log(`${file} is not what its generator writes: run \`npm run generate\`.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  await writeGenerated(root, files);
}
