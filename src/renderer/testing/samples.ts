import devices from "../../../homes/small/devices.json" with { type: "json" };
import groups from "../../../homes/small/groups.json" with { type: "json" };
import { describeHome } from "../../z2m/describe-home.ts";
import { activeFlow, type OpenFlow } from "../store/documents.ts";
import type { EditorDriver } from "./driver.ts";

/** The small home. */
export const home = describeHome({ devices, groups });
/** Addresses in it: a motion sensor, a lamp that can be dimmed. */
export const motion = home.devices.find((device) => device.capabilities.includes("occupancy"))?.ieee ?? "";
export const lamp = home.devices.find((device) => device.capabilities.includes("dimmable"))?.ieee ?? "";

/** Three nodes side by side, without wires. */
export const chain = {
  nodes: {
    tick: { kind: "every", settings: { period: "5s" } },
    gate: { kind: "gate", inputs: { open: true } },
    say: { kind: "log", settings: { text: "hello" } },
  },
  wires: [],
  layout: { tick: [0, 0], gate: [320, 0], say: [640, 0] },
};

/** The flow that is shown. Throws when there is none. */
export function openFlowOf({ editor }: EditorDriver): OpenFlow {
  const flow = activeFlow(editor.documents.getState());
  if (flow === undefined) throw new Error("No flow is open.");
  return flow;
}
