import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { exampleHome } from "../catalogue/example-home.ts";
import { parseFlow } from "../model/parse.ts";
import { catalogue } from "../nodes/index.gen.ts";
import { type Compiled, compileText } from "./compile.ts";
import { inspectFlow } from "./inspect.ts";

const roles = {
  lamp: { ieee: "0x680ae2fffe112233" },
  dining: { ieee: "0x680ae2fffe112244" },
  remote: { ieee: "0x842e14ff8600b2f0" },
  climate: { ieee: "0x00158d003c96fd0d" },
};

type Files = { readonly [path: string]: JsonObject };

function parsed(files: Files) {
  return new Map(Object.entries(files).map(([path, flow]) => [`flows/${path}`, parseFlow(JSON.stringify(flow))]));
}

function compiled(flow: JsonObject, files: Files, file = "flows/test.json"): Compiled {
  const text = JSON.stringify({ ziggyFlow: 1, devices: roles, ...flow });
  return compileText(text, { id: "test", home: exampleHome, catalogue, file, files: parsed(files), version: "0.1.0" });
}

/** A call of `subflows/part.json` with these settings. */
function calling(part: JsonObject, settings: JsonObject = {}, rest: JsonObject = {}): Compiled {
  const nodes = { call: { kind: "subflow", settings: { flow: "subflows/part.json", ...settings } }, ...rest };
  return compiled({ nodes }, { "subflows/part.json": { ziggyFlow: 1, parameters: {}, ...part } });
}

function errorsOf({ diagnostics }: Compiled): readonly string[] {
  return diagnostics.flatMap(({ severity, code, message }) => (severity === "error" ? [`${code}: ${message}`] : []));
}

const lampParameter = { lamp: { type: "device", capability: "dimmable" } };
const switchesLamp = {
  parameters: lampParameter,
  nodes: { on: { kind: "input" }, lamp: { kind: "device", settings: { device: "lamp" } } },
  wires: ["on.out -> lamp.state.on"],
};

describe("what a call hands in", () => {
  const step = {
    parameters: { step: { type: "number", min: 1 } },
    nodes: { step: { kind: "parameter", settings: { parameter: "step" } } },
  };
  it.each<[what: string, part: JsonObject, settings: JsonObject, error: RegExp | undefined]>([
    ["a device that can", switchesLamp, { devices: { lamp: "lamp" } }, undefined],
    [
      "a device that cannot",
      switchesLamp,
      { devices: { lamp: "climate" } },
      /"climate" cannot be "lamp": bedroom\/climate lacks dimmable \(it has temperature, humidity\)/,
    ],
    ["a role that the flow does not have", switchesLamp, { devices: { lamp: "lmap" } }, /no device "lmap"/],
    ["no device", switchesLamp, {}, /"lamp" must be given: a device with dimmable/],
    ["a list for one device", switchesLamp, { devices: { lamp: ["lamp"] } }, /"lamp" must be a name from "devices"/],
    ["a device that is not wanted", switchesLamp, { devices: { lamp: "lamp", lampe: "lamp" } }, /none called "lampe"; it wants "lamp"/],
    ["a device of the model", { parameters: { r: { type: "device", model: "E2001" } } }, { devices: { r: "remote" } }, undefined],
    [
      "a device of another model",
      { parameters: { r: { type: "device", model: "E2001" } } },
      { devices: { r: "lamp" } },
      /hall\/lamp is a LED1545G12, not a E2001/,
    ],
    [
      "a list of devices",
      { parameters: { l: { type: "devices", capability: "dimmable" } } },
      { devices: { l: ["lamp", "dining"] } },
      undefined,
    ],
    ["an empty list", { parameters: { l: { type: "devices" } } }, { devices: { l: [] } }, /must name at least one/],
    [
      "one wrong device in a list",
      { parameters: { l: { type: "devices", capability: "dimmable" } } },
      { devices: { l: ["lamp", "remote"] } },
      /"remote" cannot be "l"/,
    ],
    ["a number", step, { parameters: { step: 2 } }, undefined],
    ["a number out of range", step, { parameters: { step: 0 } }, /"step" must be at least 1/],
    ["no number where there is no default", step, {}, /"step" must be given/],
    ["a parameter that there is not", step, { parameters: { step: 2, steps: 2 } }, /none called "steps"; it wants "step"/],
    ["a parameter called like a member of objects", step, { parameters: { step: 2, toString: 2 } }, /none called "toString"/],
  ])("%s", (_, part, settings, error) => {
    const errors = errorsOf(calling(part, settings));
    if (error === undefined) expect(errors).toEqual([]);
    else expect(errors.join("\n")).toMatch(error);
  });
});

describe("a subflow that cannot be called", () => {
  const call = (flow: string): JsonObject => ({ nodes: { call: { kind: "subflow", settings: { flow } } } });
  const self = { ziggyFlow: 1, parameters: {}, nodes: { again: { kind: "subflow", settings: { flow: "part.json" } } } };
  const there = { ziggyFlow: 1, parameters: {}, nodes: { b: { kind: "subflow", settings: { flow: "back.json" } } } };
  const back = { ziggyFlow: 1, parameters: {}, nodes: { a: { kind: "subflow", settings: { flow: "./there.json" } } } };
  const broken = { ziggyFlow: 1, parameters: {}, nodes: { gate: { kind: "gaet" } } };
  it.each<[what: string, flow: string, files: Files, error: RegExp]>([
    ["is not there", "subflows/part.json", {}, /no subflow "subflows\/part.json": the project has no flows\/subflows\/part.json/],
    ["is spelled wrong", "subflows/prat.json", { "subflows/part.json": { ziggyFlow: 1, parameters: {} } }, /subflow\/missing/],
    ["is a flow of its own", "part.json", { "part.json": { ziggyFlow: 1 } }, /flows\/part.json is a flow of its own/],
    ["calls itself", "part.json", { "part.json": self }, /must not call itself: flows\/part.json → flows\/part.json/],
    [
      "calls itself through another",
      "there.json",
      { "there.json": there, "back.json": back },
      /flows\/there.json → flows\/back.json → flows\/there.json/,
    ],
    ["has an error", "part.json", { "part.json": broken }, /flows\/part.json has an error: There is no kind of node called "gaet"/],
    ["lies outside", "../../part.json", {}, /leads out of the project/],
    ["has an absolute path", "/etc/part.json", {}, /must be seen from this flow's folder/],
    ["is no flow file", "part.ts", {}, /ends in .json/],
    ["has no path", "", {}, /it is empty/],
  ])("because it %s", (_, flow, files, error) => {
    const { module, diagnostics } = compiled(call(flow), files);
    expect(module).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n")).toMatch(error);
    expect(diagnostics.find(({ severity }) => severity === "error")?.place).toEqual({ node: "call", setting: "flow", line: 1 });
  });

  it("says which one may be meant", () => {
    const { diagnostics } = compiled(call("subflows/prat.json"), { "subflows/part.json": { ziggyFlow: 1, parameters: {} } });
    expect(diagnostics.find(({ code }) => code === "subflow/missing")?.remedy).toBe('Did you mean "subflows/part.json"?');
  });

  it("says which pin is gone after the subflow has changed", () => {
    const nodes = { call: { kind: "subflow", settings: { flow: "part.json", devices: { lamp: "lamp" } } }, start: { kind: "start" } };
    const found = compiled({ nodes, wires: ["start.out -> call.off"] }, { "part.json": { ziggyFlow: 1, ...switchesLamp } });
    expect(errorsOf(found)).toEqual(['wire/unknown-input: "call" has no input "off".']);
    expect(found.diagnostics.find(({ code }) => code === "wire/unknown-input")?.remedy).toBe("Choose one of its inputs: on.");
  });
});

describe("what is wrong within a subflow", () => {
  it.each<[what: string, flow: JsonObject, code: string]>([
    ["a type that does not exist", { parameters: { a: { type: "nummer" } } }, "parameter/unknown-type"],
    ["a capability that does not exist", { parameters: { a: { type: "device", capability: "dimable" } } }, "parameter/unknown-capability"],
    [
      "a capability and a model",
      { parameters: { a: { type: "device", capability: "action", model: "E2001" } } },
      "parameter/capability-and-model",
    ],
    ["a model that the home does not have", { parameters: { a: { type: "device", model: "X1" } } }, "parameter/no-such-model"],
    ["a choice without words", { parameters: { a: { type: "choice" } } }, "parameter/no-words"],
    ["a default of the wrong type", { parameters: { a: { type: "number", default: "1" } } }, "parameter/invalid-default"],
    ["a parameter called like a device", { parameters: { lamp: { type: "device" } } }, "parameter/name-taken"],
    ["a parameter that nothing uses", { parameters: { a: { type: "device" } } }, "parameter/unused"],
    [
      "a list where one device is wanted",
      { parameters: { a: { type: "devices" } }, nodes: { a: { kind: "device", settings: { device: "a" } } } },
      "parameter/is-list",
    ],
    ["an input in a flow of its own", { nodes: { a: { kind: "input" } } }, "node/only-in-subflow"],
    ["a value of no type", { parameters: {}, nodes: { a: { kind: "input", settings: { as: "value" } } } }, "setting/invalid"],
    [
      "a parameter that there is not",
      { parameters: {}, nodes: { a: { kind: "parameter", settings: { parameter: "b" } } } },
      "setting/invalid",
    ],
  ])("%s", (_, flow, code) => {
    expect(compiled(flow, {}).diagnostics.map((one) => one.code)).toContain(code);
  });
});

describe("the pins of a call", () => {
  it("are the inputs and outputs of the subflow, with their types", () => {
    const part = {
      ziggyFlow: 1,
      parameters: { sensor: { type: "device", capability: "temperature" } },
      nodes: {
        go: { kind: "input" },
        limit: { kind: "input", settings: { as: "value", type: "number", unit: "°C", default: 20 } },
        warm: { kind: "compare", settings: { is: "above" } },
        sensor: { kind: "device", settings: { device: "sensor" } },
        isWarm: { kind: "output", note: "Whether it is warm." },
        degrees: { kind: "output" },
      },
      wires: ["sensor.temperature -> warm.a", "limit.out -> warm.b", "warm.out -> isWarm.in", "sensor.temperature -> degrees.in"],
    };
    const text = {
      ziggyFlow: 1,
      devices: roles,
      nodes: { call: { kind: "subflow", settings: { flow: "part.json", devices: { sensor: "climate" } } } },
    };
    const { document } = parseFlow(JSON.stringify(text));
    if (document === undefined) throw new Error("no flow");
    const graph = inspectFlow(document, { home: exampleHome, catalogue, file: "flows/a.json", files: parsed({ "part.json": part }) });
    const node = graph.nodes.get("call");
    expect([...(node?.inputs.values() ?? [])].map(({ name, role, type }) => [name, role, type])).toEqual([
      ["go", "event", { type: "nothing" }],
      ["limit", "value", { type: "number", unit: "°C" }],
    ]);
    expect([...(node?.outputs.values() ?? [])].map(({ name, role, type, help }) => [name, role, type.type, help])).toEqual([
      ["degrees", "value", "number", "What goes out at “degrees” of the subflow."],
      ["isWarm", "value", "boolean", "Whether it is warm."],
      ["isWarm.true", "event", "nothing", "Fires when isWarm is true."],
      ["isWarm.false", "event", "nothing", "Fires when isWarm is false."],
    ]);
    expect(graph.nodes.get("call")?.outputs.get("degrees")?.type).toEqual({
      type: "number",
      unit: "°C",
      min: undefined,
      max: undefined,
      step: undefined,
    });
  });
});

describe("the text", () => {
  it("is the same for every caller, and in whatever order the file lists its parts", () => {
    const one = calling(switchesLamp, { devices: { lamp: "lamp" } });
    const other = calling(
      { nodes: { lamp: switchesLamp.nodes.lamp, on: switchesLamp.nodes.on }, parameters: lampParameter, wires: switchesLamp.wires },
      { devices: { lamp: "dining" } },
    );
    expect(one.subflows[0]?.module.text).toBe(other.subflows[0]?.module.text);
    const alone = compiled({ ziggyFlow: 1, devices: {}, ...switchesLamp }, {}, "flows/subflows/part.json");
    expect(alone.module?.text).toBe(one.subflows[0]?.module.text);
  });

  it("writes a call that nothing is wired to", () => {
    const { module } = calling(switchesLamp, { devices: { lamp: "lamp" } });
    expect(module?.text).toContain('  part("call", home, { lamp });\n');
  });

  it("tells subflows of the same name apart", () => {
    const part = {
      ziggyFlow: 1,
      parameters: {},
      nodes: { start: { kind: "start" }, out: { kind: "output" } },
      wires: ["start.out -> out.in"],
    };
    const nodes = { a: { kind: "subflow", settings: { flow: "a/part.json" } }, b: { kind: "subflow", settings: { flow: "b/part.json" } } };
    const { module } = compiled({ nodes }, { "a/part.json": part, "b/part.json": part });
    expect(module?.text).toContain('import { part } from "./a/part.ts";\nimport { part as part2 } from "./b/part.ts";');
    expect(module?.text).toContain('part("a", home);\n  part2("b", home);');
  });

  it("gives a subflow that is called like a helper another name", () => {
    const delay = {
      ziggyFlow: 1,
      parameters: {},
      nodes: { in: { kind: "input" }, wait: { kind: "delay" }, out: { kind: "output" } },
      wires: ["in.out -> wait.in", "wait.out -> out.in"],
    };
    const { module, subflows } = compiled(
      { nodes: { call: { kind: "subflow", settings: { flow: "delay.json" } } } },
      { "delay.json": delay },
    );
    expect(subflows[0]?.module.text).toContain("export const delaySubflow = subflow(");
    expect(module?.text).toContain('import { delaySubflow } from "./delay.ts";');
  });

  const hostileNames = fc
    .stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
    .filter((name) => name !== "__proto__" && name !== "constructor" && name !== "prototype");
  it("stays legal whatever parameters, inputs and outputs are called", () => {
    const odd = fc.oneof(
      hostileNames,
      fc.constantFrom("delete", "toString", "then", "home", "subflow", "id", "1", "-", "_", "value", "constant", "class", "await"),
    );
    fc.assert(
      fc.property(fc.uniqueArray(odd, { minLength: 4, maxLength: 8 }), (names) => {
        const [device = "a", number = "b", event = "c", value = "d", ...outs] = names;
        const part = {
          parameters: { [device]: { type: "device", capability: "switchable" }, [number]: { type: "number", default: 1 } },
          nodes: {
            [event]: { kind: "input", settings: { type: "number" } },
            [value]: { kind: "input", settings: { as: "value", type: "number", default: 3 } },
            "the-number": { kind: "parameter", settings: { parameter: number } },
            "the-lamp": { kind: "device", settings: { device } },
            sum: { kind: "arithmetic", settings: { do: "plus" } },
            ...Object.fromEntries(outs.map((out) => [out, { kind: "output" }])),
          },
          wires: [
            `${value}.out -> sum.a`,
            "the-number.out -> sum.b",
            `${event}.out -> the-lamp.state.on`,
            ...outs.map((out) => `sum.out -> ${out}.in`),
          ],
        };
        const found = calling(part, { devices: { [device]: "lamp" }, parameters: { [number]: 2 } });
        expect(errorsOf(found)).toEqual([]);
        const texts = [found.module?.text ?? "missing", ...found.subflows.map(({ module }) => module.text)];
        for (const text of texts) expect(() => new Function(asScript(text))).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

/** What of a module can be parsed as a script: without imports, exports and the few types that these have. */
function asScript(text: string): string {
  return text
    .replace(/^import .*$/gm, "")
    .replace(/^export interface [\s\S]*?^}$/gm, "")
    .replace(/^export default /m, "")
    .replace(/^export /gm, "")
    .replace(/: (Home|[A-Za-z0-9]*Parameters|number|void)(?=[,) {=])/g, "")
    .replace(/<(void|number)>/g, "");
}
