import { spawn } from "node:child_process";

/**
 * Runs a program of this project and waits for it.
 * @param {string} root working folder
 * @param {readonly string[]} args for Node.js
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options] quiet: keep the output and hand it back
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export function runNode(root, args, { quiet = false, env = process.env } = {}) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    let output = "";
    /** @param {Buffer} data */
    const keep = (data) => {
      output += data;
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => keep(Buffer.from(error.message)));
    child.on("close", (code) => resolve({ ok: code === 0, output, seconds: (performance.now() - startedAt) / 1000 }));
  });
}
