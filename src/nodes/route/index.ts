import { defineNode } from "../../catalogue/define-node.ts";
import type { PinContext } from "../../catalogue/emission.ts";
import { eventInput, eventOutput, valueInput } from "../../catalogue/pins.ts";
import { whenTrueOrFalse } from "../../catalogue/statements.ts";
import { whenEach } from "../../ir/build.ts";
import type { Literal } from "../../ir/expression.ts";
import { anyPin } from "../../model/pin-type.ts";

/** The ways that events can go: the words of what decides. */
function waysOf(context: Pick<PinContext, "connected">): readonly Literal[] {
  const type = context.connected("by");
  if (type?.type === "boolean") return [true, false];
  return type?.type === "choice" ? type.words : [];
}

export const routeNode = defineNode({
  kind: "route",
  title: "Route",
  group: "While",
  help:
    "Sends events one way or another, by what a value is at that moment: to the lamps that a mode names. While the value is not " +
    "known, nothing passes.",
  phrase: "Way by {by}",
  keywords: ["switch", "case", "branch", "direct", "select", "distribute", "mode"],
  settings: {},
  pins: (context) => {
    const type = context.connected("in") ?? anyPin;
    return {
      inputs: [
        eventInput("in", anyPin, { help: "What is sent on." }),
        valueInput("by", anyPin, { help: "What decides: a choice, or a yes or no.", use: "when-fired" }),
      ],
      outputs: waysOf(context).map((way) => eventOutput(String(way), type, { help: `Passes on what came in while it was ${way}.` })),
    };
  },
  check: (context) => {
    const type = context.connected("by");
    if (type === undefined || type.type === "choice" || type.type === "boolean") return [];
    return [{ input: "by", problem: "must be a choice, or a yes or no" }];
  },
  emit: (context) => ({
    when: {
      in: (payload) => {
        const by = context.input("by");
        if (by.type.type !== "choice") return whenTrueOrFalse(by, context.fire("true", payload), context.fire("false", payload));
        return whenEach(
          by.expression,
          by.type.words.map((way) => ({ labels: [way], body: context.fire(String(way), payload) })),
        );
      },
    },
  }),
  examples: [
    {
      title: "The button is for the lamp by day, and for the coffee machine in the dark",
      flow: {
        ziggyFlow: 1,
        devices: {
          motion: { ieee: "0x00158d0001a2b3c4" },
          remote: { ieee: "0x842e14ff8600b2f0" },
          lamp: { ieee: "0x680ae2fffe112233" },
          coffee: { ieee: "0xa4c138ff5e87262c" },
        },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          remote: { kind: "device", settings: { device: "remote" } },
          dark: { kind: "compare", settings: { is: "below" }, inputs: { b: 40 } },
          way: { kind: "route" },
          lamp: { kind: "device", settings: { device: "lamp" } },
          coffee: { kind: "device", settings: { device: "coffee" } },
        },
        wires: [
          "motion.illuminance -> dark.a",
          "dark.out -> way.by",
          "remote.action.on -> way.in",
          "way.true -> coffee.state.toggle",
          "way.false -> lamp.state.toggle",
        ],
      },
    },
  ],
});
