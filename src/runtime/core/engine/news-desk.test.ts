import { describe, expect, it } from "vitest";
import type { DeviceDescription } from "../../../z2m/description.ts";
import { reachable } from "../../helpers/state/reachable.ts";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { HomeBase, HomeNews } from "../home-types.ts";

const lamp: DeviceDescription = { ...home.colorLamp("hall/lamp", { ieee: "0x1" }), interview: "successful" };
const plug: DeviceDescription = { ...home.colorLamp("plug", { ieee: "0x2" }), interview: "in progress" };

function network() {
  const test = new TestRuntime<HomeBase>(home.home([lamp, plug]));
  const heard: HomeNews[] = [];
  test.load("network", ({ onNews }) => {
    onNews.on((news) => heard.push(news));
  });
  const tell = (devices: readonly DeviceDescription[], kept = false) => {
    const list = [home.home(devices).devices];
    if (kept) test.transport.receiveRetained("zigbee2mqtt/bridge/devices", list);
    else test.transport.receive("zigbee2mqtt/bridge/devices", list, { retain: true });
  };
  return { test, heard, tell };
}

describe("news of the network", () => {
  it.each<[string, readonly DeviceDescription[], readonly HomeNews[]]>([
    [
      "a device joins",
      [lamp, plug, { ...home.colorLamp("0x3", { ieee: "0x3" }), interview: "pending" }],
      [{ type: "joined", name: "0x3", address: "0x3" }],
    ],
    ["a device leaves", [plug], [{ type: "left", name: "hall/lamp", address: "0x1" }]],
    ["a device is renamed", [{ ...lamp, name: "attic" }, plug], [{ type: "renamed", name: "attic", before: "hall/lamp", address: "0x1" }]],
    ["an interview ends well", [lamp, { ...plug, interview: "successful" }], [{ type: "interviewed", name: "plug", address: "0x2" }]],
    ["an interview fails", [lamp, { ...plug, interview: "failed" }], [{ type: "interviewFailed", name: "plug", address: "0x2" }]],
    ["nothing of it changes", [{ ...lamp, description: "by the door" }, plug], []],
  ])("is told when %s", (_what, devices, expected) => {
    const { heard, tell } = network();
    tell(devices);
    expect(heard).toEqual(expected);
  });

  it("is not what a broker kept: that is compared with from then on", () => {
    const { heard, tell } = network();
    tell([plug], true);
    tell([lamp, plug]);
    expect(heard.map(({ type }) => type)).toEqual(["joined", "interviewed"]);
  });

  it("is told when Zigbee2MQTT stops and starts, once each", () => {
    const { test, heard } = network();
    test.reportRetained("bridge/state", { state: "online" });
    for (const state of ["offline", "offline", "online", "online"]) test.report("bridge/state", { state });
    expect(heard).toEqual([{ type: "offline" }, { type: "online" }]);
  });

  it("is told when a device announces itself; other events of the bridge come with the list", () => {
    const { test, heard } = network();
    const data = { friendly_name: "plug", ieee_address: "0x2" };
    for (const type of ["device_announce", "device_joined", "device_leave"]) test.report("bridge/event", { type, data });
    test.report("bridge/event", "no JSON");
    test.report("bridge/event", { type: "device_announce", data: { friendly_name: 5 } });
    expect(heard).toEqual([{ type: "announced", name: "plug", address: "0x2" }]);
  });

  it("costs no subscription where nobody wants to hear it", () => {
    const quiet = new TestRuntime<HomeBase>(home.home([lamp]));
    expect([...quiet.transport.filters]).not.toContain("zigbee2mqtt/bridge/event");
    const { test } = network();
    expect([...test.transport.filters]).toContain("zigbee2mqtt/bridge/event");
  });
});

describe("reachable", () => {
  function watched(only?: "lamp") {
    const test = new TestRuntime<HomeBase & { readonly hallLamp: never }>(home.home([lamp, plug]));
    const heard: string[] = [];
    const state: { read: () => unknown } = { read: () => undefined };
    test.load("watch", ({ hallLamp }) => {
      const there = reachable("there", ...(only === undefined ? [] : [[hallLamp]]));
      there.onChange((all) => heard.push(`all ${all}`), { first: true });
      there.cameOnline.on((name) => heard.push(`online ${name}`));
      there.wentOffline.on((name) => heard.push(`offline ${name}`));
      state.read = () => [there.value, there.missingCount.value, there.missing.value];
    });
    return { test, heard, state };
  }

  it("is unknown until Zigbee2MQTT says something", () => {
    expect(watched().state.read()).toEqual([undefined, 0, []]);
  });

  it("tells who comes and goes", () => {
    const { test, heard, state } = watched();
    test.reportRetained("hall/lamp/availability", { state: "online" });
    test.reportRetained("plug/availability", { state: "offline" });
    const first = state.read();
    test.report("hall/lamp/availability", { state: "offline" });
    test.report("plug/availability", { state: "online" });
    test.report("hall/lamp/availability", { state: "online" });
    expect([first, heard]).toEqual([
      [false, 1, ["plug"]],
      ["offline hall/lamp", "online plug", "online hall/lamp", "all true"],
    ]);
  });

  it("does not tell of every device when Zigbee2MQTT stops and starts", () => {
    const { test, heard, state } = watched();
    test.reportRetained("bridge/state", { state: "online" });
    test.reportRetained("hall/lamp/availability", { state: "online" });
    test.report("bridge/state", { state: "offline" });
    const stopped = state.read();
    test.report("bridge/state", { state: "online" });
    test.report("hall/lamp/availability", { state: "offline" });
    expect([stopped, heard]).toEqual([
      [false, 2, ["hall/lamp", "plug"]],
      ["all false", "all true", "offline hall/lamp", "all false"],
    ]);
  });

  it("of a list cares for nobody else", () => {
    const { test, heard } = watched("lamp");
    test.report("hall/lamp/availability", { state: "online" });
    test.report("plug/availability", { state: "offline" });
    expect(heard).toEqual(["all true"]);
  });

  it("takes in devices that join, and forgets those that leave", () => {
    const { test, state } = watched();
    test.report("plug/availability", { state: "offline" });
    const list = home.home([lamp, home.colorLamp("new", { ieee: "0x3" })]).devices;
    test.transport.receive("zigbee2mqtt/bridge/devices", [list]);
    const without = state.read();
    test.report("new/availability", { state: "offline" });
    expect([without, state.read()]).toEqual([
      [false, 0, []],
      [false, 1, ["new"]],
    ]);
  });
});
