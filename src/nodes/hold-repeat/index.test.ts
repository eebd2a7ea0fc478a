import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

const up = "brightness_move_up";

function held(settings: JsonObject, wires: readonly string[] = ["remote.action -> hold.in"], more = {}) {
  const nodes = { hold: { kind: "hold-repeat", settings }, line: { kind: "log" }, ...more };
  return compileNodes(nodes, [...wires, "hold.out -> line.in"]);
}

describe("hold-repeat", () => {
  it("fires with every gesture, and on each by itself", () => {
    const situation = {
      settings: { words: ["up"] },
      connected: { in: { type: "choice", words: ["up", "stop"] } as const },
      events: ["in"],
    };
    expect(pinsOf("hold-repeat", situation)).toEqual({
      inputs: ["in event choice of up, stop"],
      outputs: ["out event choice of up, stop", "up event nothing", "stop event nothing"],
    });
  });

  it.each<[what: string, settings: JsonObject, declaration: string]>([
    ["as usual", { words: [up] }, 'holdRepeat("hold", remote.action, ["brightness_move_up"])'],
    [
      "at its own pace",
      { words: [up], every: "200ms", cap: "1m" },
      'holdRepeat("hold", remote.action, ["brightness_move_up"], { every: seconds(0.2), cap: minutes(1) })',
    ],
  ])("listens to the remote %s", (_what, settings, source) => {
    const { text } = held(settings);
    expect(text.replace(/\s+/g, " ").replaceAll("( ", "(").replaceAll(", )", ")")).toContain(source);
    expect(text).not.toContain(".push(");
  });

  it("is fed by what passes a gate", () => {
    const wires = ["remote.action -> open.in", "motion.occupancy -> open.open", "open.out -> hold.in"];
    const { body } = held({ words: [up] }, wires, { open: { kind: "gate" } });
    expect(body).toMatch(/holdRepeat<[^>]*>\(\s*"hold",\s*undefined,\s*\["brightness_move_up"\]/);
    expect(body).toContain("if (motion.occupancy.value) hold.push(action);");
  });

  it("tells gestures apart in one switch", () => {
    const { body } = compileNodes({ hold: { kind: "hold-repeat", settings: { words: [up] } } }, [
      "remote.action -> hold.in",
      `hold.${up} -> lamp.state.on`,
      "hold.off -> lamp.state.off",
    ]);
    expect(body).toContain(
      'switch (action) {\n    case "off":\n      lamp.state.set(false);\n      break;\n    case "brightness_move_up":',
    );
  });

  it.each<[settings: JsonObject, problem: string]>([
    [{ words: [] }, "Repeated: must list at least one gesture."],
    [{ words: ["wave"] }, 'Repeated: holds "wave", which the source never says.'],
    [{ words: [up], every: "0s" }, "Every: must be longer than nothing."],
  ])("refuses %j", (settings, problem) => {
    expect(held(settings).problems).toContainEqual(problem);
  });
});
