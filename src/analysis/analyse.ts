import type { Diagnostic } from "../model/diagnostic.ts";
import { findAlarms } from "./alarms.ts";
import { findContradictions } from "./contradictions.ts";
import { findEmptySets } from "./empty-sets.ts";
import { findEndless } from "./endless.ts";
import { findFeedback } from "./feedback.ts";
import { type AnalysisOptions, type ProjectFlow, resolveFlows } from "./project-flows.ts";
import { findOutOfRange } from "./ranges.ts";
import { applySilences } from "./silence.ts";
import { findTwoWriters } from "./two-writers.ts";
import { findUnreachable } from "./unreachable.ts";
import { findUnsaidWords } from "./unsaid-words.ts";
import { writesOf } from "./writes.ts";

/**
 * What can be said of all flows of a home together, by flow: things that compile and run, and are probably not what was meant.
 * Pure; nothing is executed. Flows that do not compile are looked at as far as they can be read. See docs/analysis.md.
 */
export function analyseProject(flows: readonly ProjectFlow[], options: AnalysisOptions): ReadonlyMap<string, readonly Diagnostic[]> {
  const { flows: resolved, scopes } = resolveFlows(flows, options);
  const writes = scopes.flatMap(writesOf);
  const findings = [
    ...findTwoWriters(writes),
    ...findContradictions(writes),
    ...findFeedback(writes),
    ...findOutOfRange(writes),
    ...findAlarms(writes),
    ...resolved.flatMap((flow) => [...findUnsaidWords(flow), ...findEmptySets(flow), ...findEndless(flow)]),
    ...resolved.filter(({ complete }) => complete).flatMap(findUnreachable),
  ];
  return applySilences(flows, findings).said;
}
