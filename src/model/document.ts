import type { Json } from "../base/json.ts";

/** The version of the file format that this program writes. */
export const formatVersion = 1;

/** Members that this version does not know. They survive load and save. */
export type Extra = ReadonlyMap<string, Json>;

/**
 * A flow as saved: nodes, wires, roles. Immutable; edits make new documents. Ids and names are keys of maps, never of objects,
 * since they come from outside.
 */
export interface FlowDocument {
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** What a caller hands in. Undefined: this is a flow of its own, not a subflow. */
  readonly parameters: ReadonlyMap<string, FlowParameter> | undefined;
  readonly silence: Silence;
  readonly roles: ReadonlyMap<string, Role>;
  readonly nodes: ReadonlyMap<string, FlowNode>;
  /** As written in the file, so that a wire that cannot be read is not lost by saving. */
  readonly wires: readonly string[];
  /** Where nodes stand on the canvas. Never changes what a flow does. */
  readonly layout: ReadonlyMap<string, Json>;
  readonly extra: Extra;
}

/** What the analysis of the whole home is not to say again, by code, each with the reason why it is well as it is. */
export type Silence = ReadonlyMap<string, string>;

/** What a flow calls a device: bound by IEEE address, or a group by number. Name and model are labels and fall-back. */
export interface Role {
  readonly ieee: string | undefined;
  readonly group: number | undefined;
  readonly name: string | undefined;
  readonly model: string | undefined;
  readonly extra: Extra;
}

/** What a subflow is called with, under a name that its nodes use. As written: what is odd is said when it is compiled. */
export interface FlowParameter {
  /** One of `parameterTypes`, if the file is right. */
  readonly type: string;
  readonly description: string | undefined;
  /** Of devices: what they must be able to do. */
  readonly capability: string | undefined;
  /** Of a device: its model. */
  readonly model: string | undefined;
  /** What counts where a caller says nothing. Undefined: the caller must. */
  readonly default: Json | undefined;
  readonly unit: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Of a choice. */
  readonly words: readonly string[];
  readonly extra: Extra;
}

export const parameterTypes = ["device", "devices", "number", "text", "boolean", "duration", "choice"] as const;
export type ParameterType = (typeof parameterTypes)[number];

export interface FlowNode {
  readonly kind: string;
  /** What the person calls it; a comment in the output. */
  readonly title: string | undefined;
  readonly note: string | undefined;
  readonly settings: ReadonlyMap<string, Json>;
  /** Literals of inputs without a wire. */
  readonly inputs: ReadonlyMap<string, Json>;
  /** Its state survives a restart. */
  readonly durable: boolean;
  /** Left out when the flow runs; what it would pass on is passed by. */
  readonly disabled: boolean;
  readonly silence: Silence;
  readonly extra: Extra;
}

export const emptyDocument: FlowDocument = {
  name: undefined,
  description: undefined,
  parameters: undefined,
  silence: new Map(),
  roles: new Map(),
  nodes: new Map(),
  wires: [],
  layout: new Map(),
  extra: new Map(),
};
