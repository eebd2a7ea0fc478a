import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const line = { kind: "log" };

describe("http-request", () => {
  it("fires with the parts of a request, and a pin for each name of the query", () => {
    expect(pinsOf("http-request", { settings: { path: "/x", query: ["room", "room", ""] } })).toEqual({
      inputs: [],
      outputs: ["body event any value", "text event text", "query.room event text", "request event HTTP request"],
    });
  });

  it("tells the caller at once that all is well where nothing replies", () => {
    const { body } = compileNodes({ call: { kind: "http-request", settings: { path: "/x" } }, line }, ["call.text -> line.in"]);
    expect(body).toBe('httpRequests("call", "POST", "/x", { answer: 200 }).on((request) => log(request.text));');
  });

  it("leaves the answer to a reply node that is wired", () => {
    const nodes = { call: { kind: "http-request", settings: { path: "/x" } }, answer: { kind: "http-reply" } };
    expect(compileNodes(nodes, ["call.request -> answer.in"]).body).toBe(
      'httpRequests("call", "POST", "/x").on((request) => request.reply(200));',
    );
  });

  it("acts on what a query says only where it says it", () => {
    const nodes = { call: { kind: "http-request", settings: { path: "/x", query: ["room"] } }, line };
    expect(compileNodes(nodes, ["call.query.room -> line.in"]).body).toContain(
      '  const room = request.query.get("room");\n  if (room !== undefined) log(room);\n',
    );
  });

  it("writes schema and odd names as data", () => {
    const settings = { path: "/x", query: ['")evil("'], schema: { type: "object", required: ["`x`"] } };
    const { body, problems } = compileNodes({ call: { kind: "http-request", settings }, line }, ['call.query.")evil(" -> line.in']);
    expect(problems).toEqual([]);
    expect(body).toContain('schema: { type: "object", required: ["`x`"] }');
    expect(body).toContain('request.query.get("\\")evil(\\"")');
  });

  it.each(["x", "", "/a b", "/a?b=c", "/a#b", "/ü", "/%zz", "//\n"])("refuses the path %j", (path) => {
    const { problems } = compileNodes({ call: { kind: "http-request", settings: { path } } }, []);
    expect(problems).toContainEqual('Path: must begin with "/" and hold no spaces, "?" or "#".');
  });

  it("refuses a schema that is none", () => {
    const { problems } = compileNodes({ call: { kind: "http-request", settings: { path: "/x", schema: "object" } } }, []);
    expect(problems).toContainEqual("JSON schema: must be a JSON schema: a record of rules.");
  });
});
