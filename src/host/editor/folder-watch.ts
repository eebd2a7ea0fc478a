import { join } from "node:path";
import type { Disposer } from "../../base/disposer.ts";
import { milliseconds } from "../../base/duration.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import { flowFolder, moduleFolder } from "../project/project.ts";

/** Editors write in several steps, and git changes many files at once. */
const settling = milliseconds(100);

const ignored = /[\\/](node_modules|\.git|\.ziggy-flow|generated|traces|secrets)([\\/]|$)/;

/** Calls when flows of a folder may have changed, appeared or vanished. Resolves when it watches; call the result to end it. */
export async function watchFolder(folder: string, clock: Clock, onChange: () => void): Promise<() => Promise<void>> {
  const { watch } = await import("chokidar");
  const watcher = watch(folder, {
    ignoreInitial: true,
    depth: 1,
    ignored: (path) => ignored.test(path.slice(folder.length)),
  });
  let waiting: Disposer | undefined;
  watcher.on("all", (_, path) => {
    if (!/\.(json|ts)$/.test(path) && path !== join(folder, flowFolder) && path !== join(folder, moduleFolder)) return;
    waiting?.();
    waiting = clock.wakeAt(clock.monotonic() + settling, onChange);
  });
  // A folder that cannot be watched any more (unmounted) is one whose files stay as they were last seen.
  watcher.on("error", () => undefined);
  await new Promise<void>((resolve) => watcher.on("ready", resolve));
  return async () => {
    waiting?.();
    await watcher.close();
  };
}
