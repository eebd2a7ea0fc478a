import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Which Electron it says it is. */
const version = "45.4.1";

/** Builds the stand-in into a new folder of the system's for temporary files. Returns the path of its executable. */
export async function buildElectronStandin(): Promise<string> {
  const target = await mkdtemp(join(tmpdir(), "electron-standin-"));
  await Promise.all([
    build({
      entryPoints: { boot: join(folder, "main/boot.ts") },
      outdir: target,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      define: { "process.env.STANDIN_VERSION": JSON.stringify(version) },
    }),
    build({
      entryPoints: { "page-world": join(folder, "page/page-world.ts"), "preload-world": join(folder, "page/preload-world.ts") },
      outdir: target,
      bundle: true,
      format: "iife",
      target: "chrome120",
    }),
  ]);
  const executable = join(target, "electron");
  await writeFile(executable, script(process.execPath));
  await chmod(executable, 0o755);
  return executable;
}

/** Node's own switches must come before the script; the others are the app's. */
function script(node: string): string {
  return `#!/bin/sh
folder=$(dirname "$0")
switches=
for word in "$@"; do case "$word" in --inspect*) switches="$switches $word";; esac; done
if [ "$1" = --version ]; then echo "v${version}"; exit 0; fi
exec "${node}" $switches "$folder/boot.mjs" "$@"
`;
}
