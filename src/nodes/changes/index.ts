import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { choiceField, flagField } from "../../catalogue/fields.ts";
import { eventOutput, fixedInput, type InputPin, valueInput } from "../../catalogue/pins.ts";
import { call, literal, options } from "../../ir/build.ts";
import { anyPin, limitFor } from "../../model/pin-type.ts";

export const changesNode = defineNode({
  kind: "changes",
  title: "Changes",
  group: "When",
  help: "Fires when a value changes in a certain way: to or from something, upwards, downwards, or by enough.",
  phrase: "When {in} changes",
  keywords: ["edge", "rising", "falling", "becomes", "difference"],
  settings: {
    direction: choiceField({
      label: "Direction",
      help: "Which way the value has to go. A boolean rises when it becomes true.",
      words: { any: "either way", rising: "upwards", falling: "downwards" },
      default: "any",
    }),
    first: flagField({ label: "First value too", help: "Also fire when the value first becomes known.", default: false }),
    resync: flagField({
      label: "After a gap too",
      help: "Also fire for what changed while the program was not connected.",
      default: false,
    }),
  },
  check: (context) => (context.written("in") === undefined ? [] : [{ input: "in", problem: "is watched, so it must be wired" }]),
  pins: (context) => {
    const type = context.connected("in") ?? anyPin;
    const limit = (name: string, help: string, wanted: InputPin["type"]): InputPin => fixedInput(name, wanted, { help, optional: true });
    return {
      inputs: [
        valueInput("in", anyPin, { help: "What is watched.", use: "observe" }),
        limit("to", "Fires only when it changes to this.", type),
        limit("from", "Fires only when it changes from this.", type),
        ...(type.type === "number" || type.type === "any"
          ? [limit("byAtLeast", "Fires only once it is this far from where it last fired.", limitFor(type))]
          : []),
      ],
      outputs: [eventOutput("out", type, { help: "Fires with the new value." })],
    };
  },
  emit: (context, { direction, first, resync }) => {
    const written = (pin: string) => (context.literal(pin) === undefined ? undefined : context.input(pin).expression);
    const yes = (flag: boolean) => (flag ? literal(true) : undefined);
    return {
      object: call(
        "changes",
        literal(context.id),
        context.observe("in"),
        ...options({
          to: written("to"),
          from: written("from"),
          rising: yes(direction === "rising"),
          falling: yes(direction === "falling"),
          byAtLeast: written("byAtLeast"),
          first: yes(first),
          resync: yes(resync),
        }),
      ),
      outputs: { out: events(context.self) },
    };
  },
  examples: [
    {
      title: "Says when the coffee machine starts",
      flow: {
        ziggyFlow: 1,
        devices: { coffee: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          coffee: { kind: "device", settings: { device: "coffee" } },
          heating: { kind: "changes", settings: { direction: "rising" }, inputs: { byAtLeast: 500 } },
          line: { kind: "log", settings: { text: "Coffee takes W:" } },
        },
        wires: ["coffee.power -> heating.in", "heating.out -> line.in"],
      },
    },
  ],
});
