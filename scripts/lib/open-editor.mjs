import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";

/**
 * The editor on a project of its own, in a browser: for pictures and measurements.
 * @param {{ root: string, flows: Readonly<Record<string, string | object>>, home?: string, name?: string }} options
 *   flows: by file name, a path to copy or a flow.
 */
export async function openEditor({ root, flows, home = "small", name = "My home" }) {
  const above = await mkdtemp(path.join(tmpdir(), "ziggy-flow-"));
  const folder = path.join(above, name);
  await mkdir(path.join(folder, "flows"), { recursive: true });
  for (const [file, flow] of Object.entries(flows)) {
    const target = path.join(folder, "flows", file);
    await (typeof flow === "string" ? cp(flow, target) : writeFile(target, JSON.stringify(flow)));
  }
  const command = [path.join(root, "bin", "ziggy-flow"), "edit", folder, `--simulate=${home}`, "--no-open"];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, XDG_CONFIG_HOME: above },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const url = await addressOf(child);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"],
  });
  return {
    url,
    browser,
    async close() {
      await browser.close();
      child.kill("SIGINT");
      await exited;
      await rm(above, { recursive: true, force: true });
    },
  };
}

/** @param {import("node:child_process").ChildProcess} child */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (part) => {
      text += part;
      const found = /http:\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    child.once("exit", () => reject(new Error(`The editor ended without an address: ${text}`)));
  });
}
