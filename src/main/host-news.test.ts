import { describe, expect, it, vi } from "vitest";
import type { FlowRun } from "../contract/facts.ts";
import { createNewsPort } from "./host-news.ts";

function run(flow: string, state: FlowRun["state"]): FlowRun {
  return { flow, state, fault: undefined, revision: undefined, stateful: [] };
}

describe("createNewsPort", () => {
  function listen() {
    const [onSession, onHeld] = [vi.fn(), vi.fn()];
    const port = createNewsPort({ onSession, onHeld });
    const tellRuns = (...runs: readonly FlowRun[]) => port.send({ type: "event", name: "runsChanged", payload: runs });
    return { port, onSession, onHeld, tellRuns };
  }

  it("tells of a flow once while it is held, and again when it is held anew", () => {
    const { tellRuns, onHeld } = listen();
    tellRuns(run("hall", "running"), run("stairs", "running"));
    tellRuns(run("hall", "held"), run("stairs", "running"));
    tellRuns(run("hall", "held"), run("stairs", "held"));
    tellRuns(run("hall", "running"), run("stairs", "held"));
    tellRuns(run("hall", "held"), run("stairs", "held"));
    expect(onHeld.mock.calls.map(([{ flow }]) => flow)).toEqual(["hall", "stairs", "hall"]);
  });

  it("hands on sessions, and passes over all else", () => {
    const { port, onSession, onHeld } = listen();
    const session = { version: "1", face: "desktop", project: undefined, recent: [] };
    port.send({ type: "event", name: "sessionChanged", payload: session });
    port.send({ type: "event", name: "statesChanged", payload: [] });
    port.send({ type: "answer", id: 1, result: { ok: true, value: undefined } });
    expect([onSession.mock.calls, onHeld.mock.calls]).toEqual([[[session]], []]);
  });
});
