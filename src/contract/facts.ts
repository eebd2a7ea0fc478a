import type { Json } from "../base/json.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { StatefulNode } from "../model/kept-state.ts";
import type { HomeDescription } from "../z2m/description.ts";

/** Homes that ship with the program. */
export const shippedHomes = ["small", "typical", "large", "example", "hostile", "catalogue"] as const;
export type ShippedHome = (typeof shippedHomes)[number];

/** Where devices come from. */
export type HomeSource =
  | { readonly type: "simulated"; readonly home: ShippedHome | "recorded" }
  | { readonly type: "broker"; readonly url: string; readonly baseTopic: string };

export interface FlowEntry {
  /** File name without extension; what durable state is keyed by. Subflows in the folder of their own have it in front: `subflows/dial`. */
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** Changes with the file's content. */
  readonly revision: string;
  /** Subflows are drawn, and run where flows call them. Hand-written modules are listed and run, but drawn nowhere. */
  readonly type: "flow" | "subflow" | "module";
  /** Of a subflow, what the file says: whoever shows a flow that calls it needs to know its pins. */
  readonly text?: string;
}

export interface Project {
  readonly folder: string;
  readonly name: string;
  readonly source: HomeSource;
  readonly flows: readonly FlowEntry[];
  /** Flows that hold code or commands, and were not yet allowed to run in this folder. */
  readonly untrusted: readonly string[];
}

export interface RecentProject {
  readonly folder: string;
  readonly name: string;
}

export interface Session {
  readonly version: string;
  readonly face: "desktop" | "browser";
  readonly project: Project | undefined;
  readonly recent: readonly RecentProject[];
}

export type BrokerState = "connecting" | "connected" | "away";

export interface HomeFacts {
  readonly home: HomeDescription;
  readonly broker: BrokerState;
  readonly bridge: "online" | "offline" | "unknown";
  /** What hinders, in words: no device list, attribute output … */
  readonly notice: string | undefined;
  /** Zigbee2MQTT's version, where known. */
  readonly version: string | undefined;
}

/** The last known state of a device or group. */
export interface EntityState {
  /** IEEE address or group number. */
  readonly address: string;
  readonly availability: "online" | "offline" | "unknown";
  /** The merged payload of its state topic, by wire key. */
  readonly state: { readonly [key: string]: Json };
  /** Epoch ms of the last report. */
  readonly reportedAt: number | undefined;
  /** The last action and its moment: shown as a pulse. */
  readonly action: { readonly word: string; readonly at: number } | undefined;
}

export interface FlowRun {
  readonly flow: string;
  readonly state: "running" | "held" | "stopped" | "waiting";
  /** Why it is held, in words, with the node that is to blame. */
  readonly fault: { readonly message: string; readonly node: string | undefined } | undefined;
  /** Revision of the text that runs; older than the file's where a new version failed. */
  readonly revision: string | undefined;
  /** The nodes of the version that runs that keep something: compared with those of the next before it takes its place. */
  readonly stateful: readonly StatefulNode[];
}

/** Present values and recent pulses of a running flow's nodes. */
export interface LiveValues {
  readonly flow: string;
  readonly values: readonly { readonly node: string; readonly pin: string; readonly value: Json }[];
  readonly pulses: readonly { readonly node: string; readonly pin: string; readonly value: Json | undefined; readonly at: number }[];
  /** Time left of running delays, by node: epoch ms of their end. */
  readonly deadlines: readonly { readonly node: string; readonly at: number }[];
}

export interface LogEntry {
  readonly at: number;
  readonly level: "debug" | "info" | "warning" | "error";
  readonly flow: string | undefined;
  readonly node: string | undefined;
  readonly message: string;
}

/** What Run did: per flow, whether it was swapped, and what became of its state. */
export interface RunReport {
  readonly started: readonly string[];
  readonly unchanged: readonly string[];
  readonly failed: readonly { readonly flow: string; readonly diagnostics: readonly Diagnostic[] }[];
}

export interface FlowText {
  readonly id: string;
  readonly text: string;
  readonly revision: string;
}

/** Unsaved work found after a crash or a reload. */
export interface Backup {
  readonly flow: string;
  readonly text: string;
  /** Revision of the file that the work began from. */
  readonly base: string | undefined;
  readonly at: number;
}

export interface Completion {
  readonly label: string;
  readonly kind: "property" | "method" | "variable" | "keyword" | "type" | "function";
  readonly detail: string | undefined;
}
