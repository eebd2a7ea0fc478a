import { seconds } from "../../base/duration.ts";
import type { Json } from "../../base/json.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { type EmitContext, events, partOf } from "../../catalogue/emission.ts";
import { choiceField, durationField, tableField } from "../../catalogue/fields.ts";
import { durationExpression, jsonExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueInput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { call, invoke, literal, member, object, perform } from "../../ir/build.ts";
import { anyPin, numberPin, textPin } from "../../model/pin-type.ts";

const usualTimeout = seconds(10);
/** RFC 9110, 5.6.2: what the name of a header may be made of. */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function headerProblem([name, value]: readonly [string, Json]): string | undefined {
  if (!headerName.test(name)) return `holds "${name}", which is no name of a header`;
  return typeof value === "string" && !/[\r\n\0]/.test(value) ? undefined : `must give "${name}" a text of one line`;
}

export const httpFetchNode = defineNode({
  kind: "http-fetch",
  title: "HTTP call",
  group: "Do",
  help:
    "Calls a web address, and fires when its answer is there. Nothing waits for it meanwhile. An answer that says “not found” is " +
    "an answer, too: look at the status.",
  phrase: "{method} {url}",
  keywords: ["web", "fetch", "request", "api", "rest", "webhook", "url", "get", "post"],
  settings: {
    method: choiceField({
      label: "Method",
      help: "What the server is asked to do. Only POST, PUT and PATCH send what comes in.",
      words: { GET: "GET", POST: "POST", PUT: "PUT", PATCH: "PATCH", DELETE: "DELETE" },
      default: "GET",
    }),
    headers: tableField({
      label: "Headers",
      help: "Sent along: name and text of each.",
      columns: ["Header", "Text"],
      of: textPin,
      default: new Map(),
    }),
    timeout: durationField({ label: "Patience", help: "After this time without an answer the call has failed.", default: usualTimeout }),
  },
  uses: () => ({ services: ["http-client"] }),
  check: (context, { headers, timeout }) => {
    const url = context.written("url");
    const isAddress = url === undefined || (typeof url === "string" && /^https?:\/\/[^\s/]\S*$/.test(url));
    const header = [...headers].map(headerProblem).find((problem) => problem !== undefined);
    return [
      ...(isAddress ? [] : [{ input: "url", problem: "must begin with http:// or https:// and hold no blanks (write %20)" }]),
      ...(header === undefined ? [] : [{ setting: "headers", problem: header }]),
      ...(timeout > 0 ? [] : [{ setting: "timeout", problem: "must be longer than nothing" }]),
    ];
  },
  pins: {
    inputs: [
      eventInput("send", anyPin, { help: "Sends the call, with what comes in as its body.", later: true }),
      valueInput("url", textPin, { help: "The address, with http:// or https://.", use: "when-fired" }),
    ],
    outputs: [
      eventOutput("status", { ...numberPin, min: 100, max: 599, step: 1 }, { help: "Fires with the answer's status; 200 is “OK”." }),
      eventOutput("body", anyPin, { help: "Fires with the answer's content where that is JSON." }),
      eventOutput("text", textPin, { help: "Fires with the answer's content as it came." }),
      eventOutput("failed", textPin, { help: "Fires with the reason when there is no answer.", parameter: "reason" }),
    ],
  },
  emit: (context, settings) => ({
    object: call("fetchHttp", literal(context.id), requestOptions(context, settings)),
    outputs: {
      response: events(context.self),
      status: partOf("response", (response) => member(response, "status")),
      body: partOf("response", (response) => member(response, "body"), false),
      text: partOf("response", (response) => member(response, "text")),
      failed: events(context.self, "onFailure"),
    },
    when: {
      send: (payload) => {
        const sendsBody = settings.method.startsWith("P") && payload.type.type !== "nothing";
        return [perform(invoke(context.self, "send", ...(sendsBody ? [payload.expression] : [])))];
      },
    },
  }),
  examples: [
    {
      title: "Tells a server of motion, and logs when it cannot be reached",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          tell: {
            kind: "http-fetch",
            settings: { method: "POST", headers: { "X-Home": "hall" }, timeout: "3s" },
            inputs: { url: "http://server.local/motion" },
          },
          problem: { kind: "log", settings: { text: "The server does not answer:", level: "warning" } },
        },
        wires: ["motion.occupancy -> tell.send", "tell.failed -> problem.in"],
      },
    },
  ],
});

interface Settings {
  readonly method: string;
  readonly headers: ReadonlyMap<string, Json>;
  readonly timeout: typeof usualTimeout;
}

function requestOptions(context: EmitContext, { method, headers, timeout }: Settings) {
  return object({
    url: settingArgument(context.input("url")),
    method: method === "GET" ? undefined : literal(method),
    headers: headers.size === 0 ? undefined : jsonExpression(Object.fromEntries(headers)),
    timeout: timeout === usualTimeout ? undefined : durationExpression(timeout),
  });
}
