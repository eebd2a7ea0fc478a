import fs from "node:fs";
import path from "node:path";

/** How long files of an earlier page stay, for windows that load parts of it later. */
const keepOldFiles = 60 * 60 * 1000;

/**
 * Vite's plugin that puts a page just built in the place of another: index.html last, so that whoever asks meanwhile gets the old
 * page or the new one, with all that it names.
 * @param {string} built @param {string} page folders @returns {import("vite").Plugin}
 */
export function replacePage(built, page) {
  return {
    name: "replace-page",
    apply: "build",
    closeBundle() {
      if (!fs.existsSync(path.join(built, "index.html"))) return;
      const files = filesIn(built);
      files.sort((one, other) => Number(one === "index.html") - Number(other === "index.html"));
      for (const file of files) {
        const target = path.join(page, file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.renameSync(path.join(built, file), target);
      }
      fs.rmSync(built, { recursive: true, force: true });
      const current = new Set(files);
      for (const file of filesIn(page)) {
        const target = path.join(page, file);
        if (!current.has(file) && Date.now() - fs.statSync(target).mtimeMs > keepOldFiles) fs.rmSync(target, { force: true });
      }
    },
  };
}

/** @param {string} folder @returns {string[]} paths as seen from it */
function filesIn(folder) {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
