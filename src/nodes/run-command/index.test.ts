import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

const onPress = ["remote.action.on -> say.run"];

describe("run-command", () => {
  it("hands each part over by itself, with what it names", () => {
    const say = { kind: "run-command", settings: { command: ["espeak", "-v", "de", "It is {degrees} °C"], timeout: "5s" } };
    const { body, problems } = compileNodes({ say }, [...onPress, "bedroom.temperature -> say.degrees"]);
    expect(problems).toEqual([]);
    expect(body).toContain('const say = runCommand("say", { timeout: seconds(5) });');
    expect(body.replaceAll(/\s+/g, " ")).toMatch(
      /say\.run\(\[ ?"espeak", "-v", "de", textOf\("It is ", bedroom\.temperature\.value, " °C"\),? ?\]\)/,
    );
  });

  it("can hand over what comes in", () => {
    const say = { kind: "run-command", settings: { command: ["espeak", "{run}"] } };
    expect(compileNodes({ say }, ["remote.action -> say.run"]).body).toContain(
      'remote.action.on((action) => say.run(["espeak", textOf(action)]));',
    );
  });

  it("fires with exit code and output, and apart for what failed", () => {
    const nodes = { say: { kind: "run-command", settings: { command: ["date"] } }, line: { kind: "log" } };
    const { body } = compileNodes(nodes, [...onPress, "say.done -> line.in", "say.output -> line.in", "say.failed -> line.in"]);
    expect(body).toContain("say.on((result) => {\n  log(textOf(result.code));\n  log(textOf(result.output));\n});");
    expect(body).toContain("say.onFailure((reason) => log(textOf(reason)));");
  });

  it.each([
    ["no program", [], "must begin with the name of a program"],
    ["a program that an input names", ["{program}", "x"], "must begin with the program itself"],
    ["braces without a partner", ["echo", "{"], "without its partner"],
  ])("refuses %s", (_, command, problem) => {
    const { problems } = compileNodes({ say: { kind: "run-command", settings: { command } } }, onPress);
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });
});
