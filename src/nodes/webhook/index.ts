import type { Json } from "../../base/json.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { events, type Output, partOf } from "../../catalogue/emission.ts";
import { optional, tableField, textField } from "../../catalogue/fields.ts";
import { jsonExpression } from "../../catalogue/literals.ts";
import { eventOutput, type OutputPin } from "../../catalogue/pins.ts";
import { array, call, literal, member, options } from "../../ir/build.ts";
import { anyPin, booleanPin, nothingPin, numberPin, type PinType, textPin } from "../../model/pin-type.ts";

const fieldTypes = new Map<string, { readonly pin: PinType; readonly schema: string }>([
  ["text", { pin: textPin, schema: "string" }],
  ["number", { pin: numberPin, schema: "number" }],
  ["boolean", { pin: booleanPin, schema: "boolean" }],
]);

interface Field {
  readonly name: string;
  readonly as: string;
  readonly pin: PinType;
  readonly schema: string;
}

/** The fields whose types are known, in the order of the file. */
function readFields(fields: ReadonlyMap<string, Json>): readonly Field[] {
  return [...fields].flatMap(([name, as]) => {
    const type = typeof as === "string" ? fieldTypes.get(as) : undefined;
    return type === undefined || typeof as !== "string" ? [] : [{ name, as, ...type }];
  });
}

function schemaOf(fields: readonly Field[]): Json {
  return {
    type: "object",
    required: fields.map(({ name }) => name),
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, { type: schema }])),
  };
}

export const webhookNode = defineNode({
  kind: "webhook",
  title: "Webhook",
  group: "When",
  help:
    "Fires when another program posts to an address of this home. The caller is told “OK” at once. List the fields it sends, and each gets a " +
    "pin; a call without them is refused. For queries, other methods and replies of your own there is “HTTP request”.",
  phrase: "When {name} is called",
  keywords: ["http", "post", "web", "url", "call", "api", "shortcut", "ifttt", "phone", "token"],
  settings: {
    name: textField({
      label: "Name",
      help: "The address is /hook/ and this name.",
      placeholder: "doorbell",
      default: "hook",
      check: (text) => (/^[\w.~-]+$/.test(text) ? undefined : "must be letters, digits, “-”, “_” or “.” only"),
    }),
    fields: tableField({
      label: "Fields",
      help: 'What is sent, and its type: { "room": "text", "level": "number", "on": "boolean" }.',
      default: new Map(),
    }),
    secret: optional(
      textField({
        label: "Secret",
        help: "The name of a text in secrets/secrets.json that callers have to send: “Authorization: Bearer …”.",
        placeholder: "doorbell-token",
      }),
    ),
  },
  uses: () => ({ services: ["http-server"] }),
  check: (_context, { fields, secret }) => [
    ...[...fields].flatMap(([name, as]) =>
      typeof as === "string" && fieldTypes.has(as)
        ? []
        : [{ setting: "fields", problem: `must say of "${name}" that it is ${[...fieldTypes.keys()].join(", ")}` }],
    ),
    ...(secret === "" ? [{ setting: "secret", problem: "must not be empty" }] : []),
  ],
  pins: (_context, { fields }) => ({
    inputs: [],
    outputs: [
      eventOutput("out", nothingPin, { help: "Fires with each call.", parameter: "request" }),
      eventOutput("body", anyPin, { help: "Fires with all that was sent, where that is JSON." }),
      ...readFields(fields).map(
        ({ name, pin }): OutputPin => eventOutput(`body.${name}`, pin, { help: `Fires with “${name}” of what was sent.`, parameter: name }),
      ),
    ],
  }),
  emit: (context, { name, fields, secret }) => {
    const known = readFields(fields);
    const partAs = (field: Field): Output =>
      partOf("out", (request) => call("jsonField", member(request, "body"), array([literal(field.name)]), literal(field.as)), false);
    return {
      object: call(
        "httpRequests",
        literal(context.id),
        literal("POST"),
        literal(`/hook/${name}`),
        ...options({
          schema: known.length === 0 ? undefined : jsonExpression(schemaOf(known)),
          secret: secret === undefined ? undefined : literal(secret),
          answer: literal(200),
        }),
      ),
      outputs: new Map<string, Output>([
        ["out", events(context.self)],
        ["body", partOf("out", (request) => member(request, "body"), false)],
        ...known.map((field) => [`body.${field.name}`, partAs(field)] as const),
      ]),
    };
  },
  examples: [
    {
      title: "A phone sets the lamp",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          phone: { kind: "webhook", settings: { name: "hall-lamp", fields: { on: "boolean", level: "number" } } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["phone.body.on -> lamp.state", "phone.body.level -> lamp.brightness"],
      },
    },
  ],
});
