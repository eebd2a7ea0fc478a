import { conversionPins, emitConversion } from "../../catalogue/conversions.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import type { PinContext } from "../../catalogue/emission.ts";
import { choiceField, textField } from "../../catalogue/fields.ts";
import { array, call, literal } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import { anyPin, booleanPin, numberPin, type PinType, textPin } from "../../model/pin-type.ts";

const readAs = { json: anyPin, text: textPin, number: numberPin, boolean: booleanPin } as const;

interface Settings {
  readonly path: string;
  readonly as: keyof typeof readAs;
}

function namesIn(path: string): readonly string[] {
  return path.split(".");
}

/** What lies at a path in a record whose fields are known; undefined where it has no such field. */
function typeInside(type: PinType | undefined, path: readonly string[]): PinType | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return type;
  const field = type?.type === "record" ? type.fields?.find((one) => one.name === name) : undefined;
  return field === undefined ? undefined : typeInside(field.type, rest);
}

function hasKnownFields(type: PinType | undefined): boolean {
  return type?.type === "record" && type.fields !== undefined;
}

function problemOf(context: PinContext, path: string): string | undefined {
  const type = context.connected("in");
  if (!hasKnownFields(type)) return undefined;
  if (typeInside(type, namesIn(path)) !== undefined) return undefined;
  const known = type?.type === "record" ? (type.fields ?? []).map((field) => field.name) : [];
  return `names no field of the record, which has ${known.join(", ")}`;
}

export const fieldNode = defineNode({
  kind: "field",
  title: "Field",
  group: "Values",
  help:
    "Takes one field out of a record or of JSON. Say what it has to be; what turns out to be something else is left out. Fields " +
    "within fields are written with a dot: “state.power”.",
  phrase: "Field {path} of {in}",
  keywords: ["json", "record", "property", "member", "extract", "path", "get"],
  settings: {
    path: textField({
      label: "Field",
      help: "Its name, or the way to it: “items.0.name” is the name of the first item.",
      placeholder: "state.power",
      check: (text) => (namesIn(text).includes("") ? "must be a name, or names with a dot in between" : undefined),
    }),
    as: choiceField({
      label: "It is",
      help: "What it has to be, where the record does not say so itself.",
      words: { json: "anything", text: "a text", number: "a number", boolean: "yes or no" },
      default: "json",
    }),
  },
  check: (context, { path }) => {
    const type = context.connected("in");
    if (type !== undefined && type.type !== "record" && type.type !== "any" && type.type !== "list" && type.type !== "color") {
      return [{ input: "in", problem: "must be a record or JSON" }];
    }
    const problem = problemOf(context, path);
    return problem === undefined ? [] : [{ setting: "path", problem }];
  },
  pins: (context, { path, as }: Settings) =>
    conversionPins(context, {
      in: context.connected("in") ?? anyPin,
      out: typeInside(context.connected("in"), namesIn(path)) ?? readAs[as],
      result: "the field",
    }),
  emit: (context, { path, as }) => {
    const names = namesIn(path);
    if (hasKnownFields(context.typeOf("in"))) {
      return emitConversion(context, (input) => names.reduce<Expression>((record, name) => call("fieldOf", record, literal(name)), input));
    }
    return emitConversion(context, (input) => call("jsonField", input, array(names.map(literal)), ...(as === "json" ? [] : [literal(as)])));
  },
  examples: [
    {
      title: "A weather service sets the lamp",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          weather: { kind: "mqtt-message", settings: { topic: "weather", as: "json" } },
          clouds: { kind: "field", settings: { path: "now.clouds", as: "number" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["weather.out -> clouds.in", "clouds.out -> lamp.brightness"],
      },
    },
  ],
});
