// Electron's binary: where it is, whether a window can be shown at all, and how to get it. The package `electron` itself is
// never loaded for that: loading it starts a download.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const downloadPatience = 60_000;

/** How long a failed download is remembered, so that not every start waits for the next one to fail. */
const retryAfter = 24 * 60 * 60 * 1000;

const platformPaths = new Map([
  ["darwin", "Electron.app/Contents/MacOS/Electron"],
  ["win32", "electron.exe"],
]);

/** @param {string} root @returns {string | undefined} the binary's path, where it is installed */
export function findElectron(root) {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(root, "node_modules/electron/dist");
  const pathFile = path.join(root, "node_modules/electron/path.txt");
  const name = fs.existsSync(pathFile) ? fs.readFileSync(pathFile, "utf8") : (platformPaths.get(process.platform) ?? "electron");
  const binary = path.join(folder, name);
  return fs.existsSync(binary) ? binary : undefined;
}

/** @returns {string | undefined} why no window can be shown here, in words that go on after "because" */
export function whyNoWindow() {
  if (process.platform !== "linux") return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return "there is no screen";
  return process.getuid?.() === 0 ? "Electron does not run as root" : undefined;
}

/** @param {string} root */
function failureMark(root) {
  const name = `ziggy-flow-electron-${Buffer.from(root).toString("base64url").slice(-40)}`;
  return path.join(os.tmpdir(), name);
}

/**
 * Runs Electron's own installation step, which npm does not run. Says what it does.
 * @param {string} root
 * @returns {string | undefined} the binary's path
 */
export function installElectron(root) {
  const mark = failureMark(root);
  const failedAt = fs.statSync(mark, { throwIfNoEntry: false })?.mtimeMs;
  if (failedAt !== undefined && Date.now() - failedAt < retryAfter) return undefined;
  process.stderr.write("Fetching Electron (once, about 110 MB) …\n");
  const script = path.join(root, "node_modules/electron/install.js");
  const run = spawnSync(process.execPath, [script], { cwd: root, stdio: "ignore", timeout: downloadPatience });
  const binary = run.status === 0 ? findElectron(root) : undefined;
  if (binary === undefined) fs.writeFileSync(mark, "");
  else fs.rmSync(mark, { force: true });
  return binary;
}
