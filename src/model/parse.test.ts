import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Migration, migrate } from "./migrations.ts";
import { parseFlow } from "./parse.ts";
import { printFlow } from "./print.ts";

function codesOf(text: string): readonly string[] {
  return parseFlow(text).diagnostics.map((diagnostic) => diagnostic.code);
}

/** Parses what must be a flow. */
function parsed(text: string) {
  const { document, diagnostics } = parseFlow(text);
  if (document === undefined) throw new Error(diagnostics.map((one) => one.message).join(" "));
  return document;
}

const hallLight = `{
  "ziggyFlow": 1,
  "name": "Hall light",
  "silence": { "analysis/feedback": "It comes to rest.", "analysis/two-writers": "At night the clock wins." },
  "devices": {
    "lamp": { "ieee": "0x680ae2fffe112233", "name": "hall/lamp", "model": "LED1545G12" },
    "motion": { "ieee": "0x00158d0001a2b3c4" }
  },
  "nodes": {
    "dark": { "kind": "compare", "settings": { "is": "below" }, "inputs": { "b": 40 } },
    "lamp": { "kind": "device", "settings": { "device": "lamp" }, "silence": { "analysis/no-way-off": "The panel ends it." } },
    "motion": { "kind": "device", "settings": { "device": "motion" } },
    "present": { "kind": "off-delay", "inputs": { "for": "3m" }, "durable": true }
  },
  "wires": [
    "motion.occupancy -> present.in",
    "motion.illuminance -> dark.a"
  ],
  "layout": {
    "lamp": [640, 40],
    "motion": [0, 0]
  }
}
`;

const subflow = `{
  "ziggyFlow": 1,
  "parameters": {
    "lamps": { "type": "devices", "capability": "dimmable" },
    "remote": { "type": "device", "model": "RDM002", "description": "The dial.", "since": 3 },
    "step": { "type": "number", "unit": "%", "min": 0, "max": 1, "default": 0.075 },
    "way": { "type": "choice", "words": ["up", "down"] }
  },
  "nodes": {},
  "wires": []
}
`;

describe("canonical text", () => {
  it("keeps parameters, in an order of its own, with what it does not know", () => {
    expect(printFlow(parsed(subflow))).toBe(subflow);
    expect(printFlow(parsed('{"ziggyFlow":1,"parameters":{},"nodes":{}}'))).toContain('"parameters": {},');
    expect(parsed('{"ziggyFlow":1,"nodes":{}}').parameters).toBeUndefined();
  });

  it("is what printing what was parsed gives back", () => {
    expect(printFlow(parsed(hallLight))).toBe(hallLight);
  });

  it.each([
    ["an order of ids", '{"ziggyFlow":1,"nodes":{"b":{"kind":"x"},"a":{"kind":"x"},"B":{"kind":"x"}}}', /"B".*\n.*"a".*\n.*"b"/],
    [
      "an order of members",
      '{"layout":{"a":[1,2]},"name":"N","nodes":{},"ziggyFlow":1}',
      /"ziggyFlow"[\s\S]*"name"[\s\S]*"nodes"[\s\S]*"layout"/,
    ],
    ["a long node", `{"ziggyFlow":1,"nodes":{"a":{"kind":"x","note":"${"long ".repeat(30)}"}}}`, /"a": \{\n {6}"kind": "x",\n {6}"note"/],
  ])("has %s of its own", (_, text, expected) => {
    expect(printFlow(parsed(text))).toMatch(expected);
  });

  it.each([
    [
      "of the flow",
      '{ "ziggyFlow": 1, "nodes": {}, "favourite": { "b": [1, null], "a": "x" } }',
      '"favourite": { "a": "x", "b": [1, null] }',
    ],
    [
      "of a role",
      '{ "ziggyFlow": 1, "nodes": {}, "devices": { "lamp": { "ieee": "0x1", "colour": "red" } } }',
      '"ieee": "0x1", "colour": "red"',
    ],
    ["of a node", '{ "ziggyFlow": 1, "nodes": { "a": { "kind": "k", "since": 3 } } }', '"kind": "k", "since": 3'],
    [
      "of settings",
      '{ "ziggyFlow": 1, "nodes": { "a": { "kind": "k", "settings": { "deep": [{ "x": {} }] } } } }',
      '"deep": [{ "x": {} }]',
    ],
    ["of the layout", '{ "ziggyFlow": 1, "nodes": {}, "layout": { "a": [1, 2, { "folded": true }] } }', '[1, 2, { "folded": true }]'],
    ["of an unknown kind", '{ "ziggyFlow": 1, "nodes": { "a": { "kind": "from the future" } } }', '"kind": "from the future"'],
    ["of a wire that cannot be read", '{ "ziggyFlow": 1, "nodes": {}, "wires": ["a => b"] }', '"a => b"'],
  ])("keeps what it does not know %s", (_, text, kept) => {
    expect(printFlow(parsed(text))).toContain(kept);
  });

  const text = fc.string({ unit: "grapheme", maxLength: 8 }).filter((key) => !["__proto__", "constructor", "prototype"].includes(key));
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/).filter((key) => !["__proto__", "constructor", "prototype"].includes(key));
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.boolean(), text, fc.constant(null), tie("list"), tie("object")),
    list: fc.array(tie("value"), { maxLength: 3 }),
    object: fc.dictionary(text, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  })).value;
  const table = fc.dictionary(text, json, { maxKeys: 3, noNullPrototype: true });
  const node = fc.record(
    { kind: text, title: text, note: text, settings: table, inputs: table, durable: fc.constant(true), strange: json },
    { requiredKeys: ["kind"], noNullPrototype: true },
  );
  const file = fc.record(
    {
      ziggyFlow: fc.constant(1),
      name: text,
      description: text,
      nodes: fc.dictionary(id, node, { noNullPrototype: true }),
      devices: fc.dictionary(id, fc.record({ ieee: text }, { requiredKeys: [] }), { noNullPrototype: true }),
      wires: fc.array(text),
      layout: table,
      strange: json,
    },
    { requiredKeys: ["ziggyFlow", "nodes"], noNullPrototype: true },
  );

  it("is stable for any flow", () => {
    fc.assert(
      fc.property(file, (flow) => {
        const once = printFlow(parsed(JSON.stringify(flow)));
        expect(printFlow(parsed(once))).toBe(once);
      }),
    );
  });

  it("loses nothing of any flow", () => {
    fc.assert(
      fc.property(file, (flow) => {
        expect(withoutEmpty(JSON.parse(printFlow(parsed(JSON.stringify(flow)))))).toEqual(withoutEmpty(JSON.parse(JSON.stringify(flow))));
      }),
    );
  });
});

/** Empty tables and lists at the places where leaving them out means the same. */
function withoutEmpty(flow: Record<string, unknown>): unknown {
  const isEmpty = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length === 0;
  const entries = Object.entries(flow).filter(([key, value]) => !(["devices", "wires", "layout"].includes(key) && isEmpty(value)));
  const nodes = Object.entries((flow.nodes ?? {}) as Record<string, Record<string, unknown>>).map(([id, node]) => [
    id,
    Object.fromEntries(Object.entries(node).filter(([key, value]) => !(["settings", "inputs"].includes(key) && isEmpty(value)))),
  ]);
  return { ...Object.fromEntries(entries), nodes: Object.fromEntries(nodes) };
}

describe("refusing", () => {
  it.each([
    ["no JSON", "{", "file/not-json"],
    ["nothing", "", "file/not-json"],
    ["JSON that is no flow", "[1]", "file/not-a-flow"],
    ["a flow without version", '{"nodes":{}}', "file/not-a-flow"],
    ["a later format", '{"ziggyFlow":2,"nodes":{}}', "file/newer-version"],
    ["nodes in a list", '{"ziggyFlow":1,"nodes":[]}', "file/shape"],
    ["a node without kind", '{"ziggyFlow":1,"nodes":{"a":{}}}', "file/shape"],
    ["an odd id", '{"ziggyFlow":1,"nodes":{"a b":{"kind":"x"}}}', "file/shape"],
    ["a silence without a reason", '{"ziggyFlow":1,"nodes":{},"silence":{"analysis/feedback":""}}', "file/shape"],
    ["parameters in a list", '{"ziggyFlow":1,"parameters":[],"nodes":{}}', "file/shape"],
    ["a parameter without a type", '{"ziggyFlow":1,"parameters":{"a":{}},"nodes":{}}', "file/shape"],
    ["an odd name of a parameter", '{"ziggyFlow":1,"parameters":{"a b":{"type":"text"}},"nodes":{}}', "file/shape"],
    ["toString as a parameter of no type", '{"ziggyFlow":1,"parameters":{"toString":1},"nodes":{}}', "file/shape"],
    ["a number as wire", '{"ziggyFlow":1,"nodes":{},"wires":[1]}', "file/shape"],
    ["__proto__ as id", '{"ziggyFlow":1,"nodes":{"__proto__":{"kind":"x"}}}', "file/forbidden-key"],
    ["an escaped __proto__", '{"ziggyFlow":1,"nodes":{"\\u005f_proto__":{"kind":"x"}}}', "file/forbidden-key"],
    ["constructor deep inside", '{"ziggyFlow":1,"nodes":{"a":{"kind":"x","settings":{"b":[{"constructor":1}]}}}}', "file/forbidden-key"],
    ["a key twice", '{"ziggyFlow":1,"nodes":{"a":{"kind":"x"},"a":{"kind":"y"}}}', "file/duplicate-key"],
  ])("refuses %s", (_, text, code) => {
    expect(codesOf(text)).toEqual([code]);
    expect(parseFlow(text).document).toBeUndefined();
  });

  it.each([
    ["a key twice", '{\n"ziggyFlow":1,\n"nodes":{},\n"nodes":{}}', 4],
    ["a forbidden key", '{\n"ziggyFlow":1,\n"prototype":{}}', 3],
    ["a node of the wrong shape", '{\n"ziggyFlow":1,\n"nodes":{\n"a":{"kind":3}}}', 4],
  ])("names the line of %s", (_, text, line) => {
    expect(parseFlow(text).diagnostics[0]?.place.line).toBe(line);
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseFlow(text).nodeLines).toBeInstanceOf(Map);
      }),
    );
  });

  it.each(["kind", "wires"])("does not mistake the text %s in a string for a key", (word) => {
    expect(codesOf(`{"ziggyFlow":1,"nodes":{},"name":"\\"${word}\\": 1, \\"${word}\\": 2"}`)).toEqual([]);
  });
});

describe("migrate", () => {
  const steps = new Map<number, Migration>([
    [1, (file) => ({ ...file, one: true })],
    [3, (file) => ({ ...file, three: true })],
  ]);

  it("applies each step once, in order, and raises the version", () => {
    expect(migrate({ ziggyFlow: 1 }, 1, 4, steps)).toEqual({ ziggyFlow: 4, one: true, three: true });
  });

  it("leaves a file of the present format alone", () => {
    expect(migrate({ ziggyFlow: 4 }, 4, 4, steps)).toEqual({ ziggyFlow: 4 });
  });
});

it.each([
  ["nodes", [], "must be an object in braces"],
  ["wires", {}, "must be a list in brackets"],
  ["wires", [{}], "must be a text in quotes"],
  ["nodes", { a: { kind: "every", disabled: "yes" } }, "must be true or false"],
  ["nodes", { a: {} }, 'lacks its "kind"'],
])("says in words what is wrong with the shape of %s %j", (member, value, expected) => {
  const { diagnostics } = parseFlow(JSON.stringify({ ziggyFlow: 1, [member]: value }));
  expect(diagnostics[0]?.message).toContain(expected);
});
