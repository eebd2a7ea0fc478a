import { fits, type Judged, type Verdict } from "./judge.ts";
import type { Deed } from "./trace.ts";

/** A line of a trace beside what came of it, or what came in its place. */
export interface Pair {
  readonly judged: Judged | undefined;
  readonly deed: Deed | undefined;
  /** What is wrong, in a few words; undefined where nothing is. */
  readonly complaint: string | undefined;
}

/**
 * Puts each line beside its deed. A line that nothing fulfilled gets the nearest deed of the same device that no line speaks
 * of: more often than not that one was meant. What is left of those stands alone.
 */
export function pairUp({ lines, others }: Verdict, othersFail: boolean): readonly Pair[] {
  const left = new Set(others);
  const pairs = lines.map((judged): Pair => {
    if (judged.ok) return { judged, deed: judged.deed, complaint: undefined };
    if (judged.expectation.kind === "NEVER") return { judged, deed: judged.deed, complaint: "must not come" };
    const deed = nearestOf(judged, left);
    if (deed !== undefined) left.delete(deed);
    return { judged, deed, complaint: deed === undefined ? "did not come" : difference(judged, deed) };
  });
  const alone = [...left].map((deed): Pair => ({ judged: undefined, deed, complaint: othersFail ? "not expected" : undefined }));
  return [...pairs, ...alone];
}

function nearestOf({ expectation }: Judged, deeds: ReadonlySet<Deed>): Deed | undefined {
  const { channel, name, from } = expectation;
  const same = [...deeds].filter((deed) => deed.channel === channel && (deed.name === name || name === "*"));
  return same.sort((a, b) => Math.abs(a.at - from) - Math.abs(b.at - from))[0];
}

function difference({ expectation }: Judged, deed: Deed): string {
  if (fits(expectation, deed)) return "out of order";
  const atItsTime = { ...expectation, from: deed.at, to: deed.at };
  if (!fits(atItsTime, deed)) return deed.at < expectation.from || deed.at > expectation.to ? "other time and payload" : "other payload";
  return deed.at < expectation.from ? "too early" : "too late";
}
