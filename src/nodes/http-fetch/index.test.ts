import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const url = "http://server.local/x";

describe("http-fetch", () => {
  it("takes a body and an address, and fires with what comes back", () => {
    expect(pinsOf("http-fetch")).toEqual({
      inputs: ["send event any value", "url value text"],
      outputs: ["status event number", "body event any value", "text event text", "failed event text"],
    });
  });

  it.each([
    ["no body with GET", {}, "() => tell.send()"],
    ["what comes in with POST", { method: "POST" }, "(temperature) => tell.send(temperature)"],
    ["no body with DELETE", { method: "DELETE" }, "() => tell.send()"],
  ])("sends %s", (_what, settings, listener) => {
    const { body } = compileNodes({ tell: { kind: "http-fetch", settings, inputs: { url } } }, ["bedroom.temperature -> tell.send"]);
    expect(body).toContain(`bedroom.temperature.onChange(${listener});`);
  });

  it("reads an address that is worked out when it sends", () => {
    const nodes = {
      address: { kind: "text", settings: { text: "http://server.local/{degrees}" } },
      tell: { kind: "http-fetch" },
    };
    const wires = ["bedroom.temperature -> address.degrees", "address.out -> tell.url", "remote.action.on -> tell.send"];
    expect(compileNodes(nodes, wires).body).toContain('textOf("http://server.local/", bedroom.temperature.value)');
  });

  it("acts on a body only where there is one", () => {
    const nodes = { ask: { kind: "http-fetch", inputs: { url } }, show: { kind: "mqtt-publish", settings: { topic: "shown" } } };
    const { body } = compileNodes(nodes, ["remote.action.on -> ask.send", "ask.body -> show.in", "ask.status -> show.in"]);
    expect(body).toContain(
      [
        "ask.on((response) => {",
        '  publish("shown", response.status);',
        "  const body = response.body;",
        '  if (body !== undefined) publish("shown", body);',
        "});",
      ].join("\n"),
    );
  });

  it("listens to failures apart from answers", () => {
    const nodes = { ask: { kind: "http-fetch", inputs: { url } }, show: { kind: "log" } };
    const { body } = compileNodes(nodes, ["remote.action.on -> ask.send", "ask.failed -> show.in"]);
    expect(body).toContain("ask.onFailure((reason) => log(reason));");
  });

  it("writes headers as they are, as data", () => {
    const settings = { headers: { "X-Home": '"); evil(("', accept: "text/plain" } };
    const { body } = compileNodes({ ask: { kind: "http-fetch", settings, inputs: { url } } }, ["remote.action.on -> ask.send"]);
    expect(body).toContain('headers: { "X-Home": "\\"); evil((\\"", accept: "text/plain" }');
  });

  it.each<[what: string, node: { settings?: object; inputs?: object }, problem: string]>([
    [
      "another scheme",
      { inputs: { url: "file:///etc/passwd" } },
      '"url": must begin with http:// or https:// and hold no blanks (write %20).',
    ],
    ["a script", { inputs: { url: "javascript:alert(1)" } }, '"url": must begin with http:// or https:// and hold no blanks (write %20).'],
    [
      "an address with a line break",
      { inputs: { url: "http://a\nb" } },
      '"url": must begin with http:// or https:// and hold no blanks (write %20).',
    ],
    ["no address", {}, 'The input "url" has neither a wire nor a value.'],
    [
      "a header that injects another",
      { inputs: { url }, settings: { headers: { a: "b\r\nc: d" } } },
      'Headers: must give "a" a text of one line.',
    ],
    [
      "a header with a bad name",
      { inputs: { url }, settings: { headers: { "a:b": "c" } } },
      'Headers: holds "a:b", which is no name of a header.',
    ],
    ["no patience", { inputs: { url }, settings: { timeout: "0s" } }, "Patience: must be longer than nothing."],
  ])("refuses %s", (_what, node, problem) => {
    const { problems } = compileNodes({ ask: { kind: "http-fetch", ...node } as never }, ["remote.action.on -> ask.send"]);
    expect(problems).toEqual([problem]);
  });
});
