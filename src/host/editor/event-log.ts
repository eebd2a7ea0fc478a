import { Emitter } from "../../base/emitter.ts";
import type { LogEntry } from "../../contract/facts.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { LogEntry as HostEntry, Log } from "../log.ts";
import { Batches } from "./batches.ts";

/** Entries kept for editors that come later. */
const mostKept = 2_000;
/** Told at once; of a storm the last ones, which is what a person would see of it anyway. */
const mostTold = 300;

/** What the editor's log panel shows: kept, and told in batches. */
export class EventLog {
  readonly appended = new Emitter<readonly LogEntry[]>();
  readonly #clock: Clock;
  readonly #batches: Batches;
  #kept: LogEntry[] = [];
  #news: LogEntry[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#batches = new Batches(clock, () => this.appended.emit(this.#news.splice(0)));
  }

  readonly log: Log = (entry) => {
    const { flow, node } = entry.data ?? {};
    this.#append({
      at: this.#clock.wall(),
      level: entry.level,
      flow: typeof flow === "string" ? flow : undefined,
      node: typeof node === "string" ? node : undefined,
      message: messageFor(entry, typeof flow === "string" ? flow : undefined),
    });
  };

  get entries(): readonly LogEntry[] {
    return this.#kept;
  }

  dispose(): void {
    this.#batches.dispose();
  }

  #append(entry: LogEntry): void {
    this.#kept.push(entry);
    if (this.#kept.length > 2 * mostKept) this.#kept = this.#kept.slice(-mostKept);
    this.#news.push(entry);
    if (this.#news.length > mostTold) this.#news.shift();
    this.#batches.note();
  }
}

/** The flow has a column of its own: what a flow logs need not begin with its name. */
function messageFor({ event, text }: HostEntry, flow: string | undefined): string {
  const prefix = `${flow}: `;
  return event === "log" && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
