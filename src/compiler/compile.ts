import type { Catalogue, Service } from "../catalogue/define-node.ts";
import { encodeCommentLines } from "../ir/encode.ts";
import { printModule } from "../ir/print-module.ts";
import { type LineTable, linesToNodes, makeSourceMap, type SourceMap } from "../ir/source-map.ts";
import { type Diagnostic, diagnose, hasErrors } from "../model/diagnostic.ts";
import type { FlowDocument } from "../model/document.ts";
import { parseFlow } from "../model/parse.ts";
import type { HomeDescription } from "../z2m/description.ts";
import { assemble, bodyOf } from "./assemble.ts";
import { bypassDisabled } from "./bypass.ts";
import { checkDocument } from "./check.ts";
import type { Graph } from "./graph.ts";
import { lower } from "./lower.ts";
import { findMissingInputs } from "./missing-inputs.ts";
import { findCycles, orderNodes } from "./order.ts";
import { resolvePins } from "./resolve-pins.ts";
import { resolveRoles } from "./resolve-roles.ts";
import { resolveWires } from "./resolve-wires.ts";
import { tidy } from "./tidy.ts";

export interface CompileOptions {
  /** Flow id: the file's name without extension. Durable state is keyed by it. */
  readonly id: string;
  readonly home: HomeDescription;
  readonly catalogue: Catalogue;
  /** Path of the flow file for the first line: `flows/hall-light.json`. */
  readonly file: string;
  /** Of this program, for the first line. */
  readonly version: string;
  /** Where the generated home is, as seen from the generated module. Default `../generated/home`. */
  readonly homeModule?: string;
  /** Adds what shows the flow at work to an editor; changes nothing of what it does. Default: nothing is added. */
  readonly probes?: boolean;
  /** 1-based lines of the file on which nodes begin, for the source map. */
  readonly nodeLines?: ReadonlyMap<string, number>;
}

export interface CompiledModule {
  readonly text: string;
  /** The nodes of each line of `text`, first line 1. */
  readonly lines: LineTable;
  readonly sourceMap: SourceMap;
}

/** What a flow needs from outside. */
export interface FlowUses {
  /** Roles that nodes use, and the devices or groups behind them. */
  readonly roles: ReadonlyMap<string, string>;
  readonly topics: readonly string[];
  readonly services: readonly Service[];
}

export interface Compiled {
  /** Undefined when a diagnostic is an error. */
  readonly module: CompiledModule | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: FlowUses;
}

const usesNothing: FlowUses = { roles: new Map(), topics: [], services: [] };

/** Compiles the text of a flow file. */
export function compileText(text: string, options: CompileOptions): Compiled {
  const { document, diagnostics, nodeLines } = parseFlow(text);
  if (document === undefined) return { module: undefined, diagnostics, uses: usesNothing };
  const compiled = compile(document, { nodeLines, ...options });
  return { ...compiled, diagnostics: [...diagnostics, ...compiled.diagnostics].map((one) => withLine(one, nodeLines)) };
}

function withLine(diagnostic: Diagnostic, nodeLines: ReadonlyMap<string, number>): Diagnostic {
  const { node, line } = diagnostic.place;
  const known = node === undefined ? undefined : nodeLines.get(node);
  return line !== undefined || known === undefined ? diagnostic : { ...diagnostic, place: { ...diagnostic.place, line: known } };
}

/**
 * Document + catalogue + home → module, source map, diagnostics. Pure and deterministic: equal input gives equal bytes, in
 * whatever order the document lists its nodes. Problems are collected, never thrown.
 */
export function compile(document: FlowDocument, options: CompileOptions): Compiled {
  const checked = checkDocument(document, options.catalogue);
  try {
    const { graph, diagnostics: found } = resolve(document, bypassDisabled(checked), options.home);
    const diagnostics = [...checked.diagnostics, ...found, ...findCycles(graph)];
    const uses = collectUses(graph);
    if (hasErrors(diagnostics)) return { module: undefined, diagnostics, uses };
    const { module, isIdle } = writeModule(document, graph, options);
    return { module, diagnostics: isIdle ? [...diagnostics, diagnose("flow/nothing-to-do", {}, {})] : diagnostics, uses };
  } catch (error) {
    // A kind that breaks the rules must not take the editor or the other flows with it.
    const problem = error instanceof Error ? error.message : String(error);
    return { module: undefined, diagnostics: [...checked.diagnostics, diagnose("flow/internal", {}, { problem })], uses: usesNothing };
  }
}

function writeModule(
  document: FlowDocument,
  graph: Graph,
  options: CompileOptions,
): { readonly module: CompiledModule; readonly isIdle: boolean } {
  const lowered = lower(graph, orderNodes(graph), options.probes);
  const assembled = tidy(assemble(lowered));
  const { text, marks } = printModule({
    header: `Generated from ${options.file} by ziggy-flow ${options.version}. Edit the flow, not this file.`,
    homeModule: options.homeModule ?? "../generated/home",
    description: encodeCommentLines(document.description ?? document.name ?? ""),
    id: options.id,
    home: lowered.home,
    body: bodyOf(assembled),
  });
  const nodeLines = new Map([...(options.nodeLines ?? [])].map(([id, line]) => [id, line - 1]));
  const sourceMap = makeSourceMap({ marks, file: `${options.id}.ts`, source: options.file, nodeLines });
  return { module: { text, lines: linesToNodes(text, marks), sourceMap }, isIdle: assembled.listeners.length === 0 };
}

function resolve(
  document: FlowDocument,
  bypassed: ReturnType<typeof bypassDisabled>,
  home: HomeDescription,
): {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
} {
  const roles = resolveRoles(document, home);
  const pins = resolvePins(bypassed.nodes, bypassed.wires, roles, home);
  const fed = findMissingInputs(pins.nodes, bypassed.wires, bypassed.lost);
  const { graph, diagnostics } = resolveWires(fed.nodes, pins.roles, fed.wires, home);
  const used = [...roles.warnings].flatMap(([role, warning]) => (pins.roles.has(role) ? [warning] : []));
  const unused = [...document.roles.keys()]
    .filter((role) => !pins.asked.has(role))
    .sort()
    .map((role) => diagnose("role/unused", { role }, { role }));
  return { graph, diagnostics: [...used, ...unused, ...pins.diagnostics, ...fed.diagnostics, ...diagnostics] };
}

function collectUses(graph: Graph): FlowUses {
  const all = [...graph.nodes.values()].map((node) => node.usable.uses);
  return {
    roles: new Map([...graph.roles.values()].map(({ name, entity }) => [name, entity.name])),
    topics: [...new Set(all.flatMap((uses) => uses.topics ?? []))].sort(),
    services: [...new Set(all.flatMap((uses) => uses.services ?? []))].sort(),
  };
}
