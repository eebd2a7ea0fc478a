import { describe, expect, it } from "vitest";
import { compileNodes } from "../../test/support/compile-nodes.ts";

const both = { devices: ["lamp", "dining"] };
const set = (settings: { readonly devices: readonly string[] }) => ({ kind: "device-set", settings });

describe("nodes that stand for the same devices", () => {
  it("are one list, called after what is in it", () => {
    const { body } = compileNodes({ bright: set(both), dark: set(both) }, [
      "remote.action.on -> bright.state.on",
      "remote.action.off -> dark.state.off",
    ]);
    expect(body).toContain("const lights = [lamp, dining];");
    expect(body).toContain("for (const light of lights) light.state.set(true);");
    expect(body).toContain("for (const light of lights) light.state.set(false);");
  });

  it("are several lists where the order or the devices differ", () => {
    const nodes = { bright: set(both), dark: set({ devices: ["dining", "lamp"] }) };
    const { body } = compileNodes(nodes, ["remote.action.on -> bright.state.on", "remote.action.off -> dark.state.off"]);
    expect(body).toContain("const bright = [lamp, dining];");
    expect(body).toContain("const dark = [dining, lamp];");
  });

  it("are told in one loop what happens to them at once", () => {
    const { body } = compileNodes({ bright: { ...set(both), inputs: { brightness: 254 } }, lit: set(both) }, [
      "remote.action.on -> lit.state.on",
      "remote.action.on -> bright.brightness",
    ]);
    expect(body.match(/for \(/g)).toHaveLength(1);
  });
});
