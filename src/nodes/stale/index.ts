import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { call, literal } from "../../ir/build.ts";
import { anyPin, durationPin } from "../../model/pin-type.ts";

export const staleNode = defineNode({
  kind: "stale",
  title: "Stale",
  group: "While",
  help:
    "True once a device has not reported something for too long: its battery is empty, or it has fallen out of the network. A report that " +
    "says the same as the last one counts. After a start the time begins anew.",
  phrase: "If {in} is silent for {for}",
  keywords: ["silent", "missing", "watchdog", "battery", "lost", "not reported", "dead", "offline", "timeout"],
  settings: {},
  state: { resetBy: [] },
  pins: {
    inputs: [
      valueInput("in", anyPin, { help: "What should be reported now and then: a temperature, a link quality.", use: "observe" }),
      valueInput("for", durationPin, { help: "For how long it may be silent.", use: "when-fired", default: "2h" }),
    ],
    outputs: booleanOutputs("Whether it has been silent for too long."),
  },
  emit: (context) => ({
    object: call("stale", literal(context.id), context.observe("in"), settingArgument(context.input("for"))),
    outputs: booleanOutput(observable(context.self)),
  }),
  examples: [
    {
      title: "A line in the log when the bedroom has not been heard of for three hours",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          silent: { kind: "stale", inputs: { for: "3h" } },
          line: { kind: "log", settings: { text: "The bedroom is silent: look at its battery", level: "warning" } },
        },
        wires: ["bedroom.temperature -> silent.in", "silent.true -> line.in"],
      },
    },
  ],
});
