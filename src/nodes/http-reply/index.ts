import { defineNode } from "../../catalogue/define-node.ts";
import { eventInput, fixedInput, valueInput } from "../../catalogue/pins.ts";
import { invoke, perform } from "../../ir/build.ts";
import { anyPin } from "../../model/pin-type.ts";

export const httpReplyNode = defineNode({
  kind: "http-reply",
  title: "HTTP reply",
  group: "Do",
  help: "Answers an HTTP request. Each request is answered once: of several replies the first counts.",
  phrase: "Reply {status}",
  keywords: ["answer", "response", "web", "status"],
  settings: {},
  pins: {
    inputs: [
      eventInput("in", { type: "request" }, { help: "The request to answer: the pin “request” of an HTTP request." }),
      fixedInput("status", { type: "number", min: 200, max: 599, step: 1 }, { help: "200 is “OK”, 400 “bad request”.", default: 200 }),
      valueInput("body", anyPin, { help: "What the answer holds; records and lists as JSON.", use: "when-fired", optional: true }),
    ],
    outputs: [],
  },
  check: (context) => {
    const status = context.written("status");
    return typeof status === "number" && !Number.isInteger(status) ? [{ input: "status", problem: "must be a whole number" }] : [];
  },
  emit: (context) => ({
    when: {
      in: (request) => {
        const body = context.isUsed("body") ? [context.input("body").expression] : [];
        return [perform(invoke(request.expression, "reply", context.input("status").expression, ...body))];
      },
    },
  }),
  examples: [
    {
      title: "Says how warm the bedroom is",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          question: { kind: "http-request", settings: { method: "GET", path: "/temperature" } },
          answer: { kind: "http-reply" },
        },
        wires: ["question.request -> answer.in", "bedroom.temperature -> answer.body"],
      },
    },
  ],
});
