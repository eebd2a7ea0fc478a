import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const question = { kind: "http-request", settings: { method: "GET", path: "/x" } };
const asked = "question.request -> answer.in";

describe("http-reply", () => {
  it("takes a request, a status and a body", () => {
    expect(pinsOf("http-reply")).toEqual({ inputs: ["in event HTTP request", "status value number", "body value any value"], outputs: [] });
  });

  it.each([
    ["just the status", {}, [asked], "request.reply(200)"],
    ["another status", { status: 404 }, [asked], "request.reply(404)"],
    ["a written body", { body: { error: '"}' } }, [asked], 'request.reply(200, { error: "\\"}" })'],
    ["a value of the home", {}, [asked, "bedroom.humidity -> answer.body"], "request.reply(200, bedroom.humidity.value)"],
  ])("replies with %s", (_what, inputs, wires, reply) => {
    const { body, problems } = compileNodes({ question, answer: { kind: "http-reply", inputs } }, wires);
    expect(problems).toEqual([]);
    expect(body).toBe(`httpRequests("question", "GET", "/x").on((request) => ${reply});`);
  });

  it("answers in the way that a gate leaves open", () => {
    const nodes = {
      question,
      open: { kind: "gate" },
      yes: { kind: "http-reply" },
      no: { kind: "http-reply", inputs: { status: 403 } },
    };
    const wires = ["question.request -> open.in", "motion.occupancy -> open.open", "open.out -> yes.in", "open.blocked -> no.in"];
    expect(compileNodes(nodes, wires).body).toContain("if (motion.occupancy.value) {\n    request.reply(200);\n  } else");
  });

  it.each([100, 600, 200.5])("refuses the status %j", (status) => {
    const { problems } = compileNodes({ question, answer: { kind: "http-reply", inputs: { status } } }, [asked]);
    expect(problems).toEqual([expect.stringMatching(/^"status": must be/)]);
  });

  it("refuses an event that is no request", () => {
    const { problems } = compileNodes({ answer: { kind: "http-reply" } }, ["remote.action.on -> answer.in"]);
    expect(problems).toEqual(['"in" wants a HTTP request, but this event carries none.']);
  });
});
