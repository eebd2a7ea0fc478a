import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { call, literal, object } from "../../ir/build.ts";
import { limitFor } from "../../model/pin-type.ts";

export const thresholdNode = defineNode({
  kind: "threshold",
  title: "Threshold",
  group: "While",
  help: "True above one limit, false again only below another. In between it stays as it was, so that a fan does not flutter.",
  phrase: "If {in} rises above {above}, until below {below}",
  keywords: ["hysteresis", "limit", "above", "below", "thermostat", "trigger"],
  settings: {},
  state: { resetBy: [] },
  pins: (context) => {
    const limit = limitFor(context.connected("in"));
    return {
      inputs: [
        valueInput("in", limit, { help: "What is watched.", use: "observe" }),
        valueInput("above", limit, { help: "True above this.", use: "when-fired" }),
        valueInput("below", limit, { help: "False below this.", use: "when-fired" }),
      ],
      outputs: booleanOutputs("Whether it is above; in between, whether it was."),
    };
  },
  check: (context) => {
    const [above, below] = [context.written("above"), context.written("below")];
    return typeof above === "number" && typeof below === "number" && below > above
      ? [{ input: "below", problem: "must not be greater than the upper limit" }]
      : [];
  },
  emit: (context) => ({
    object: call(
      "threshold",
      literal(context.id),
      context.observe("in"),
      object({ above: settingArgument(context.input("above")), below: settingArgument(context.input("below")) }),
    ),
    outputs: booleanOutput(observable(context.self)),
  }),
  examples: [
    {
      title: "The fan runs from 26 °C until it is below 24 °C",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" }, fan: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          warm: { kind: "threshold", inputs: { above: 26, below: 24 } },
          fan: { kind: "device", settings: { device: "fan" } },
        },
        wires: ["bedroom.temperature -> warm.in", "warm.out -> fan.state"],
      },
    },
  ],
});
