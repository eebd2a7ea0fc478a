// `npm start`: from a fresh clone to the editor with a living home. Installs and builds what is missing; shows the editor in a
// window where there is Electron, else in the browser. Arguments are handed on: a project's folder, or --simulate.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import checkout from "./lib/checkout.cjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const given = process.argv.slice(2).filter((arg) => arg !== "--browser");
const args = given.length > 0 ? given : ["--simulate"];

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {string} binary */
function openWindow(binary) {
  if (!checkout.prepare(root, { desktop: true })) return fail();
  const electron = spawn(binary, [root, ...args], { stdio: "inherit" });
  electron.on("error", (error) => {
    say(`Electron could not be started: ${error.message}.`);
    void openBrowser();
  });
  electron.on("close", (code) => {
    process.exitCode = code ?? 1;
  });
  // Ctrl-C reaches both; the window may ask about unsaved work.
  process.on("SIGINT", () => undefined);
}

async function openBrowser() {
  if (!checkout.prepare(root, { page: true })) return fail();
  // The same process, so that Ctrl-C and the terminal's size reach the command as if it had been typed.
  process.argv = [process.execPath, path.join(root, "bin", "ziggy-flow"), "edit", ...args];
  await import(path.join(root, "dist", "cli", "main.js"));
}

function fail() {
  process.exitCode = 1;
}

async function main() {
  const tooOld = checkout.nodeTooOld();
  if (tooOld) say(tooOld);
  if (tooOld || !checkout.ensureInstalled(root)) return fail();
  if (process.argv.includes("--browser")) return openBrowser();
  const { findElectron, installElectron, whyNoWindow } = await import("./lib/electron.mjs");
  const obstacle = whyNoWindow();
  const binary = obstacle === undefined ? (findElectron(root) ?? installElectron(root)) : undefined;
  if (binary !== undefined) return openWindow(binary);
  say(`The editor opens in the browser, because ${obstacle ?? "Electron could not be fetched"}.`);
  return openBrowser();
}

await main();
