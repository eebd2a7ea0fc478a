// Writes every generated file of the repository; with --check only says which are not up to date, and fails if one is not.
import fs from "node:fs";
import path from "node:path";
import { generateNodeDocs, staleNodeDocs } from "./generate-node-docs.mjs";
import { generateNodes } from "./generate-nodes.mjs";
import { generateSchema } from "./generate-schema.mjs";
import { writeGenerated } from "./lib/generate.mjs";

const root = path.resolve(import.meta.dirname, "..");
const isCheck = process.argv.includes("--check");
const sources = [...(await generateSchema()), ...(await generateNodes())];
// The pages are made from the list of kinds as it is on disk.
if (!isCheck) await writeGenerated(root, sources);
const pages = await generateNodeDocs();
const left = await staleNodeDocs(pages);

if (isCheck) {
  const stale = [...sources, ...pages].filter(({ file, text }) => {
    const target = path.join(root, file);
    return !fs.existsSync(target) || fs.readFileSync(target, "utf8") !== text;
  });
  for (const { file } of stale) console.log(`${file} is not what its generator writes: run \`npm run generate\`.`);
  for (const file of left) console.log(`${file} is about a kind that is not there: run \`npm run generate\`.`);
  process.exitCode = stale.length + left.length === 0 ? 0 : 1;
} else {
  await writeGenerated(root, pages);
  for (const file of left) {
    fs.rmSync(path.join(root, file));
    console.log(`removed  ${file}`);
  }
}
