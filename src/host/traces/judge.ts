import { matchesPayload, wildcard } from "./match-payload.ts";
import type { Channel, Deed, Expectation, Trace } from "./trace.ts";

/** A line of a trace and what came of it. */
export interface Judged {
  readonly expectation: Expectation;
  /** What fulfilled it; for `NEVER` what broke it. */
  readonly deed: Deed | undefined;
  readonly ok: boolean;
}

export interface Verdict {
  /** In the order of the trace. */
  readonly lines: readonly Judged[];
  /** What came and no line speaks of. */
  readonly others: readonly Deed[];
  readonly ok: boolean;
}

/** Replies and log lines are answers to whoever asks for them: nobody need expect them. */
const needNotBeExpected = new Set(["http", "log"]);

/**
 * Compares what flows did with what a trace says. `EXPECT` lines take first, each the first fitting deed after the one that
 * the line before it of its channel took (whether a reply or a command of one turn leaves first is nobody's business); then `ANY` lines, as many of them as can be; then `SEND` lines. `NEVER` looks at everything.
 */
export function judge({ settings, expectations }: Pick<Trace, "settings" | "expectations">, deeds: readonly Deed[]): Verdict {
  const takenBy = new Map<Expectation, number>();
  takeInOrder(ofKind(expectations, "EXPECT"), deeds, takenBy);
  takeInAnyOrder(ofKind(expectations, "ANY"), deeds, takenBy);
  takeInAnyOrder(ofKind(expectations, "SEND"), deeds, takenBy);
  const lines = expectations.map((expectation): Judged => {
    if (expectation.kind === "NEVER") {
      const deed = deeds.find((each) => fits(expectation, each));
      return { expectation, deed, ok: deed === undefined };
    }
    const index = takenBy.get(expectation);
    return { expectation, deed: index === undefined ? undefined : deeds[index], ok: index !== undefined || expectation.kind === "SEND" };
  });
  const taken = new Set(takenBy.values());
  const forbidden = new Set(lines.filter(({ expectation }) => expectation.kind === "NEVER").map(({ deed }) => deed));
  const others = deeds.filter((deed, index) => !taken.has(index) && !forbidden.has(deed) && !needNotBeExpected.has(deed.channel));
  return { lines, others, ok: lines.every(({ ok }) => ok) && (settings.others === "ignore" || others.length === 0) };
}

function ofKind(expectations: readonly Expectation[], kind: Expectation["kind"]): readonly Expectation[] {
  return expectations.filter((expectation) => expectation.kind === kind);
}

/** Whether a deed is what a line speaks of. */
export function fits(expectation: Expectation, deed: Deed): boolean {
  const { kind, channel, name, from, to, payload } = expectation;
  const named = name === wildcard || name === deed.name;
  // "Not before three minutes" and "at three minutes" are said of the same lamp: the end belongs to the one that expects.
  const inTime = deed.at >= from && (kind === "NEVER" ? deed.at < to : deed.at <= to);
  return channel === deed.channel && named && inTime && matchesPayload(payload, deed.payload);
}

function takeInOrder(expectations: readonly Expectation[], deeds: readonly Deed[], takenBy: Map<Expectation, number>): void {
  const next = new Map<Channel, number>();
  for (const expectation of expectations) {
    const first = next.get(expectation.channel) ?? 0;
    const index = deeds.findIndex((deed, at) => at >= first && fits(expectation, deed));
    if (index < 0) continue;
    takenBy.set(expectation, index);
    next.set(expectation.channel, index + 1);
  }
}

/** The largest matching there is: a line with wildcards gives up its deed for a stricter one where another is left for it. */
function takeInAnyOrder(expectations: readonly Expectation[], deeds: readonly Deed[], takenBy: Map<Expectation, number>): void {
  const closed = new Set(takenBy.values());
  const holder = new Map<number, Expectation>();
  const place = (expectation: Expectation, seen: Set<number>): boolean => {
    for (const [index, deed] of deeds.entries()) {
      if (closed.has(index) || seen.has(index) || !fits(expectation, deed)) continue;
      seen.add(index);
      const present = holder.get(index);
      if (present !== undefined && !place(present, seen)) continue;
      holder.set(index, expectation);
      takenBy.set(expectation, index);
      return true;
    }
    return false;
  };
  for (const expectation of expectations) place(expectation, new Set());
}
