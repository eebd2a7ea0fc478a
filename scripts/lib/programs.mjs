// The programs that tests and benches run against: a real broker, a real browser.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Debian puts the broker where ordinary users have no path to. */
const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"];

/** @param {readonly string[]} names @returns {string | undefined} */
function find(names) {
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

/** @returns {string | undefined} the program's path */
export function findMosquitto() {
  return find(["mosquitto"]);
}

/** @returns {string | undefined} the program's path; `CHROMIUM` names another one */
export function findChromium() {
  return process.env.CHROMIUM ?? find(["chromium", "chromium-browser", "google-chrome"]);
}

/**
 * The broker's path; installs it with apt-get where that is possible, else says what to do.
 * @returns {string | undefined}
 */
export function ensureMosquitto() {
  return ensure("mosquitto", "the MQTT broker mosquitto (2.0 or newer)", findMosquitto);
}

/**
 * The browser's path; installs it with apt-get where that is possible, else says what to do.
 * @returns {string | undefined}
 */
export function ensureChromium() {
  return ensure("chromium", "the browser Chromium", findChromium);
}

/** @param {string} debianPackage @param {string} what @param {() => string | undefined} findIt */
function ensure(debianPackage, what, findIt) {
  const found = findIt();
  if (found !== undefined) return found;
  if (spawnSync("apt-get", ["--version"]).status !== 0) {
    console.error(`The tests need ${what}: install it (for example \`brew install ${debianPackage}\`) and run again.`);
    return undefined;
  }
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  console.error(`Installing ${debianPackage} (apt-get) …`);
  aptGet([...sudo, "apt-get", "update", "-qq"]);
  aptGet([...sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", debianPackage]);
  const installed = findIt();
  if (installed === undefined)
    console.error(`apt-get could not install ${debianPackage}: run \`sudo apt-get install ${debianPackage}\` and try again.`);
  return installed;
}

/** @param {readonly string[]} command */
function aptGet([program = "", ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"], env });
}
