import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import type { Silence } from "../model/document.ts";
import type { Finding } from "./finding.ts";
import type { ProjectFlow } from "./project-flows.ts";

/** A silence of a flow or of one of its nodes. */
interface Written {
  readonly flow: string;
  readonly node: string | undefined;
  readonly code: string;
}

export interface Heard {
  /** What is left to say, by flow. */
  readonly said: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly silenced: number;
}

/** Leaves out what the flows silence, and says which silences have nothing to silence. */
export function applySilences(flows: readonly ProjectFlow[], findings: readonly Finding[]): Heard {
  const written = flows.flatMap(silencesOf);
  const used = new Set<Written>();
  const said = new Map<string, Diagnostic[]>(flows.map(({ id }) => [id, []]));
  let silenced = 0;
  for (const { at } of findings) {
    const matching = written.filter((silence) => at.some(({ flow, diagnostic }) => silences(silence, flow, diagnostic)));
    for (const silence of matching) used.add(silence);
    if (matching.length > 0) silenced += 1;
    else for (const { flow, diagnostic } of at) said.get(flow)?.push(diagnostic);
  }
  for (const silence of written) {
    if (used.has(silence)) continue;
    const { flow, node, code } = silence;
    const place = node === undefined ? { path: `/silence/${code}` } : { node, path: `/nodes/${node}/silence/${code}` };
    said.get(flow)?.push(diagnose("analysis/idle-silence", place, { code }));
  }
  return { said, silenced };
}

function silencesOf({ id, document }: ProjectFlow): readonly Written[] {
  const entries = (silence: Silence, node: string | undefined): readonly Written[] =>
    [...silence.keys()].map((code) => ({ flow: id, node, code }));
  return [...entries(document.silence, undefined), ...[...document.nodes].flatMap(([node, { silence }]) => entries(silence, node))];
}

function silences({ flow, node, code }: Written, ofFlow: string, { code: said, place }: Diagnostic): boolean {
  return flow === ofFlow && code === said && (node === undefined || node === place.node);
}
