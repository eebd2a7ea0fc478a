import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

describe("notify", () => {
  it("names secrets and holds none", () => {
    const settings = {
      via: "pushover",
      title: "Leak",
      text: "Water!",
      priority: "urgent",
      secret: "pushover_app_token",
      recipient: "family",
    };
    const { body, problems } = compileNodes({ alarm: { kind: "notify", settings } }, ["motion.occupancy.on -> alarm.send"]);
    expect(problems).toEqual([]);
    expect(body).toContain(
      'const alarm = notify("alarm", {\n  via: "pushover",\n  title: "Leak",\n  priority: "urgent",\n  secret: "pushover_app_token",\n  recipient: "family",\n});',
    );
    expect(body).toContain('alarm.send("Water!");');
  });

  it.each([
    [
      "its text with what it names",
      { text: "It is {degrees} °C" },
      ["remote.action.on -> tell.send", "bedroom.temperature -> tell.degrees"],
      "It is ",
    ],
    [
      "its text with what comes in",
      { text: "{send} was pressed" },
      ["remote.action -> tell.send"],
      'remote.action.on((action) => tell.send(textOf(action, " was pressed")));',
    ],
    [
      "what comes in",
      {},
      ["bedroom.temperature -> tell.send"],
      "bedroom.temperature.onChange((temperature) => tell.send(textOf(temperature)));",
    ],
    ["a word as it is put into a text", {}, ["remote.action -> tell.send"], "remote.action.on((action) => tell.send(textOf(action)));"],
  ])("sends %s", (_, settings, wires, statement) => {
    expect(compileNodes({ tell: { kind: "notify", settings } }, wires).body).toContain(statement);
  });

  it("fires apart for what was sent and what was not", () => {
    const { body } = compileNodes({ tell: { kind: "notify" }, line: { kind: "log" } }, [
      "remote.action -> tell.send",
      "tell.sent -> line.in",
      "tell.failed -> line.in",
    ]);
    expect(body).toContain("tell.on((text) => log(text));");
    expect(body).toContain("tell.onFailure((reason) => log(reason));");
  });

  it.each([
    ["a secret itself", { secret: "azGDORePK8gMaC0QOYAMyEEuzJnyUi" }, "must be the name of a secret, not the secret itself"],
    ["a token of Telegram", { secret: "123456:ABC-DEF1234" }, "must be the name of a secret, not the secret itself"],
    ["an address", { recipient: "https://ntfy.sh/mine" }, "must be the name of a secret, not the secret itself"],
    ["braces without a partner", { text: "{a" }, "without its partner"],
    ["what comes in where nothing does", { text: "{send}!" }, "mentions {send}, but what comes in there carries nothing"],
    ["nothing to say", {}, "must be given: what comes in carries nothing"],
  ])("refuses %s", (_, settings, problem) => {
    const { problems } = compileNodes({ tell: { kind: "notify", settings } }, ["remote.action.on -> tell.send"]);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});
