import { defineNode } from "../../catalogue/define-node.ts";
import { constantOutput, pull } from "../../catalogue/emission.ts";
import { textField } from "../../catalogue/fields.ts";
import { valueInput, valueOutput } from "../../catalogue/pins.ts";
import { parseTemplate, placeholdersOf, templateExpression } from "../../catalogue/template.ts";
import { anyPin, textPin } from "../../model/pin-type.ts";

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
    const whole = templateExpression(text, (name) => context.input(name).expression);
    return { outputs: { out: placeholdersOf(text).length === 0 ? constantOutput(whole) : pull(whole) } };
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
