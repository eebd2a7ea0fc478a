import { type Duration, milliseconds } from "../../../base/duration.ts";
import { isJsonObject, type Json } from "../../../base/json.ts";
import type { Value } from "../../core/values.ts";
import { type Helper, helperPriority, setUpHelper } from "../kernel/helper.ts";

export type WindowSummary = "average" | "lowest" | "highest";

/** A window is kept as this many spans: it moves on in steps of a sixtieth, and needs the same room however busy the source is. */
const spansInWindow = 60;

/** What was seen during one span. */
interface Span {
  /** Milliseconds for which the source was known. */
  readonly known: number;
  /** Value times milliseconds. */
  readonly sum: number;
  readonly lowest: number;
  readonly highest: number;
}

const emptySpan: Span = { known: 0, sum: 0, lowest: Number.POSITIVE_INFINITY, highest: Number.NEGATIVE_INFINITY };

/**
 * The average (each value weighing as much as the time for which it held), lowest or highest of a number over the window of
 * time that has just passed; over what there is of it while the window is not full. Time for which the source was unknown
 * does not count. A deploy keeps the window. Throws for a window that is not above 0.
 */
export function overWindow(id: string, source: Value<number>, window: Duration, summary: WindowSummary = "average"): Value<number> {
  if (!(window > 0)) throw new Error(`overWindow("${id}", …): the window must be above 0.`);
  return setUpHelper("overWindow", id, {}, (helper) => {
    const { clock } = helper.flow;
    const output = helper.cell<number>(undefined, source);
    const spans = new Spans(milliseconds(window / spansInWindow), clock.monotonic());
    restore(helper, spans, window);
    let value = source.value;

    function look(): void {
      spans.advance(clock.monotonic(), value);
      output.set(spans.summary(summary));
    }

    const timer = helper.timer(() => {
      look();
      helper.state.write({ window, spans: spans.stored(), end: spans.end });
      timer.startAt(spans.end);
    });

    look();
    timer.startAt(spans.end);
    source.onChange(
      (next) => {
        spans.advance(clock.monotonic(), value);
        value = next;
        look();
      },
      { first: true, resync: true, priority: helperPriority },
    );
    return output;
  });
}

/** The last spans, and the one that is under way. */
class Spans {
  readonly #length: Duration;
  #past: readonly Span[] = [];
  #present: Span = emptySpan;
  /** Up to when everything is counted. */
  #counted: number;
  /** When the present span ends. */
  end: number;

  constructor(length: Duration, now: number) {
    this.#length = length;
    this.#counted = now;
    this.end = now + length;
  }

  /** Counts the time up to now, during which the source had this value. */
  advance(now: number, value: number | undefined): void {
    // After a sleep longer than the window nothing of before counts.
    if (now - this.end > this.#length * spansInWindow) {
      this.#past = [];
      this.#present = emptySpan;
      this.#counted = now - this.#length * spansInWindow;
      this.end = this.#counted + this.#length;
    }
    while (this.end <= now) {
      this.#count(this.end, value);
      this.#past = [...this.#past, this.#present].slice(-spansInWindow);
      this.#present = emptySpan;
      this.end += this.#length;
    }
    this.#count(now, value);
  }

  #count(until: number, value: number | undefined): void {
    const time = until - this.#counted;
    this.#counted = until;
    if (value === undefined) return;
    const { known, sum, lowest, highest } = this.#present;
    this.#present = {
      known: known + time,
      sum: sum + value * time,
      lowest: Math.min(lowest, value),
      highest: Math.max(highest, value),
    };
  }

  summary(of: WindowSummary): number | undefined {
    const all = [...this.#past, this.#present].filter((span) => span.lowest <= span.highest);
    if (all.length === 0) return undefined;
    if (of === "lowest") return Math.min(...all.map((span) => span.lowest));
    if (of === "highest") return Math.max(...all.map((span) => span.highest));
    const known = all.reduce((total, span) => total + span.known, 0);
    // Before any time has passed the only value there is: its own average.
    if (known === 0) return all.at(-1)?.highest;
    return Number((all.reduce((total, span) => total + span.sum, 0) / known).toPrecision(12));
  }

  stored(): Json {
    return this.#past.map(({ known, sum, lowest, highest }) => (known === 0 ? [] : [known, sum, lowest, highest]));
  }

  restore(past: readonly Span[], end: number): void {
    this.#past = past;
    this.#counted = end - this.#length;
    this.end = end;
  }
}

function restore(helper: Helper, spans: Spans, window: Duration): void {
  const stored = helper.state.read();
  if (!isJsonObject(stored) || stored.window !== window || typeof stored.end !== "number" || !Array.isArray(stored.spans)) return;
  spans.restore(stored.spans.map(readSpan), stored.end);
  // What the source was while the flow was being replaced is not known.
  spans.advance(helper.flow.clock.monotonic(), undefined);
}

function readSpan(stored: Json): Span {
  const numbers = Array.isArray(stored) ? stored : [];
  const [known, sum, lowest, highest] = numbers.filter((number: Json) => typeof number === "number");
  if (known === undefined || sum === undefined || lowest === undefined || highest === undefined) return emptySpan;
  return { known, sum, lowest, highest };
}
