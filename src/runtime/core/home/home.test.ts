import { describe, expect, it } from "vitest";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { HomeBase, StartKind } from "../home-types.ts";
import type { DeviceObject, EventProperty, Property, SettableBoolean } from "../property-types.ts";

interface Home extends HomeBase {
  readonly hallLamp: DeviceObject & { readonly state: SettableBoolean };
  readonly remote: DeviceObject & { readonly action: EventProperty<string> };
}

const hallLamp = home.colorLamp("hall/lamp", { ieee: "0x1" });
const remote = home.remote("remote");

function hall() {
  const test = new TestRuntime<Home>(home.home([hallLamp, remote]));
  const heard: unknown[] = [];
  test.load("hall", ({ hallLamp: lamp, remote: { action } }) => {
    lamp.state.onChange((on) => heard.push(on), { first: true });
    action.on((word) => {
      if (word === "on") lamp.state.set(true);
      if (word === "off") lamp.state.set(false);
    });
  });
  return { test, heard };
}

describe("following the bridge", () => {
  it("receives only what running flows use, and the bridge", () => {
    const test = new TestRuntime<Home>(home.home([hallLamp, remote, home.colorLamp("other")]));
    test.load("hall", ({ hallLamp: lamp }) => lamp.state.onChange(() => {}));
    expect([...test.transport.filters].filter((topic) => !topic.includes("/bridge/"))).toEqual(["zigbee2mqtt/hall/lamp"]);
    test.runtime.unload("hall");
    expect([...test.transport.filters].filter((topic) => !topic.includes("/bridge/"))).toEqual([]);
  });

  it("B7: a renamed device keeps its object and its listeners, and is heard and commanded by its new name", () => {
    const { test, heard } = hall();
    test.describe(home.home([{ ...hallLamp, name: "attic/lamp", identifier: "atticLamp" }, remote]));
    test.report("hall/lamp", { state: "OFF" });
    test.report("attic/lamp", { state: "OFF" });
    test.report("remote", { action: "on" });
    expect(heard).toEqual([false, true]);
    expect(test.sent()).toEqual([["attic/lamp/set", { state: "ON" }]]);
  });

  it("two devices that swap their names stay themselves", () => {
    const a = home.colorLamp("a");
    const b = home.colorLamp("b");
    const test = new TestRuntime<{ readonly a: Home["hallLamp"]; readonly b: Home["hallLamp"] }>(home.home([a, b]));
    const heard: string[] = [];
    test.load("both", (both) => {
      both.a.state.onChange(() => heard.push("a"), { first: true });
      both.b.state.onChange(() => heard.push("b"), { first: true });
    });
    test.describe(
      home.home([
        { ...a, name: "b" },
        { ...b, name: "a" },
      ]),
    );
    test.report("b", { state: "ON" });
    expect(heard).toEqual(["a"]);
  });

  it("B8: a removed device refuses sets with one clear message, and comes back when it joins again", () => {
    const { test, heard } = hall();
    test.describe(home.home([remote]));
    test.report("remote", { action: "on" });
    test.report("remote", { action: "off" });
    expect(test.sent()).toEqual([]);
    expect(test.factsOf("commandRefused")).toEqual([
      {
        type: "commandRefused",
        what: "hall/lamp state",
        reason: "Zigbee2MQTT does not list this device any more",
        flow: "hall",
        node: undefined,
      },
    ]);
    test.describe(home.home([hallLamp, remote]));
    test.report("hall/lamp", { state: "OFF" });
    test.report("remote", { action: "on" });
    expect([test.sent(), heard]).toEqual([[["hall/lamp/set", { state: "ON" }]], [false, true]]);
  });

  it("B8: a device that is back is sent even what it was sent before it left", () => {
    const { test } = hall();
    test.report("remote", { action: "on" });
    test.report("hall/lamp", { state: "ON" });
    test.clock.advanceBy(10_000);
    expect(test.sent()).toEqual([["hall/lamp/set", { state: "ON" }]]);
    test.describe(home.home([remote]));
    test.describe(home.home([hallLamp, remote]));
    test.report("remote", { action: "on" });
    expect(test.sent()).toEqual([["hall/lamp/set", { state: "ON" }]]);
  });

  it("a property that vanishes stays, one that is new is there", () => {
    const { test } = hall();
    let lamp: (DeviceObject & { readonly state: SettableBoolean; readonly effect?: Property<string> }) | undefined;
    test.load("look", (found) => {
      lamp = found.hallLamp;
    });
    test.describe(home.home([{ ...hallLamp, properties: [home.choice("effect", ["blink"])] }, remote]));
    expect([lamp?.state.id, lamp?.effect?.id]).toEqual(["state", "effect"]);
  });

  it("the same list twice changes nothing", () => {
    const { test } = hall();
    const before = test.factsOf("homeChanged").length;
    test.describe(home.home([hallLamp, remote]));
    expect(test.factsOf("homeChanged").length).toBe(before);
  });

  it.each(["", "{", '"text"', "null", "{}"])("a device list that says %j changes nothing", (payload) => {
    const { test, heard } = hall();
    test.transport.receive("zigbee2mqtt/bridge/devices", payload);
    test.report("hall/lamp", { state: "ON" });
    expect([heard, test.factsOf("runtimeFaulted")]).toEqual([[true], []]);
  });

  it.each([
    ["bridge lamp", "0xb"],
    ["hall/set/lamp", "0xb"],
    ["hall/get", "0xb"],
    ["hall/settee", "0xb"],
    ["Küche/Lampe 1", "Küche/Lampe 1"],
  ])("a device called %j is commanded as %j", (name, target) => {
    const test = new TestRuntime<HomeBase>(home.home([home.colorLamp(name, { ieee: "0xb" })]));
    test.load("one", ({ devices }) => {
      for (const lamp of devices.with("switchable")) lamp.state.set(true);
    });
    expect(test.sent()).toEqual([[`${target}/set`, { state: "ON" }]]);
  });

  it("a flow that was set up before its device joined is tried again when it has", () => {
    const test = new TestRuntime<Home>(home.home([remote]));
    test.load("hall", ({ hallLamp: lamp }) => lamp.state.set(true));
    expect([test.runtime.flowStatus("hall"), test.factsOf("flowFaulted").map(({ setUp }) => setUp)]).toEqual(["failed", [true]]);
    test.describe(home.home([hallLamp, remote]));
    expect([test.runtime.flowStatus("hall"), test.sent()]).toEqual(["running", [["hall/lamp/set", { state: "ON" }]]]);
  });
});

describe("the lists of the home", () => {
  const coordinator = home.device("Coordinator", [], { kind: "Coordinator" });
  const all = home.home(
    [hallLamp, remote, home.motionSensor("hall/motion"), coordinator],
    [home.group(5, "hall", [home.boolean("state")], ["switchable"])],
  );

  it("hold the devices but not the coordinator, and the groups", () => {
    const test = new TestRuntime<Home>(all);
    let names: readonly string[][] = [];
    test.load("look", ({ devices, groups }) => {
      names = [[...devices].map(({ name }) => name), [...groups].map(({ name, address }) => `${name} ${address}`)];
    });
    expect(names).toEqual([["hall/lamp", "remote", "hall/motion"], ["hall 5"]]);
  });

  it.each([
    ["colorTemperature", ["hall/lamp"]],
    ["battery", ["remote"]],
    ["occupancy", ["hall/motion"]],
    ["cover", []],
  ] as const)("with %s are %j", (capability, names) => {
    const test = new TestRuntime<Home>(all);
    let found: readonly string[] = [];
    test.load("look", ({ devices }) => {
      found = devices.with(capability).map(({ name }) => name);
    });
    expect(found).toEqual(names);
  });

  it("find by name and by address; what is gone is not found", () => {
    const test = new TestRuntime<Home>(all);
    let found: readonly unknown[] = [];
    const look = (): void =>
      test.load("look", ({ devices, groups }) => {
        found = [devices.find("hall/lamp")?.address, devices.find("0x1")?.name, groups.find("5")?.name, devices.find("nobody")?.name];
      });
    look();
    expect(found).toEqual(["0x1", "hall/lamp", "hall", undefined]);
    test.describe(home.home([remote]));
    look();
    expect(found).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("a group is commanded like a device", () => {
    const test = new TestRuntime<Home>(all);
    test.load("go", ({ groups }) => {
      for (const group of groups.with("switchable")) group.state.set(true);
    });
    expect(test.sent()).toEqual([["hall/set", { state: "ON" }]]);
  });
});

describe("onConnect", () => {
  function starts() {
    const test = new TestRuntime<Home>(home.home([hallLamp, remote]), { connected: false });
    const heard: string[] = [];
    const load = (name: string): void =>
      test.load(name, ({ onConnect }) => onConnect.on((kind: StartKind) => heard.push(`${name} ${kind}`)));
    return { test, heard, load };
  }

  it("says first, once the home is connected and known", () => {
    const { test, heard, load } = starts();
    load("a");
    expect(heard).toEqual([]);
    test.transport.connect();
    expect(heard).toEqual(["a first"]);
  });

  it("says deploy to a flow that takes the place of a running one, and to no other", () => {
    const { test, heard, load } = starts();
    test.transport.connect();
    load("a");
    load("b");
    load("a");
    expect(heard).toEqual(["a first", "b first", "a deploy"]);
  });

  it("says reconnect when the broker is back, and bridge when Zigbee2MQTT is", () => {
    const { test, heard, load } = starts();
    test.transport.connect();
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "online" }, { retain: true });
    heard.length = 0;
    load("a");
    test.transport.disconnect();
    test.transport.connect();
    expect(heard).toEqual(["a first", "a reconnect"]);
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "offline" });
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "online" });
    expect(heard).toEqual(["a first", "a reconnect", "a bridge"]);
  });

  it("Home Assistant makes Zigbee2MQTT say online again: nothing has happened", () => {
    const { test, heard, load } = starts();
    test.transport.connect();
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "online" });
    load("a");
    heard.length = 0;
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "online" });
    expect(heard).toEqual([]);
  });
});

describe("availability", () => {
  it("is unknown until its topic says otherwise, offline while Zigbee2MQTT is away", () => {
    const { test } = hall();
    const heard: string[] = [];
    test.load("watch", ({ hallLamp: lamp }) =>
      lamp.availability.onChange((state, { class: of }) => heard.push(`${state} ${of}`), { resync: true }),
    );
    test.transport.receiveRetained("zigbee2mqtt/hall/lamp/availability", { state: "online" });
    test.transport.receive("zigbee2mqtt/hall/lamp/availability", "offline");
    test.transport.receive("zigbee2mqtt/hall/lamp/availability", { state: "online" });
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "offline" });
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "online" });
    test.transport.receive("zigbee2mqtt/hall/lamp/availability", "");
    expect(heard).toEqual(["online retained", "offline live", "online live", "offline live", "online live", "unknown live"]);
  });

  it("is not received for devices nobody asks about", () => {
    const { test } = hall();
    expect([...test.transport.filters].filter((topic) => topic.endsWith("/availability"))).toEqual([]);
  });
});
