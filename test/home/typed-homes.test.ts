import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { describeHome } from "../../src/z2m/describe-home.ts";
import { generateHome } from "../../src/z2m/generator/generate-home.ts";
import { homeNames, homePayload } from "../support/homes.ts";
import { typeCheck } from "./type-check.ts";

function textOf(devices: unknown, groups: unknown = []): string {
  return generateHome(describeHome({ devices, groups }));
}

/** What the compiler says of a module that is written against a home. */
function checkAgainst(home: string, body: string): string {
  const module = `import type { Home } from "./home.ts";\nexport function use(home: Home): void {\n${body}\n}\n`;
  return typeCheck(
    new Map([
      ["home.ts", home],
      ["use.ts", module],
    ]),
  );
}

describe("generated homes", () => {
  it.each(homeNames)("%s type-checks", (name) => {
    expect(typeCheck(new Map([["home.ts", textOf(homePayload(name, "devices"), homePayload(name, "groups"))]]))).toBe("");
  });

  it("of a catalogue take no more than three seconds to write", () => {
    const devices = homePayload("catalogue", "devices");
    // Time of the processor, not of the wall: what else the machine does is not the generator's fault.
    const start = process.cpuUsage();
    expect(textOf(devices).length).toBeGreaterThan(1_000_000);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(3_000);
  });
});

const lamp = {
  ieee_address: "0x1",
  friendly_name: "lamp",
  definition: {
    vendor: "v",
    model: "lamp",
    exposes: [
      {
        type: "light",
        features: [
          { type: "binary", name: "state", property: "state", access: 7, value_on: "ON", value_off: "OFF" },
          { type: "numeric", name: "brightness", property: "brightness", access: 7, value_min: 0, value_max: 254 },
          { type: "numeric", name: "color_temp", property: "color_temp", access: 3 },
          {
            type: "composite",
            name: "color_xy",
            property: "color",
            access: 7,
            features: [
              { type: "numeric", name: "x", property: "x", access: 7 },
              { type: "numeric", name: "y", property: "y", access: 7 },
            ],
          },
        ],
      },
      { type: "enum", name: "effect", property: "effect", access: 2, values: ["blink", "stop effect"] },
      { type: "numeric", name: "linkquality", property: "linkquality", access: 1 },
      { type: "list", name: "gradient", property: "gradient", access: 3, item_type: { type: "text", name: "hex" } },
    ],
  },
};
const remote = {
  ieee_address: "0x2",
  friendly_name: "remote",
  definition: {
    vendor: "v",
    model: "remote",
    exposes: [{ type: "enum", name: "action", property: "action", access: 1, values: ["on", "recall_*"] }],
  },
};
const home = textOf([lamp, remote], [{ id: 1, friendly_name: "all", members: [{ ieee_address: "0x1" }] }]);

describe("code against a typed home", () => {
  it.each([
    "home.lamp.state.set(true);",
    "home.lamp.brightness.add(10);",
    "home.lamp.brightness.query();",
    'home.lamp.effect.set("stop effect");',
    "home.lamp.colorXy.set({ x: 0.3 });",
    "home.lamp.colorXy.fields.x.set(0.3);",
    "const y: number | undefined = home.lamp.colorXy.value?.y; void y;",
    'home.lamp.gradient.set(["#ff0000"]);',
    "home.lamp.linkquality.onChange((value) => value.toFixed());",
    'home.remote.action.on((word) => { if (word === "on" || word === "recall_5") home.lamp.state.toggle(); });',
    "home.all.brightness.set(10);",
    "home.all.recallScene(1);",
    'home.devices.with("dimmable").forEach((light) => light.brightness.set(1));',
    'const lamps: import("ziggy-flow").DeviceWith<"color">[] = [home.lamp]; void lamps;',
    'const dimmable: import("ziggy-flow").Dimmable[] = [home.lamp, home.all]; void dimmable;',
    'const remotes: import("ziggy-flow").DeviceWith<"action">[] = [home.remote]; void remotes;',
  ])("compiles: %s", (line) => {
    expect(checkAgainst(home, line)).toBe("");
  });

  it.each([
    ["a device that is not there", "home.lamb.state.set(true);", /'lamb' does not exist/],
    ["a value of another type", 'home.lamp.state.set("ON");', /not assignable/],
    ["a word that the lamp does not know", 'home.lamp.effect.set("okay");', /not assignable/],
    ["setting what can only be read", "home.lamp.linkquality.set(1);", /'set' does not exist/],
    ["asking for what cannot be asked for", "home.lamp.colorTemp.query();", /'query' does not exist/],
    ["an action that the remote has not", 'home.remote.action.on((word) => word === "off");', /no overlap/],
    ["the value of an event", "home.remote.action.value;", /'value' does not exist/],
    ["a number where it may be unknown", "const n: number = home.lamp.brightness.value; void n;", /not assignable/],
  ])("does not compile: %s", (_, line, error) => {
    expect(checkAgainst(home, line)).toMatch(error);
  });
});

/** The members of an interface of the runtime's public types, read from its source. */
function membersOf(file: string, name: string): readonly string[] {
  const path = fileURLToPath(new URL(`../../src/runtime/core/${file}`, import.meta.url));
  const source = ts.createSourceFile(file, readFileSync(path, "utf8"), ts.ScriptTarget.ES2023);
  return source.statements
    .filter((node) => ts.isInterfaceDeclaration(node))
    .filter((node) => node.name.text === name)
    .flatMap((node) =>
      node.members.flatMap((member) => (member.name !== undefined && ts.isIdentifier(member.name) ? member.name.text : [])),
    );
}

describe("names that the runtime needs for itself", () => {
  it.each(membersOf("home-types.ts", "HomeBase"))("a device may be called %s", (name) => {
    expect(typeCheck(new Map([["home.ts", textOf([{ ...lamp, friendly_name: name }])]]))).toBe("");
  });

  it.each(membersOf("property-types.ts", "DeviceObject"))("a property may be called %s", (name) => {
    const exposes = [{ type: "list", name, property: name, access: 3 }];
    expect(typeCheck(new Map([["home.ts", textOf([{ ...lamp, definition: { model: "m", exposes } }])]]))).toBe("");
  });

  it("are found by this test", () => {
    expect(membersOf("home-types.ts", "HomeBase")).toContain("onConnect");
    expect(membersOf("property-types.ts", "DeviceObject")).toContain("recallScene");
  });
});
