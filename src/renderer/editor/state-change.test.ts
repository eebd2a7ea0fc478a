import { describe, expect, it } from "vitest";
import { ok } from "../../base/result.ts";
import type { FlowRun } from "../../contract/facts.ts";
import { learnRuns, learnValues } from "../store/facts.ts";
import { driveEditor, type EditorDriver } from "../testing/driver.ts";
import { home } from "../testing/samples.ts";
import { stateChangeNow } from "./run.ts";

const present = { kind: "off-delay", title: "Present", inputs: { for: "3m" } };
const tooLong = { kind: "held-for", title: "Too long", inputs: { for: "5m" } };
const beat = { kind: "every", title: "Beat", settings: { period: "5m" } };
const running: FlowRun = {
  flow: "test",
  state: "running",
  fault: undefined,
  revision: "0",
  stateful: [
    { node: "present", title: "Present", keptAs: '["off-delay","memory"]' },
    { node: "beat", title: "Beat", keptAs: '["every","memory","5m"]' },
  ],
};

function driven(nodes: object, run: Partial<FlowRun> = {}): EditorDriver {
  const driver = driveEditor(home, {
    getSession: async () => ok({ version: "", face: "browser", project: undefined, recent: [] }),
    runFlows: async () => ok({ started: ["test"], unchanged: [], failed: [] }),
  });
  driver.open({ nodes });
  learnRuns(driver.editor.facts, [{ ...running, ...run }]);
  return driver;
}

describe("what Run is going to keep", () => {
  it.each<[what: string, nodes: object, run: Partial<FlowRun>, lines: readonly string[]]>([
    ["says what keeps, starts anew and ends", { present, tooLong }, {}, ["Keeps: Present.", "Starts anew: Too long.", "Ends: Beat."]],
    [
      "says of a changed beat that it starts anew",
      { present, beat: { ...beat, settings: { period: "6m" } } },
      {},
      ["Keeps: Present.", "Starts anew: Beat."],
    ],
    ["says nothing of what keeps no state", { say: { kind: "log" } }, { stateful: [] }, []],
    ["says nothing where the shown version runs", { present, beat }, { revision: "1" }, []],
    ["says nothing of a flow that is stopped", { present, tooLong }, { state: "stopped" }, []],
    ["says nothing of a flow that is held", { present, tooLong }, { state: "held" }, []],
    [
      "names the first six and counts the others",
      Object.fromEntries([..."abcdefgh"].map((id) => [id, { ...present, title: id }])),
      { stateful: [] },
      ["Starts anew: a, b, c, d, e, f and 2 more."],
    ],
  ])("%s", (_what, nodes, run, lines) => {
    expect(stateChangeNow(driven(nodes, run).editor)).toEqual(lines);
  });

  it("says how long a running delay has left, of the flow that is watched", () => {
    const { editor } = driven({ present, beat });
    const deadlines = [{ node: "present", at: 130_000 }];
    learnValues(editor.live, { flow: "another", values: [], pulses: [], deadlines });
    expect(stateChangeNow(editor)).toEqual(["Keeps: Present, Beat."]);
    learnValues(editor.live, { flow: "test", values: [], pulses: [], deadlines });
    expect(stateChangeNow(editor)).toEqual(["Keeps: Present (2:10 left), Beat."]);
  });

  it("is told once more when it runs", async () => {
    const driver = driven({ present, tooLong });
    await driver.run("run.run");
    expect(driver.editor.workbench.getState().toasts.map(({ text }) => text)).toEqual([
      "test is running. Keeps: Present. Starts anew: Too long. Ends: Beat.",
    ]);
  });
});
