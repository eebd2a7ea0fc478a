import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, events, type Output, observable } from "../../catalogue/emission.ts";
import { optional, rolesField } from "../../catalogue/fields.ts";
import { booleanOutputs, eventOutput, valueOutput } from "../../catalogue/pins.ts";
import { array, call, literal, member } from "../../ir/build.ts";
import { textPin } from "../../model/pin-type.ts";

export const availabilityNode = defineNode({
  kind: "availability",
  title: "Availability",
  group: "Devices",
  help:
    "Tells whether devices can be reached: chosen ones, or all of the home. Zigbee2MQTT has to watch them: its setting “availability”. Devices " +
    "on batteries count as gone only after a day; for those there is “Stale”. That Zigbee2MQTT itself stops is told by “Zigbee network”.",
  phrase: "If {devices} can be reached",
  keywords: ["online", "offline", "reachable", "lost", "power cut", "dead", "present", "watch"],
  settings: {
    devices: optional(
      rolesField({ label: "Devices", help: "Which devices of the flow. Left out: all of the home, also those that join later." }),
    ),
  },
  pins: (context, { devices }) => {
    for (const role of devices ?? []) context.role(role);
    return {
      inputs: [],
      outputs: [
        ...booleanOutputs("Whether all of them can be reached."),
        eventOutput("offline", textPin, { help: "Fires with the name of one that cannot be reached any more.", parameter: "device" }),
        eventOutput("online", textPin, { help: "Fires with the name of one that can be reached again.", parameter: "device" }),
        valueOutput("missing", { type: "list", item: textPin }, { help: "The names of those that cannot be reached.", parameter: "names" }),
        valueOutput("count", { type: "number", min: 0, step: 1 }, { help: "How many cannot be reached.", parameter: "count" }),
      ],
    };
  },
  emit: (context, { devices }) => ({
    object: call(
      "reachable",
      literal(context.id),
      ...(devices === undefined ? [] : [array(devices.map((role) => context.role(role).expression))]),
    ),
    outputs: new Map<string, Output>([
      ["out", observable(context.self)],
      ["true", caseOf("out", true)],
      ["false", caseOf("out", false)],
      ["offline", events(member(context.self, "wentOffline"))],
      ["online", events(member(context.self, "cameOnline"))],
      ["missing", observable(member(context.self, "missing"))],
      ["count", observable(member(context.self, "missingCount"))],
    ]),
  }),
  examples: [
    {
      title: "A line in the log for every device that is lost",
      flow: {
        ziggyFlow: 1,
        nodes: {
          all: { kind: "availability" },
          line: { kind: "log", settings: { text: "Cannot be reached any more:", level: "warning" } },
        },
        wires: ["all.offline -> line.in"],
      },
    },
  ],
});
