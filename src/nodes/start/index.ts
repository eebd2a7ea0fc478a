import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, events } from "../../catalogue/emission.ts";
import { severalField } from "../../catalogue/fields.ts";
import { eventOutput } from "../../catalogue/pins.ts";
import { array, call, literal, options } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";

const words = {
  first: "the program starts",
  deploy: "this flow is deployed",
  reconnect: "the broker is back",
  bridge: "Zigbee2MQTT is back",
} as const;

export const startNode = defineNode({
  kind: "start",
  title: "Start",
  group: "When",
  help: "Fires when the flow starts, and when the connection is new. Each reason is an event of its own.",
  phrase: "At start",
  keywords: ["begin", "connect", "deploy", "boot"],
  settings: {
    on: severalField({
      label: "On",
      help: "The reasons to fire for. A flow that sets the home up anew at each reconnect rarely wants more than these two.",
      words,
      default: ["first", "deploy"],
    }),
  },
  pins: (_context, { on }) => ({
    inputs: [],
    outputs: [
      eventOutput("out", { type: "choice", words: on }, { help: "Fires for every reason, and says which.", parameter: "reason" }),
      ...on.map((word) => eventOutput(word, nothingPin, { help: `Fires when ${words[word]}.` })),
    ],
  }),
  emit: (context, { on }) => {
    const used = context.isUsed("out") ? on : on.filter((word) => context.isUsed(word));
    const kinds = used.length === Object.keys(words).length ? undefined : array(used.map(literal));
    const [only] = used;
    return {
      object: call("onStart", literal(context.id), ...options({ kinds })),
      outputs:
        used.length === 1 && only !== undefined && !context.isUsed("out")
          ? new Map([[only, events(context.self)]])
          : new Map([["out", events(context.self)], ...used.map((word) => [word, caseOf("out", word)] as const)]),
    };
  },
  examples: [
    {
      title: "The lamp is off after a start",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          start: { kind: "start" },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["start.first -> lamp.state.off"],
      },
    },
  ],
});
