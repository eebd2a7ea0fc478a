import { defineNode } from "../../catalogue/define-node.ts";
import { choiceField, optional, textField } from "../../catalogue/fields.ts";
import { eventInput } from "../../catalogue/pins.ts";
import { call, literal, options, perform } from "../../ir/build.ts";
import { anyPin } from "../../model/pin-type.ts";

export const logNode = defineNode({
  kind: "log",
  title: "Log",
  group: "Do",
  help: "Writes a line to the log: a text of its own, what came in, or both.",
  phrase: "Log {text}",
  keywords: ["print", "debug", "message"],
  settings: {
    text: optional(
      textField({
        label: "Text",
        help: "Stands before what came in. Without a text the line is what came in.",
        placeholder: "Motion in the hall:",
      }),
    ),
    level: choiceField({
      label: "Level",
      help: "How much it matters.",
      words: { debug: "debug", info: "info", warning: "warning", error: "error" },
      default: "info",
    }),
  },
  pins: { inputs: [eventInput("in", anyPin, { help: "Writes a line, with what comes in." })], outputs: [] },
  emit: (context, { text, level }) => ({
    when: {
      in: (payload) => {
        const own = text === undefined ? [] : [literal(text)];
        const isText = payload.type.type === "text";
        const carried = payload.type.type === "nothing" ? [] : [payload.expression];
        const chosen = options({ level: level === "info" ? undefined : literal(level) });
        if (own.length === 0 && isText) return [perform(call("log", payload.expression, ...chosen))];
        if (carried.length === 0) return [perform(call("log", ...(own.length > 0 ? own : [literal(context.id)]), ...chosen))];
        const parts = text === undefined ? carried : [literal(`${text} `), ...carried];
        return [perform(call("log", call("textOf", ...parts), ...chosen))];
      },
    },
  }),
  examples: [
    {
      title: "Temperatures in the log",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          line: { kind: "log", settings: { text: "Bedroom:" } },
        },
        wires: ["bedroom.temperature -> line.in"],
      },
    },
  ],
});
