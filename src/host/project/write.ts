import { readFile } from "node:fs/promises";
import { writeFileAtomically } from "../../runtime/system/write-file.ts";
import { HostError } from "../host-error.ts";
import { shownPath } from "./project.ts";

/** Throws a HostError when the disk refuses. */
export async function writeProjectFile(path: string, data: string | Uint8Array): Promise<void> {
  const written = await writeFileAtomically(path, data);
  if (written.ok) return;
  const { where, what, remedy } = written.error;
  throw new HostError({ kind: "failed", where: shownPath(where), what: `cannot be written: ${what}`, remedy });
}

/** Leaves the file alone when it says the same already: editors, watchers and git see a change only where there is one. */
export async function writeIfChanged(path: string, text: string): Promise<boolean> {
  const present = await readFile(path, "utf8").catch(() => undefined);
  if (present === text) return false;
  await writeProjectFile(path, text);
  return true;
}
