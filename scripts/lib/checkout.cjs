// What a checkout needs before anything can run: its packages and a build that is not older than its sources.
// CommonJS and only Node's own modules: it runs before anything is installed, and within the time of `ziggy-flow --help`.
"use strict";
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const oldestNode = [20, 19];

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {string} file */
function modifiedAt(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/** @param {string} file @returns {{ packages: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} */
function readLock(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

/**
 * True when node_modules holds what package-lock.json asks for. npm writes what it installed to
 * node_modules/.package-lock.json; the two are only read when the lock is newer, since that costs milliseconds.
 * @param {string} root
 */
function isInstalled(root) {
  const lockFile = path.join(root, "package-lock.json");
  const installedFile = path.join(root, "node_modules", ".package-lock.json");
  const installedAt = modifiedAt(installedFile);
  if (installedAt === undefined) return false;
  if (installedAt >= (modifiedAt(lockFile) ?? 0)) return true;
  const installed = readLock(installedFile).packages;
  return Object.entries(readLock(lockFile).packages).every(
    ([name, wanted]) => name === "" || wanted.optional === true || installed[name]?.version === wanted.version,
  );
}

/**
 * Installs the packages of package-lock.json if they are missing. Install scripts stay off: nothing here needs them.
 * @param {string} root
 * @returns {boolean} false when npm failed; it has then said why.
 */
function ensureInstalled(root) {
  if (isInstalled(root)) return true;
  say("Installing packages (npm ci) …");
  const windows = process.platform === "win32";
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm sets these for the scripts it runs; inherited by a second npm they would change what that one does.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith("npm_config_omit")));
  const run = spawnSync(windows ? "npm.cmd" : "npm", args, { cwd: root, stdio: ["ignore", 2, 2], shell: windows, env });
  if (run.status === 0) return true;
  say(`npm ci failed${run.error ? `: ${run.error.message}` : ""}. Node.js comes with npm; it needs the npm registry for the first start.`);
  return false;
}

/**
 * One line per file that the build depends on: name, size, time of change. Equal text means that nothing has changed.
 * @param {string} root
 */
function fingerprint(root) {
  /** @type {string[]} */
  const lines = [];
  /** @param {string} folder */
  function walk(folder) {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(name);
      else if (!entry.name.endsWith(".test.ts") && !entry.name.endsWith(".md")) note(name);
    }
  }
  /** @param {string} name */
  function note(name) {
    const stat = fs.statSync(path.join(root, name), { throwIfNoEntry: false });
    if (stat) lines.push(`${name} ${stat.size} ${stat.mtimeMs}`);
  }
  walk("src");
  for (const name of ["package.json", "tsconfig.base.json", "tsconfig.types.json", "scripts/build.mjs"]) note(name);
  return lines.sort().join("\n");
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, "dist", ".built-from");
}

/** True when dist/ was built from the sources as they are now. @param {string} root */
function isBuilt(root) {
  try {
    return fs.readFileSync(stampFile(root), "utf8") === fingerprint(root);
  } catch {
    return false;
  }
}

/** What the editor's page is made of. */
const pageFolders = ["renderer", "ui", "drawing", "contract", "nodes", "compiler", "catalogue", "model", "ir", "z2m", "base"];

/** What the desktop's main process is made of, apart from what the page is made of. */
const desktopFolders = ["main", "preload", "host", "runtime", "simulator"];

/** True when a file of the build is newer than all sources in these folders. @param {string} root @param {string} output @param {readonly string[]} folders */
function isNewer(root, output, folders) {
  const builtAt = modifiedAt(path.join(root, output));
  if (builtAt === undefined) return false;
  return folders.every((folder) => {
    const names = fs.readdirSync(path.join(root, "src", folder), { recursive: true, encoding: "utf8" });
    const sources = names.filter((name) => !/\.test\.tsx?$/.test(name));
    return sources.every((name) => (modifiedAt(path.join(root, "src", folder, name)) ?? 0) <= builtAt);
  });
}

/** True when the editor's page is newer than its sources. Only asked when the page is wanted. @param {string} root */
function isPageBuilt(root) {
  return isNewer(root, "dist/renderer/index.html", pageFolders);
}

/** True when main process, preload script and page are newer than their sources. Only asked when the window is wanted. @param {string} root */
function isDesktopBuilt(root) {
  return isPageBuilt(root) && isNewer(root, "dist/main/main.js", [...desktopFolders, ...pageFolders]);
}

/**
 * @typedef {object} Wanted What is to be built beside the command line.
 * @property {boolean | undefined} [page] the editor's page
 * @property {boolean | undefined} [desktop] the page, and what shows it in a window
 */

/** True when all that is wanted is as its sources are now. @param {string} root @param {Wanted} wanted */
function isAllBuilt(root, { page = false, desktop = false }) {
  return isBuilt(root) && (!page || isPageBuilt(root)) && (!desktop || isDesktopBuilt(root));
}

/**
 * Builds dist/ if it is missing or older than the sources.
 * @param {string} root
 * @param {Wanted} [wanted]
 * @returns {boolean} false when the build failed; it has then said why.
 */
function ensureBuilt(root, wanted = {}) {
  if (isAllBuilt(root, wanted)) return true;
  const options = [...(wanted.page ? ["--page"] : []), ...(wanted.desktop ? ["--desktop"] : [])];
  const args = [path.join(root, "scripts", "build.mjs"), ...options];
  return spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", 2, 2] }).status === 0;
}

/**
 * Installs and builds what is missing.
 * @param {string} root
 * @param {Wanted} [wanted]
 * @returns {boolean} false when something failed and was said.
 */
function prepare(root, wanted) {
  return ensureInstalled(root) && ensureBuilt(root, wanted);
}

/** A sentence when this Node.js is too old, else undefined. */
function nodeTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Ziggy Flow needs Node.js ${oldestNode.join(".")} or newer; this is ${process.versions.node}.`;
}

module.exports = { ensureBuilt, ensureInstalled, fingerprint, isAllBuilt, isBuilt, isInstalled, nodeTooOld, prepare, stampFile };
