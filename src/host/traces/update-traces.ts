import { readFile } from "node:fs/promises";
import { shownPath } from "../project/project.ts";
import { writeIfChanged } from "../project/write.ts";
import type { TraceResult } from "./run-traces.ts";
import { updateText } from "./update-text.ts";

/** Writes what came into the traces that failed by it. Returns the files that were changed, as shown in messages. */
export async function updateTraces(results: readonly TraceResult[]): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { path, text, ok, played } of results) {
    if (ok || played === undefined) continue;
    // What somebody has written meanwhile is not to be lost.
    if ((await readFile(path, "utf8")) !== text) continue;
    if (await writeIfChanged(path, updateText(text, played))) changed.push(shownPath(path));
  }
  return changed;
}
