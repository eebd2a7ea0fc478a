import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";
import { homePayload } from "../../../test/support/homes.ts";
import type { JsonObject } from "../../base/json.ts";
import { compileText } from "../../compiler/compile.ts";
import { describeHome } from "../../z2m/describe-home.ts";
import { catalogue } from "../index.gen.ts";

const home = describeHome({ devices: homePayload("example", "devices"), groups: [] });
const ieeeOf = (name: string): string => home.devices.find((device) => device.name === name)?.ieee ?? "";

/** The flow's function, for a remote and a lamp of the example home. */
function bodyFor(remote: string, wires: readonly string[], more: JsonObject = {}): string {
  const flow = {
    ziggyFlow: 1,
    devices: { remote: { ieee: ieeeOf(remote) }, lamp: { ieee: ieeeOf("Couch") } },
    nodes: {
      remote: { kind: "remote", settings: { device: "remote" } },
      lamp: { kind: "device", settings: { device: "lamp" } },
      ...more,
    },
    wires,
  };
  const { module, diagnostics } = compileText(JSON.stringify(flow), {
    id: "sample",
    home,
    catalogue,
    file: "flows/sample.json",
    version: "0.1.0",
  });
  expect(diagnostics).toEqual([]);
  return (module?.text ?? "").replaceAll(/\n */g, "\n");
}

function pinsFor(remote: string): readonly string[] {
  const usable = catalogue.get("remote")?.configure(new Map([["device", "remote"]])).usable;
  const entity = home.devices.find((device) => device.name === remote);
  const none = (): undefined => undefined;
  const asked = {
    role: () => entity,
    roleOrList: none,
    subflow: none,
    parameter: none,
    connected: none,
    connectedRole: none,
    written: none,
  };
  const pins = usable?.pins({ home, ...asked });
  return pins?.outputs.map(({ name }) => name) ?? [];
}

describe("remote", () => {
  it("groups the gestures of a dial with buttons", () => {
    expect(pinsFor("Philips Switch").filter((pin) => !pin.startsWith("action"))).toEqual([
      ...[1, 2, 3, 4].flatMap((button) => ["press", "hold", "release"].map((gesture) => `button_${button}.${gesture}`)),
      ...["dial.left", "dial.right", "dial.turn", "brightness.up", "brightness.down", "brightness.turn"],
    ]);
  });

  it("has a pin for each word that shares its gesture with others", () => {
    expect(pinsFor("Philips Switch").filter((pin) => pin.startsWith("action."))).toContain("action.button_1_hold_release");
  });

  it.each([
    [
      "Ikea remote",
      "on.press off.press brightness.hold_up brightness.hold_down brightness.release arrow_left.press arrow_left.hold arrow_left.release",
    ],
    ["Tradfri remote", "toggle.press toggle.hold brightness_up.press brightness_up.hold brightness_up.release brightness_down.press"],
  ])("knows the %s", (name, gestures) => {
    expect(pinsFor(name)).toEqual(expect.arrayContaining(gestures.split(" ")));
  });

  it("is a switch over the remote's words", () => {
    expect(bodyFor("Philips Switch", ["remote.button_1.press -> lamp.state.on", "remote.button_1.release -> lamp.state.off"])).toContain(
      [
        "remote.action.on((action) => {",
        "switch (action) {",
        'case "button_1_press":',
        "lamp.state.set(true);",
        "break;",
        'case "button_1_press_release":',
        'case "button_1_hold_release":',
        "lamp.state.set(false);",
      ].join("\n"),
    );
  });

  it("carries how far a dial was turned, to the left as a negative number", () => {
    const body = bodyFor("Philips Switch", ["remote.brightness.turn -> lamp.brightness.add"]);
    expect(body).toContain(
      'case "brightness_step_up": {\nconst turn = remote.actionStepSize.value;\nif (turn !== undefined) lamp.brightness.add(turn);',
    );
    expect(body).toContain('case "brightness_step_down": {\nconst turn = minus(0, remote.actionStepSize.value);');
  });

  it("says once what a dial does, whichever way it is turned", () => {
    const part = { part: { kind: "arithmetic", settings: { do: "times" }, inputs: { b: 2 } } };
    const body = bodyFor("Philips Switch", ["remote.brightness.turn -> part.a", "part.out -> lamp.brightness.add"], part);
    expect(body).toContain("function part(value: number): void {");
    expect(body.match(/times\(/g)).toHaveLength(1);
  });

  it("has each word once where two pins fire on it", () => {
    const body = bodyFor("Philips Switch", [
      "remote.button_1.release -> lamp.state.off",
      "remote.action.button_1_hold_release -> lamp.brightness.query",
    ]);
    expect(body.match(/button_1_hold_release/g)).toHaveLength(1);
    expect(body).toContain('case "button_1_hold_release":\nlamp.state.set(false);\nlamp.brightness.query();');
  });

  it("refuses a device without buttons", () => {
    const { problems } = compileNodes({ lampAsRemote: { kind: "remote", settings: { device: "lamp" } } }, []);
    expect(problems).toEqual([expect.stringContaining("reports no action")]);
  });
});
