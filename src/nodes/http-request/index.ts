import { isJsonObject } from "../../base/json.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { events, type Output, partOf } from "../../catalogue/emission.ts";
import { choiceField, jsonField, optional, textField, wordsField } from "../../catalogue/fields.ts";
import { jsonExpression } from "../../catalogue/literals.ts";
import { eventOutput, type OutputPin } from "../../catalogue/pins.ts";
import { call, invoke, literal, member, options } from "../../ir/build.ts";
import { anyPin, textPin } from "../../model/pin-type.ts";

/** RFC 3986, 3.3: what a path is made of; letters beyond ASCII arrive percent-encoded. */
const path = /^\/(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*$/;

export const httpRequestNode = defineNode({
  kind: "http-request",
  title: "HTTP request",
  group: "When",
  help:
    "Fires when somebody calls an address of this home over HTTP. Where nothing is wired to “request”, the caller is told “OK” at " +
    "once; otherwise a node “HTTP reply” has to answer.",
  phrase: "On {method} {path}",
  keywords: ["web", "webhook", "server", "api", "url", "rest", "call"],
  settings: {
    method: choiceField({
      label: "Method",
      help: "Calls with another method are refused.",
      words: { GET: "GET", POST: "POST", PUT: "PUT", PATCH: "PATCH", DELETE: "DELETE" },
      default: "POST",
    }),
    path: textField({
      label: "Path",
      help: "What follows the address of this program.",
      placeholder: "/lights/off",
      default: "/hook",
      check: (text) => (path.test(text) ? undefined : 'must begin with "/" and hold no spaces, "?" or "#"'),
    }),
    query: wordsField({ label: "Query", help: "Names after the “?” that get a pin each.", default: [] }),
    schema: optional(jsonField({ label: "JSON schema", help: "What the content must look like; anything else is refused with 400." })),
  },
  uses: () => ({ services: ["http-server"] }),
  check: (_context, { schema }) =>
    schema === undefined || isJsonObject(schema) || typeof schema === "boolean"
      ? []
      : [{ setting: "schema", problem: "must be a JSON schema: a record of rules" }],
  pins: (_context, { query }) => ({
    inputs: [],
    outputs: [
      eventOutput("body", anyPin, { help: "Fires with what was sent, where that is JSON." }),
      eventOutput("text", textPin, { help: "Fires with what was sent, as it came." }),
      ...queryNames(query).map(
        (name): OutputPin => eventOutput(`query.${name}`, textPin, { help: `Fires with “${name}” of the address.`, parameter: name }),
      ),
      eventOutput(
        "request",
        { type: "request" },
        { help: "Fires with the request itself, for a node “HTTP reply”.", parameter: "request" },
      ),
    ],
  }),
  emit: (context, { method, path: address, query, schema }) => ({
    object: call(
      "httpRequests",
      literal(context.id),
      literal(method),
      literal(address),
      ...options({
        schema: schema === undefined ? undefined : jsonExpression(schema),
        answer: context.isUsed("request") ? undefined : literal(200),
      }),
    ),
    outputs: new Map<string, Output>([
      ["request", events(context.self)],
      ["body", partOf("request", (request) => member(request, "body"), false)],
      ["text", partOf("request", (request) => member(request, "text"))],
      ...queryNames(query).map(
        (name) => [`query.${name}`, partOf("request", (request) => invoke(member(request, "query"), "get", literal(name)), false)] as const,
      ),
    ]),
  }),
  examples: [
    {
      title: "A call makes the lamp blink or breathe",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          call: { kind: "http-request", settings: { path: "/lamp", query: ["effect"] } },
          wanted: { kind: "match", settings: { words: ["blink", "breathe"] } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["call.query.effect -> wanted.in", "wanted.blink -> lamp.effect.blink", "wanted.breathe -> lamp.effect.breathe"],
      },
    },
  ],
});

function queryNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== "");
}
