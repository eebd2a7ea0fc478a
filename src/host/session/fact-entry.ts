import type { JsonObject } from "../../base/json.ts";
import type { Fact, FaultText } from "../../runtime/core/facts.ts";
import type { BuiltFlow } from "../build/build-flows.ts";
import type { LogEntry } from "../log.ts";
import type { FromRunner } from "../runner/protocol.ts";
import { nameOf } from "./fault-words.ts";
import { faultyNode, findInStack, type StackPlace } from "./stack-place.ts";

type Flows = ReadonlyMap<string, BuiltFlow>;

/** What the runtime tells, as a line of the log; undefined for what an operator does not read. */
export function factEntry(fact: Fact, flows: Flows): LogEntry | undefined {
  switch (fact.type) {
    case "flowStarted":
      return { level: "debug", event: "flowStarted", text: `flow "${fact.flow}" started`, data: { flow: fact.flow } };
    case "flowStopped":
      return { level: "debug", event: "flowStopped", text: `flow "${fact.flow}" stopped`, data: { flow: fact.flow } };
    case "flowFaulted":
      // A set-up that failed is reported by the runner, with what becomes of the flow.
      return fact.setUp ? undefined : threwEntry(fact.error, fact.flow, fact.node, flows);
    case "flowHeld":
      return heldEntry(fact.flow, fact.reason);
    case "loopHeld": {
      const text = `flows keep answering each other and are held back: ${fact.ring.join(" → ")}`;
      return { level: "error", event: "loopHeld", text, data: { flows: [...fact.flows], ring: [...fact.ring] } };
    }
    case "commandRefused":
      return { level: "warning", event: "commandRefused", text: `${by(fact)}${fact.what}: ${fact.reason}`, data: byData(fact) };
    case "commandsDropped":
      return {
        level: "warning",
        event: "commandsDropped",
        text: `${fact.count} ${fact.count === 1 ? "command was" : "commands were"} not sent: ${fact.reason}`,
        data: { count: fact.count },
      };
    case "commandFailed": {
      const what = fact.key === undefined ? fact.address : `${fact.address}, ${fact.key}`;
      return {
        level: "warning",
        event: "commandFailed",
        text: `${by(fact)}${what}: ${fact.message}`,
        data: { ...byData(fact), address: fact.address },
      };
    }
    case "messageIgnored":
      return { level: "debug", event: "messageIgnored", text: `${fact.topic}: ${fact.reason}`, data: { topic: fact.topic } };
    case "connectionChanged":
      // Why a connection ended comes in the runner's own words, with a remedy.
      return fact.connected ? { level: "info", event: "connected", text: "connected to the broker" } : undefined;
    case "bridgeStateChanged":
      return fact.online
        ? { level: "debug", event: "bridgeOnline", text: "Zigbee2MQTT is online" }
        : { level: "warning", event: "bridgeOffline", text: "Zigbee2MQTT is offline; it is waited for" };
    case "logged":
      return {
        level: fact.level,
        event: "log",
        text: `${fact.flow}: ${fact.message}`,
        data: { flow: fact.flow, node: fact.node ?? null, data: fact.data ?? null },
      };
    case "runtimeFaulted":
      return threwEntry(fact.error, undefined, undefined, flows);
    case "stopRequested":
      return { level: "info", event: "stopRequested", text: "a flow asks for the end", data: { code: fact.code } };
    default:
      return undefined;
  }
}

/** A flow that could not be loaded or set up. */
export function failedEntry({ id, error, previousRuns }: Extract<FromRunner, { type: "flowFailed" }>, flows: Flows): LogEntry {
  const found = findInStack(error.stack, flows);
  const node = faultyNode(undefined, found);
  const consequence = previousRuns ? "the version before keeps running" : "the other flows go on";
  return {
    level: "error",
    event: "flowFailed",
    text: `${nameOf({ flow: id, node })} could not be started: ${error.message}; ${consequence}${at(found)}`,
    data: { ...placeData(id, node, found), message: error.message, previousRuns },
  };
}

/** Something that was thrown, with the node it comes from and the line that a person would look at. */
function threwEntry(error: FaultText, flow: string | undefined, node: string | undefined, flows: Flows): LogEntry {
  const found = findInStack(error.stack, flows);
  const where = { flow: flow ?? found?.flow, node: faultyNode(node, found) };
  return {
    level: "error",
    event: "flowThrew",
    text: `${nameOf(where)} threw ${error.message}${at(found)}`,
    data: { ...placeData(where.flow, where.node, found), message: error.message },
  };
}

function heldEntry(flow: string, reason: string): LogEntry {
  const text = `flow "${flow}" is held back: ${reason}; the other flows go on`;
  return { level: "error", event: "flowHeld", text, data: { flow, reason } };
}

interface By {
  readonly flow: string | undefined;
  readonly node: string | undefined;
}

function by(fact: By): string {
  return fact.flow === undefined ? "" : `${nameOf(fact)}, `;
}

function byData({ flow, node }: By): JsonObject {
  return { flow: flow ?? null, node: node ?? null };
}

function at(found: StackPlace | undefined): string {
  if (found === undefined) return "";
  return `\nat ${found.file}${found.line === undefined ? "" : `:${found.line}`}`;
}

function placeData(flow: string | undefined, node: string | undefined, found: StackPlace | undefined): JsonObject {
  return { flow: flow ?? null, node: node ?? null, file: found?.file ?? null, line: found?.line ?? null };
}
