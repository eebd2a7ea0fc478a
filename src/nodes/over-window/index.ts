import { minutes } from "../../base/duration.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { observable } from "../../catalogue/emission.ts";
import { choiceField, durationField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { valueInput, valueOutput } from "../../catalogue/pins.ts";
import { call, literal } from "../../ir/build.ts";
import { limitFor } from "../../model/pin-type.ts";

export const overWindowNode = defineNode({
  kind: "over-window",
  title: "Average over time",
  group: "Values",
  help:
    "The average of a number over the last minutes, or its lowest or highest. Each value weighs as much as the time for which it " +
    "held, so that a device that reports often does not count for more.",
  phrase: "{of} of {in} over {window}",
  keywords: ["average", "mean", "minimum", "maximum", "lowest", "highest", "smooth", "window", "recent"],
  settings: {
    of: choiceField({
      label: "What",
      help: "What of the recent values.",
      words: { average: "average", lowest: "lowest", highest: "highest" },
      default: "average",
    }),
    window: durationField({ label: "Over", help: "How far it looks back.", default: minutes(10) }),
  },
  state: { resetBy: ["window"] },
  check: (_context, { window }) => (window > 0 ? [] : [{ setting: "window", problem: "must be longer than nothing" }]),
  pins: (context) => {
    const type = limitFor(context.connected("in"));
    return {
      inputs: [valueInput("in", type, { help: "What is watched.", use: "observe" })],
      outputs: [valueOutput("out", type, { help: "The average, lowest or highest of late." })],
    };
  },
  emit: (context, { of, window }) => ({
    object: call(
      "overWindow",
      literal(context.id),
      context.observe("in"),
      durationExpression(window),
      ...(of === "average" ? [] : [literal(of)]),
    ),
    outputs: { out: observable(context.self) },
  }),
  examples: [
    {
      title: "The fan runs while the last half hour was damp",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" }, fan: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          damp: { kind: "over-window", settings: { window: "30m" } },
          tooDamp: { kind: "threshold", inputs: { above: 65, below: 60 } },
          fan: { kind: "device", settings: { device: "fan" } },
        },
        wires: ["bedroom.humidity -> damp.in", "damp.out -> tooDamp.in", "tooDamp.out -> fan.state"],
      },
    },
  ],
});
