import { dirname } from "node:path";
import type { Disposer } from "../../base/disposer.ts";
import { milliseconds } from "../../base/duration.ts";
import { messageOf } from "../host-error.ts";
import type { Log } from "../log.ts";
import { machineClock } from "../machine-clock.ts";
import { resolveTargets } from "../project/targets.ts";
import type { RunningSession } from "./start-session.ts";

/** Editors write in several steps, and git changes many files at once. */
const settling = milliseconds(150);

/** Deploys flows again when their files change, appear or vanish. Resolves when the watch is set up; call the result to end it. */
export async function watchTargets(paths: readonly string[], { session, targets }: RunningSession, log: Log): Promise<() => Promise<void>> {
  const { watch } = await import("chokidar");
  const folders = new Set([...targets.folders, ...targets.sources.map((source) => dirname(source.path))]);
  const watcher = watch([...folders], {
    ignoreInitial: true,
    depth: 2,
    ignored: /[\\/](node_modules|\.git|\.ziggy-flow|generated)([\\/]|$)/,
  });
  let waiting: Disposer | undefined;
  const update = async (): Promise<void> => {
    try {
      await session.update(await resolveTargets(paths));
    } catch (error) {
      log({ level: "error", event: "watchFailed", text: messageOf(error) });
    }
  };
  watcher.on("all", (_, path) => {
    if (!/\.(json|ts)$/.test(path)) return;
    waiting?.();
    waiting = machineClock.wakeAt(machineClock.monotonic() + settling, () => void update());
  });
  await new Promise<void>((resolve) => watcher.on("ready", resolve));
  return async () => {
    waiting?.();
    await watcher.close();
  };
}
