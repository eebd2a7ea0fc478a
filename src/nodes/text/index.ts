import { defineNode } from "../../catalogue/define-node.ts";
import { constantOutput, pull } from "../../catalogue/emission.ts";
import { textField } from "../../catalogue/fields.ts";
import { valueInput, valueOutput } from "../../catalogue/pins.ts";
import { call, literal } from "../../ir/build.ts";
import { anyPin, textPin } from "../../model/pin-type.ts";
import { parseTemplate, placeholdersOf } from "./template.ts";

export const textNode = defineNode({
  kind: "text",
  title: "Text",
  group: "Values",
  help:
    "Puts values into a text. Each word in braces becomes an input: “It is {degrees} °C”. Unknown while one of them is. Write {{ and " +
    "}} for the braces themselves.",
  phrase: "“{text}”",
  keywords: ["template", "message", "join", "format", "string"],
  settings: {
    text: textField({
      label: "Text",
      help: "The text, with the names of inputs in braces.",
      placeholder: "It is {degrees} °C",
      default: "{value}",
      multiline: true,
      check: (text) => {
        const parsed = parseTemplate(text);
        return parsed.ok ? undefined : parsed.error;
      },
    }),
  },
  pins: (_context, { text }) => ({
    inputs: placeholdersOf(text).map((name) => valueInput(name, anyPin, { help: `Stands for {${name}}.` })),
    outputs: [valueOutput("out", textPin, { help: "The whole text.", parameter: "text" })],
  }),
  emit: (context, { text }) => {
    const parsed = parseTemplate(text);
    const parts = parsed.ok ? parsed.value : [];
    const [first] = parts;
    if (parts.length === 0) return { outputs: { out: constantOutput(literal("")) } };
    if (parts.length === 1 && first?.type === "text") return { outputs: { out: constantOutput(literal(first.text)) } };
    const written = parts.map((part) => (part.type === "text" ? literal(part.text) : context.input(part.name).expression));
    return { outputs: { out: pull(call("textOf", ...written)) } };
  },
  examples: [
    {
      title: "The bedroom's climate in one line",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          climate: { kind: "text", settings: { text: "{degrees} °C at {humidity} %" } },
          line: { kind: "log" },
        },
        wires: ["bedroom.temperature -> climate.degrees", "bedroom.humidity -> climate.humidity", "climate.out -> line.in"],
      },
    },
  ],
});
