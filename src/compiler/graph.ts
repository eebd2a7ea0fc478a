import type { ConfiguredNode, NodeKind } from "../catalogue/define-node.ts";
import type { InputPin, OutputPin } from "../catalogue/pins.ts";
import type { SubflowInterface } from "../catalogue/subflow-interface.ts";
import type { FlowNode } from "../model/document.ts";
import type { PinType } from "../model/pin-type.ts";
import type { PinAddress, Wire } from "../model/wire.ts";
import type { EntityDescription, HomeDescription } from "../z2m/description.ts";
import type { ResolvedParameters } from "./parameters.ts";

export type UsableNode = NonNullable<ConfiguredNode["usable"]>;

/** A node whose kind is known and whose settings can be used. */
export interface CheckedNode {
  readonly id: string;
  readonly node: FlowNode;
  readonly kind: NodeKind;
  readonly usable: UsableNode;
}

/** A wire whose ends exist, with the text that the file has for it. */
export interface CheckedWire extends Wire {
  readonly text: string;
}

/** A node with its pins. */
export interface GraphNode extends CheckedNode {
  readonly inputs: ReadonlyMap<string, InputPin>;
  readonly outputs: ReadonlyMap<string, OutputPin>;
}

/** A wire with the pins that it joins. */
export interface GraphWire extends CheckedWire {
  readonly output: OutputPin;
  readonly input: InputPin;
}

/** A role and what it is bound to. */
export interface GraphRole {
  readonly name: string;
  readonly entity: EntityDescription;
  /** Bound by whoever calls this subflow, to one device or to several. */
  readonly parameter?: "one" | "list" | undefined;
}

/** A subflow that nodes call. */
export interface CalledSubflow {
  /** As seen from the project. */
  readonly file: string;
  readonly interface: SubflowInterface;
  /** What its module is called in an import of this flow's module. */
  readonly importPath: string;
  /** Name of the function that its module exports. Writes the module when first asked. */
  functionName(): string;
}

/** A flow after everything in it has been found to exist. Maps are ordered by id, wires of one pin as in the file. */
export interface Graph {
  readonly home: HomeDescription;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly roles: ReadonlyMap<string, GraphRole>;
  readonly wires: readonly GraphWire[];
  readonly wiresFrom: ReadonlyMap<string, readonly GraphWire[]>;
  readonly wiresInto: ReadonlyMap<string, readonly GraphWire[]>;
  /** What a caller hands in, if this is a subflow. */
  readonly parameters: ResolvedParameters;
  /** The subflows that nodes call, by the path that they name. */
  readonly calls: ReadonlyMap<string, CalledSubflow>;
}

/** Key of a pin in `wiresFrom` and `wiresInto`. Node ids hold no dot, so it is unambiguous. */
export function pinKey(node: string, pin: string): string {
  return `${node}.${pin}`;
}

/** Groups wires by one of their ends, keeping their order. */
export function groupWires<W extends Wire>(wires: readonly W[], end: (wire: W) => PinAddress): ReadonlyMap<string, readonly W[]> {
  const groups = new Map<string, W[]>();
  for (const wire of wires) {
    const { node, pin } = end(wire);
    const key = pinKey(node, pin);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [wire]);
    else group.push(wire);
  }
  return groups;
}

/** By code units: independent of the machine's language. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function sortedById<T>(entries: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...entries].sort(([one], [other]) => compareText(one, other)));
}

/** What a node's input brings: the types of all outputs wired to it. */
export type ConnectedTypes = (node: string, input: string) => readonly PinType[];
