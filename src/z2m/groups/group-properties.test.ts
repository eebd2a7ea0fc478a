import { describe, expect, it } from "vitest";
import type { Json } from "../../base/json.ts";
import { describeHome } from "../describe-home.ts";

type Expose = { readonly [key: string]: Json };

const state: Expose = {
  type: "binary",
  name: "state",
  property: "state",
  access: 7,
  value_on: "ON",
  value_off: "OFF",
  value_toggle: "TOGGLE",
};
const brightness: Expose = { type: "numeric", name: "brightness", property: "brightness", access: 7, value_min: 0, value_max: 254 };
const colorTemp = (min: number, max: number): Expose => ({
  type: "numeric",
  name: "color_temp",
  property: "color_temp",
  access: 7,
  unit: "mired",
  value_min: min,
  value_max: max,
});
const effect = (...values: string[]): Expose => ({ type: "enum", name: "effect", property: "effect", access: 2, values });
const linkquality: Expose = { type: "numeric", name: "linkquality", property: "linkquality", access: 1 };
const light = (...features: Expose[]): Expose => ({ type: "light", features });
const plug = (...features: Expose[]): Expose => ({ type: "switch", features });

/** The group of devices with these exposes, one after the other. */
function groupOf(...exposes: (readonly Expose[])[]) {
  const devices = exposes.map((list, index) => ({
    ieee_address: `0x${index + 1}`,
    friendly_name: `lamp ${index}`,
    definition: { model: `m${index}`, vendor: "v", exposes: list },
  }));
  const members = devices.map(({ ieee_address }) => ({ ieee_address, endpoint: 1 }));
  return describeHome({ devices, groups: [{ id: 1, friendly_name: "all", members: [...members, { ieee_address: "0xff", endpoint: 1 }] }] })
    .groups[0];
}

function idsOf(group: ReturnType<typeof groupOf>): readonly string[] | undefined {
  return group?.properties.map(({ id }) => id);
}

describe("properties of a group", () => {
  it("are those that every member can be told", () => {
    const group = groupOf([light(state, brightness, colorTemp(150, 500)), linkquality], [light(state, brightness), linkquality]);
    expect(idsOf(group)).toEqual(["state", "brightness"]);
    expect(group?.capabilities).toEqual(["switchable", "dimmable"]);
  });

  it("have the range that suits all members", () => {
    expect(groupOf([light(colorTemp(150, 500))], [light(colorTemp(250, 454))])?.properties).toMatchObject([
      { id: "color_temp", min: 250, max: 454 },
    ]);
  });

  it("are left out where no value suits all", () => {
    expect(idsOf(groupOf([light(colorTemp(100, 200))], [light(colorTemp(300, 400))]))).toEqual([]);
  });

  it("have the words that all members know", () => {
    expect(groupOf([effect("blink", "okay")], [effect("okay", "breathe")])?.properties).toMatchObject([{ words: ["okay"] }]);
  });

  it("are left out where members share no word", () => {
    expect(idsOf(groupOf([effect("blink")], [effect("okay")]))).toEqual([]);
  });

  it("are left out where members mean different things by one name", () => {
    expect(idsOf(groupOf([light(state)], [{ type: "enum", name: "state", property: "state", access: 7, values: ["OPEN"] }]))).toEqual([]);
  });

  it("can be read only if they travel between a group and its members", () => {
    const config = { ...brightness, name: "level", property: "level" };
    expect(groupOf([light(state, config)])?.properties).toMatchObject([
      { id: "state", access: { published: true, settable: true } },
      { id: "level", access: { published: false, settable: true } },
    ]);
  });

  it("hold for lamps and plugs together", () => {
    expect(groupOf([light(state, brightness)], [plug(state)])?.capabilities).toEqual(["switchable"]);
  });

  it("are those of the endpoint that is the member", () => {
    const twoGang = ["left", "right"].map((endpoint) => plug({ ...state, property: `state_${endpoint}`, endpoint }));
    const devices = [
      {
        ieee_address: "0x1",
        friendly_name: "wall",
        definition: { model: "m", exposes: twoGang },
        endpoints: { 1: { name: "left" }, 2: { name: "right" } },
      },
      { ieee_address: "0x2", friendly_name: "lamp", definition: { model: "n", exposes: [light(state)] } },
    ];
    const members = [
      { ieee_address: "0x1", endpoint: 2 },
      { ieee_address: "0x2", endpoint: 11 },
    ];
    expect(describeHome({ devices, groups: [{ id: 1, friendly_name: "g", members }] }).groups[0]?.properties).toMatchObject([
      { id: "state", key: "state", identifier: "state", endpoint: undefined },
    ]);
  });

  it("of an endpoint have names of their own, also where the device needs the plain one itself", () => {
    const exposes = [{ type: "text", name: "name", property: "name_left", endpoint: "left", access: 3 }];
    const devices = [
      { ieee_address: "0x1", friendly_name: "wall", definition: { model: "m", exposes }, endpoints: { 1: { name: "left" } } },
    ];
    const groups = [{ id: 1, friendly_name: "g", members: [{ ieee_address: "0x1", endpoint: 1 }] }];
    expect(describeHome({ devices, groups }).groups[0]?.properties).toMatchObject([
      { id: "name", identifier: expect.stringMatching(/^name_[0-9a-f]{4}$/) },
    ]);
  });

  it("do not depend on the order of members", () => {
    const devices = [
      ["a", effect("x", "y")],
      ["b", effect("y", "x")],
    ].map(([model, expose], index) => ({ ieee_address: `0x${index}`, definition: { model, exposes: [expose] } }));
    const members = devices.map(({ ieee_address }) => ({ ieee_address }));
    const propertiesWith = (list: typeof members) => describeHome({ devices, groups: [{ id: 1, members: list }] }).groups[0]?.properties;
    expect(propertiesWith([...members].reverse())).toEqual(propertiesWith(members));
  });

  it("are none where nobody is known", () => {
    expect(idsOf(groupOf())).toEqual([]);
  });

  it("come with the scenes of the group", () => {
    const groups = [{ id: 1, friendly_name: "g", scenes: [{ id: 2, name: "Evening" }], members: [] }];
    expect(describeHome({ devices: [], groups }).groups).toMatchObject([{ scenes: [{ id: 2, name: "Evening", endpoint: undefined }] }]);
  });
});
