import { transformSync } from "esbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/base/json.ts";
import { compileText } from "../../src/compiler/compile.ts";
import { catalogue } from "../../src/nodes/index.gen.ts";
import { describeHome } from "../../src/z2m/describe-home.ts";
import { generateHome } from "../../src/z2m/generator/generate-home.ts";
import { typeCheck } from "../home/type-check.ts";
import { homePayload } from "../support/homes.ts";
import { figure } from "./on-broker.ts";

/** `ZIGGY_FLOW_FAULT_LISTS=10000` and `ZIGGY_FLOW_FAULT_NAMES=10000` for the figures in docs/reliability.md. */
const lists = Number(process.env.ZIGGY_FLOW_FAULT_LISTS ?? 1_000);
const names = Number(process.env.ZIGGY_FLOW_FAULT_NAMES ?? 1_000);
const seed = 20_261_123;

const originals = [...asList(homePayload("small", "devices")), ...asList(homePayload("hostile", "devices"))];

function asList(json: Json): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1e308, "", " ", "__proto__", "*/", `$\{x}`, "a/set/b", "\u2028", [], {}, [null], {
    type: "light",
  }),
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true }),
);

/** Replaces, removes or doubles something at a place that chance takes us to. */
function damaged(json: Json, dice: readonly number[], replacement: Json): Json {
  const [at = 0, ...rest] = dice;
  if (rest.length === 0 || json === null || typeof json !== "object") return replacement;
  if (Array.isArray(json)) {
    const list: readonly Json[] = json;
    const index = at % (list.length + 1);
    if (at % 7 === 0) return [...list, ...list.slice(0, 1)];
    return list.map((item, place) => (place === index ? damaged(item, rest, replacement) : item));
  }
  const entries = Object.entries(json);
  const index = at % (entries.length + 1);
  const kept = at % 5 === 0 ? entries.filter((_, place) => place !== index) : entries;
  return Object.fromEntries(kept.map(([key, value], place) => [key, place === index ? damaged(value ?? null, rest, replacement) : value]));
}

const brokenList = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...originals), fc.array(fc.nat(1_000), { minLength: 2, maxLength: 9 }), odd), { maxLength: 4 }),
    fc.array(odd, { maxLength: 2 }),
  )
  .map(([devices, others]): Json => [...devices.map(([device, dice, replacement]) => damaged(device, dice, replacement)), ...others]);

describe("device lists that nobody should send (C2)", () => {
  it(`are read, and generate a home that parses, all ${lists} of them`, { timeout: 60_000 + lists * 20 }, () => {
    let devices = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 20, arbitrary: brokenList }, { weight: 1, arbitrary: odd }),
        fc.oneof(odd, brokenList),
        (list, groups) => {
          const home = describeHome({ devices: list, groups });
          devices += home.devices.length;
          transformSync(generateHome(home), { loader: "ts" });
        },
      ),
      { numRuns: lists, seed },
    );
    figure(`C2: ${lists} lists, ${devices} devices described, 0 crashes`);
    expect(devices).toBeGreaterThan(lists);
  });
});

const pieces = fc.constantFrom(
  ...["*/", "/*", "//", "`", "${", "}", '"', "'", "\\", "\\u0041", "\n", "\r", "\u2028", "\u202e", "\u0000", "\ufeff", "\ud800", "\u200d"],
  ...[
    "__proto__",
    "constructor",
    "then",
    "class",
    "await",
    "home",
    "Home",
    "ß",
    "İ",
    "ﬁ",
    "é",
    "e\u0301",
    "灯",
    "💡",
    "𝒳",
    "1",
    "-",
    "_",
    "$",
    " ",
    "/set",
    "<!--",
    "-->",
  ],
);
const hostileName = fc.oneof(
  fc.array(pieces, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", minLength: 1 }),
);

describe("names that were chosen to hurt (C3, C4)", () => {
  const chosen = [...new Set(fc.sample(hostileName, { numRuns: names, seed }))];
  const lamp = (name: string, index: number): Json => ({
    ieee_address: `0x${(0xff_0000_0000_0000n + BigInt(index)).toString(16).padStart(16, "0")}`,
    type: "Router",
    friendly_name: name,
    supported: true,
    disabled: false,
    definition: {
      model: name,
      vendor: name,
      description: name,
      exposes: [
        { type: "binary", name: "state", property: "state", access: 7, value_on: "ON", value_off: "OFF" },
        { type: "enum", name: "word", property: name, access: 7, values: [name, "other"], description: name },
        { type: "enum", name: "action", property: "action", access: 1, values: [name] },
      ],
    },
  });
  const payload: Json = chosen.map(lamp);
  const home = describeHome({ devices: payload });

  it(`${chosen.length} of them make one member each of a home that type-checks`, { timeout: 60_000 + names * 20 }, () => {
    const text = generateHome(home);
    // A name that can be no topic is dropped with a reason, the device never.
    expect(home.devices).toHaveLength(chosen.length);
    const members = /export interface Home extends HomeBase \{([\s\S]*?)\n\}/.exec(text)?.[1]?.match(/^ {2}readonly /gm) ?? [];
    expect(members).toHaveLength(chosen.length);
    expect(typeCheck(new Map([["generated/home.ts", text]]))).toBe("");
    figure(`C3: ${chosen.length} names, ${members.length} members, ${home.dropped.length} reasons given`);
  });

  it("are one literal each in what flows compile to, and nothing else", { timeout: 60_000 + names * 20 }, () => {
    // Written by JSON, read back by JavaScript: the text must be the same.
    const texts = chosen.filter((text) => !/\p{Surrogate}/u.test(text));
    const nodes = Object.fromEntries(
      texts.map((text, index) => [`n${index}`, { kind: "log", title: text, note: text, settings: { text } }]),
    );
    const flow = {
      ziggyFlow: 1,
      name: texts.join(" "),
      description: texts.join("\n"),
      nodes: { start: { kind: "start" }, ...nodes },
      wires: texts.map((_, index) => `start.first -> n${index}.in`),
    };
    const { module, diagnostics } = compileText(JSON.stringify(flow), {
      id: "names",
      home,
      catalogue,
      file: "flows/names.json",
      version: "0",
    });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const { code } = transformSync(module?.text ?? "", { loader: "ts", format: "cjs" });
    const said: string[] = [];
    const words = {
      flow: (_: string, setUp: (home: object) => void) => setUp({}),
      onStart: () => ({ on: (listener: (kind: string) => void) => listener("first") }),
      log: (text: string) => said.push(text),
    };
    // The text is our compiler's own output.
    new Function("require", "module", "exports", code)(() => words, { exports: {} }, {});
    expect(said).toEqual(texts);
    figure(`C4: ${texts.length} texts, each one literal`);
  });
});
