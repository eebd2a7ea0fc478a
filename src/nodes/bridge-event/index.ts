import { defineNode } from "../../catalogue/define-node.ts";
import { events, type Output } from "../../catalogue/emission.ts";
import { eventOutput, type OutputPin } from "../../catalogue/pins.ts";
import { call, literal, member } from "../../ir/build.ts";
import { nothingPin, textPin } from "../../model/pin-type.ts";

function ofDevice(name: string, help: string): OutputPin {
  return eventOutput(name, textPin, { help: `${help} Carries the device's name.`, parameter: "device" });
}

const outputs: readonly OutputPin[] = [
  ofDevice("joined", "Fires when a device joins the network."),
  ofDevice("left", "Fires when a device leaves, or is removed."),
  ofDevice("renamed", "Fires when a device gets a new name."),
  ofDevice("interviewed", "Fires when Zigbee2MQTT has found out what a device can do."),
  ofDevice("interviewFailed", "Fires when Zigbee2MQTT has failed to find that out."),
  ofDevice("announced", "Fires when a device says that it is there: it has power again, or was reset."),
  eventOutput("online", nothingPin, { help: "Fires when Zigbee2MQTT starts." }),
  eventOutput("offline", nothingPin, { help: "Fires when Zigbee2MQTT stops." }),
];

export const bridgeEventNode = defineNode({
  kind: "bridge-event",
  title: "Zigbee network",
  group: "When",
  help:
    "Fires when something happens to the Zigbee network: a device joins, leaves or is renamed, Zigbee2MQTT stops or starts. What a new " +
    "connection finds changed does not fire.",
  keywords: ["bridge", "join", "leave", "rename", "pair", "interview", "announce", "power", "zigbee2mqtt", "online", "offline"],
  settings: {},
  pins: { inputs: [], outputs },
  emit: (context) => ({
    object: call("bridgeEvents", literal(context.id)),
    outputs: new Map<string, Output>(outputs.map(({ name }) => [name, events(member(context.self, name))])),
  }),
  examples: [
    {
      title: "New devices and an absent Zigbee2MQTT in the log",
      flow: {
        ziggyFlow: 1,
        nodes: {
          network: { kind: "bridge-event" },
          greet: { kind: "log", settings: { text: "Joined:" } },
          warn: { kind: "log", settings: { text: "Zigbee2MQTT has stopped", level: "warning" } },
        },
        wires: ["network.joined -> greet.in", "network.offline -> warn.in"],
      },
    },
  ],
});
