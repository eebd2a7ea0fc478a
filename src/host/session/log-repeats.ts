import type { Clock } from "../../runtime/core/clock.ts";
import type { Log, LogEntry } from "../log.ts";

/** For this long the same line is not said again. Milliseconds. */
const silence = 10_000;
/** Lines that differ each time are no repeats: of more than this only the latest are remembered. */
const mostRemembered = 200;

interface Said {
  readonly entry: LogEntry;
  readonly until: number;
  more: number;
}

/**
 * Says a warning or error once when it comes in hundreds, and later how often it came: a switch that is pressed while the
 * broker is away must not fill the disk of a machine that nobody looks at. What flows log themselves is left alone.
 */
export function withoutRepeats(log: Log, clock: Pick<Clock, "monotonic">): Log {
  const said = new Map<string, Said>();

  function sayWhatIsOver(now: number): void {
    for (const [key, { entry, until, more }] of said) {
      if (until > now) continue;
      said.delete(key);
      if (more > 0)
        log({ ...entry, text: `${entry.text} (${more === 1 ? "once more" : `${more} more times`})`, data: { ...entry.data, more } });
    }
  }

  return (entry) => {
    const now = clock.monotonic();
    sayWhatIsOver(entry.event === "stopped" ? Number.POSITIVE_INFINITY : now);
    const mayRepeat = entry.event !== "log" && (entry.level === "warning" || entry.level === "error");
    const key = `${entry.event} ${entry.text}`;
    const before = mayRepeat ? said.get(key) : undefined;
    if (before !== undefined) {
      before.more += 1;
      return;
    }
    log(entry);
    if (!mayRepeat) return;
    said.set(key, { entry, until: now + silence, more: 0 });
    const [oldest] = said.keys();
    if (said.size > mostRemembered && oldest !== undefined) said.delete(oldest);
  };
}
