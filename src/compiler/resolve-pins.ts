import type { PinContext } from "../catalogue/emission.ts";
import { literalProblem, typeOfLiteral } from "../catalogue/literals.ts";
import type { OutputPin } from "../catalogue/pins.ts";
import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import { commonType } from "../model/pin-type.ts";
import { type CalledSubflow, type CheckedNode, type CheckedWire, type GraphNode, type GraphRole, groupWires, pinKey } from "./graph.ts";
import { nearest } from "./near.ts";
import { withPins } from "./pins-of-node.ts";
import type { Surroundings } from "./resolve-flow.ts";
import type { ResolvedRoles } from "./resolve-roles.ts";
import { sortByDependency } from "./sort-by-dependency.ts";

export interface ResolvedPins {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly roles: ReadonlyMap<string, GraphRole>;
  /** The subflows that nodes call, by path. */
  readonly calls: ReadonlyMap<string, CalledSubflow>;
  /** Parameters that are values and that nodes name. */
  readonly askedParameters: ReadonlySet<string>;
  /** All roles that nodes name, whether bound or not. */
  readonly asked: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Asks every node for its pins, sources before what they feed, so that types travel along the wires. */
export function resolvePins(
  nodes: ReadonlyMap<string, CheckedNode>,
  wires: readonly CheckedWire[],
  roles: ResolvedRoles,
  { home, parameters, findSubflow }: Surroundings,
): ResolvedPins {
  const into = groupWires(wires, (wire) => wire.to);
  const known = new Map<string, GraphNode>();
  const { order, inCircles } = sortByDependency(
    [...nodes.keys()],
    wires.map((wire) => [wire.from.node, wire.to.node] as const),
  );

  const askedRoles = new Map<string, Set<string>>();
  const needOne = new Map<string, Set<string>>();
  const askedParameters = new Set<string>();
  const calls = new Map<string, CalledSubflow>();
  const uncallable = new Map<string, Map<string, Diagnostic>>();

  function bound(name: string): GraphRole | undefined {
    const parameter = parameters.roles.get(name);
    if (parameter !== undefined) return { name, entity: parameter.entity, parameter: parameter.isList ? "list" : "one" };
    const entity = roles.bound.get(name);
    return entity === undefined ? undefined : { name, entity };
  }

  function callable(id: string, path: string): CalledSubflow | undefined {
    const found = calls.get(path) ?? findSubflow(path);
    if ("code" in found) {
      const refused = uncallable.get(id) ?? new Map<string, Diagnostic>();
      uncallable.set(id, refused.set(path, found));
      return undefined;
    }
    calls.set(path, found);
    return found;
  }

  function contextOf({ id, node }: CheckedNode): PinContext {
    const asked = askedRoles.get(id) ?? new Set();
    askedRoles.set(id, asked);
    const single = needOne.get(id) ?? new Set();
    needOne.set(id, single);
    const sources = (input: string): readonly OutputPin[] =>
      (into.get(pinKey(id, input)) ?? []).flatMap(({ from }) => known.get(from.node)?.outputs.get(from.pin) ?? []);
    return {
      home,
      role: (name) => {
        asked.add(name);
        single.add(name);
        const found = bound(name);
        return found?.parameter === "list" ? undefined : found?.entity;
      },
      roleOrList: (name) => {
        asked.add(name);
        const found = bound(name);
        return found && { entity: found.entity, isList: found.parameter === "list" };
      },
      subflow: (path) => callable(id, path)?.interface,
      parameter: (name) => {
        askedParameters.add(name);
        return parameters.values.get(name)?.type;
      },
      connected: (input) => {
        const found = sources(input);
        const written = node.inputs.get(input);
        // What is written into an input is what comes, whatever the wire brings.
        return found.length > 0 && written !== undefined ? typeOfLiteral(written) : commonType(found.map((source) => source.type));
      },
      connectedRole: (input) => {
        const found = sources(input).map((source) => source.role);
        return found.find((role) => role === "event") ?? found[0];
      },
      written: (input) => node.inputs.get(input),
    };
  }

  // Twice where there is a circle: the first round cannot know what comes back.
  for (const id of [...order, ...inCircles]) {
    const node = nodes.get(id);
    if (node !== undefined) known.set(id, withPins(node, contextOf(node)));
  }

  const diagnostics: Diagnostic[] = [];
  const usedRoles = new Map<string, GraphRole>();
  const resolved = new Map<string, GraphNode>();
  for (const [id, node] of nodes) {
    const problems = problemsOf(node, contextOf(node));
    const asked = [...(askedRoles.get(id) ?? [])];
    const refused = [...(uncallable.get(id)?.values() ?? [])];
    diagnostics.push(...refused.map((one) => ({ ...one, place: { node: id, setting: "flow" } })));
    let isComplete = refused.length === 0;
    for (const name of asked) {
      const role = bound(name);
      if (role !== undefined) usedRoles.set(name, role);
      const isWrong = role?.parameter === "list" && needOne.get(id)?.has(name) === true;
      if (isWrong) diagnostics.push(diagnose("parameter/is-list", { node: id, role: name }, { name }));
      else if (role === undefined) diagnostics.push(roleDiagnostic(id, name, roles));
      isComplete &&= role !== undefined && !isWrong;
    }
    if (!isComplete) continue;
    const graphNode = known.get(id) ?? withPins(node, contextOf(node));
    resolved.set(id, graphNode);
    diagnostics.push(...problems, ...literalDiagnostics(graphNode));
  }
  const asked = new Set([...askedRoles.values()].flatMap((names) => [...names]));
  return { nodes: resolved, roles: usedRoles, calls, askedParameters, asked, diagnostics };
}

function roleDiagnostic(node: string, role: string, roles: ResolvedRoles): Diagnostic {
  const reason = roles.unbound.get(role);
  return reason === undefined ? diagnose("role/unknown", { node, role }, { role }) : { ...reason, place: { ...reason.place, node } };
}

function problemsOf({ id, kind, usable }: CheckedNode, context: PinContext): readonly Diagnostic[] {
  return usable.check(context).map(({ setting, input, problem }) => {
    if (input !== undefined) return diagnose("input/invalid", { node: id, pin: input }, { pin: input, problem });
    const label = setting === undefined ? kind.title : (new Map(Object.entries(kind.fields)).get(setting)?.label ?? setting);
    return diagnose("setting/invalid", { node: id, ...(setting !== undefined && { setting }) }, { label, problem });
  });
}

/** Values written into inputs: the input exists, the value is of its type. */
function literalDiagnostics({ id, node, inputs }: GraphNode): readonly Diagnostic[] {
  return [...node.inputs].flatMap(([pin, json]) => {
    const place = { node: id, pin };
    const input = inputs.get(pin);
    if (input === undefined) return [diagnose("input/unknown", place, { pin, near: nearest(pin, inputs.keys()) })];
    const problem = literalProblem(input.type, json);
    return problem === undefined ? [] : [diagnose("input/invalid", place, { pin, problem })];
  });
}
