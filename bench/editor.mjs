// `node bench/editor.mjs`: measures the editor in Chromium on flows made on the spot and writes the table in docs/editor.md.
// `--print` only prints.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { openEditor } from "../scripts/lib/open-editor.mjs";
import { dragFrames, openTime, panFrames, problemTime, runTime, zoomFrames } from "./editor/gestures.mjs";
import { largeFlow } from "./editor/large-flow.mjs";
import { machine, replaceSection } from "./lib/report.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const sizes = [200, 500, 2_000];
const rounds = 3;

/** @type {string[]} */
const rows = [];
for (const nodes of sizes) {
  const editor = await openEditor({ root, flows: { "large.json": largeFlow(nodes) } });
  try {
    const context = await editor.browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(editor.url);
    await page.locator(".node-card").first().waitFor();
    const open = await openTime(page, rounds);
    const [pan, zoom, drag] = [await panFrames(page), await zoomFrames(page), await dragFrames(page)];
    const problems = await problemTime(page, rounds);
    const run = await runTime(page, rounds);
    rows.push(`| ${nodes} | ${open} ms | ${pan} | ${zoom} | ${drag} | ${problems} ms | ${run} ms |`);
    console.log(rows.at(-1));
  } finally {
    await editor.close();
  }
}

const table = [
  machine(rounds),
  "",
  "| Nodes | Open to usable (warm) | Pan, frames/s | Zoom, frames/s | Drag, frames/s | Setting → problems and code | Run (warm) |",
  "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
  ...rows,
  "",
  `Initial script: ${await initialScript()} kB gzip.`,
].join("\n");
console.log(table);
if (!process.argv.includes("--print")) replaceSection(path.join(root, "docs", "editor.md"), "numbers", table);

/** Scripts that index.html itself asks for; what is loaded on demand does not count. */
async function initialScript() {
  const folder = path.join(root, "dist", "renderer");
  const html = await readFile(path.join(folder, "index.html"), "utf8");
  const files = (await readdir(path.join(folder, "assets"))).filter((file) => file.endsWith(".js") && html.includes(file));
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(path.join(folder, "assets", file))).length));
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000);
}
