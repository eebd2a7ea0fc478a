import { describe, expect, it } from "vitest";
import { type Bearer, entityIdentifiers } from "./entity-identifiers.ts";

function device(name: string, address = "0x00158d0001a2b3c4"): Bearer {
  return { name, kind: "device", address };
}

describe("identifiers of devices and groups", () => {
  it.each([
    ["hall/lamp", "hallLamp"],
    ["2nd floor hall", "device2ndFloorHall"],
    ["0x00158d0001a2b3c4", "device0x00158d0001a2b3c4"],
    ["💡", "device_b3c4"],
    ["*/", "device_b3c4"],
    ["class", "class"],
    ["devices", "devices_b3c4"],
    ["Groups", "groups_b3c4"],
    ["on connect", "onConnect_b3c4"],
    ["constructor", "constructor_b3c4"],
    ["toString", "toString_b3c4"],
    ["then", "then_b3c4"],
    ["__proto__", "proto"],
  ])("%j is %s", (name, identifier) => {
    expect(entityIdentifiers([device(name)])).toEqual([identifier]);
  });

  const rivals = [device("living room/ceiling", "0x00158d0000000001"), device("Living Room Ceiling", "0x00158d0000000002")];

  it("never move from one device to another when a third one joins", () => {
    const before = entityIdentifiers(rivals);
    const after = entityIdentifiers([device("livingRoomCeiling", "0x00158d0000000003"), ...rivals]);
    expect(before).toEqual(["livingRoomCeiling_0001", "livingRoomCeiling_0002"]);
    expect(after.slice(1)).toEqual(before);
  });

  it("tell a device from a group of like name", () => {
    expect(entityIdentifiers([device("kitchen"), { name: "Kitchen", kind: "group", address: "5" }])).toEqual([
      "kitchen_b3c4",
      "kitchen_group5",
    ]);
  });

  it("keep composed and decomposed letters together", () => {
    const identifiers = entityIdentifiers([device("Caf\u00e9", "0x00158d0000000001"), device("Cafe\u0301", "0x00158d0000000002")]);
    expect(identifiers).toEqual(["caf\u00e9_0001", "caf\u00e9_0002"]);
  });
});
