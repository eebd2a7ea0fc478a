// The broker that the tests and the bench run against.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Debian puts the broker where ordinary users have no path to. */
const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"];

/** @returns {string | undefined} the program's path */
export function findMosquitto() {
  return folders.map((folder) => path.join(folder, "mosquitto")).find((file) => fs.existsSync(file));
}

/**
 * The broker's path; installs it with apt-get where that is possible, else says what to do.
 * @returns {string | undefined}
 */
export function ensureMosquitto() {
  const found = findMosquitto();
  if (found !== undefined) return found;
  if (spawnSync("apt-get", ["--version"]).status !== 0) {
    console.error(
      "The tests need the MQTT broker mosquitto (2.0 or newer): install it (for example `brew install mosquitto`) and run again.",
    );
    return undefined;
  }
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  console.error("Installing mosquitto (apt-get) …");
  aptGet([...sudo, "apt-get", "update", "-qq"]);
  aptGet([...sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "mosquitto"]);
  const installed = findMosquitto();
  if (installed === undefined) console.error("apt-get could not install mosquitto: run `sudo apt-get install mosquitto` and try again.");
  return installed;
}

/** @param {readonly string[]} command */
function aptGet([program = "", ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"], env });
}
