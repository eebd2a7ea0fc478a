import { execFile } from "node:child_process";
import { join } from "node:path";
import { HostError } from "../host/host-error.ts";
import { installation } from "../host/installation.ts";
import type { Log } from "../host/log.ts";
import { isFile } from "../host/project/project.ts";

/** The folder of the built page. In a checkout it is built when it is not there. Throws a HostError when there is none. */
export async function rendererFolder(log: Log): Promise<string> {
  const folder = join(installation.root, "dist", "renderer");
  if (await isFile(join(folder, "index.html"))) return folder;
  const config = join(installation.root, "src", "renderer", "vite.config.ts");
  if (!(await isFile(config))) {
    throw new HostError({ kind: "failed", where: folder, what: "the editor's page is missing", remedy: "install ziggy-flow again" });
  }
  log({ level: "info", event: "building", text: "building the editor's page …" });
  await build(config);
  return folder;
}

function build(config: string): Promise<void> {
  const vite = join(installation.root, "node_modules", "vite", "bin", "vite.js");
  return new Promise((fulfil, reject) => {
    execFile(
      process.execPath,
      [vite, "build", "--config", config, "--logLevel", "error"],
      { cwd: installation.root },
      (error, _, stderr) => {
        if (error === null) return fulfil();
        reject(new HostError({ kind: "failed", what: `the editor's page could not be built:\n${stderr.trim()}`, remedy: "run npm ci" }));
      },
    );
  });
}
