import { describe, expect, it } from "vitest";
import { SlowStore } from "../../testing/slow-store.ts";
import { VirtualClock } from "../../testing/virtual-clock.ts";
import { WriteGate } from "./write-gate.ts";

function gateBefore(store: SlowStore) {
  const clock = new VirtualClock();
  const gate = new WriteGate(store, clock);
  const left: string[] = [];
  return { clock, gate, left, pass: (name: string) => gate.pass(() => left.push(name)) };
}

const set = (store: SlowStore): void => store.set("flow", "node", 1);

describe("WriteGate", () => {
  it("lets out at once what no write has to come before", () => {
    const { left, pass } = gateBefore(new SlowStore());
    pass("one");
    expect(left).toEqual(["one"]);
  });

  it("holds back what follows a write until that is done, in order", async () => {
    const store = new SlowStore();
    const { gate, left, pass } = gateBefore(store);
    set(store);
    pass("one");
    pass("two");
    expect(left).toEqual([]);
    store.finishWrite();
    pass("three");
    await gate.emptied();
    expect(left).toEqual(["one", "two", "three"]);
  });

  it("waits anew for what is set while it lets things out", async () => {
    const store = new SlowStore();
    const { gate, left, pass } = gateBefore(store);
    set(store);
    gate.pass(() => {
      left.push("one");
      set(store);
      pass("two");
    });
    store.finishWrite();
    await Promise.resolve();
    await Promise.resolve();
    expect(left).toEqual(["one"]);
    store.finishWrite();
    await gate.emptied();
    expect(left).toEqual(["one", "two"]);
  });

  it("waits for a disk no longer than a quarter of a second", async () => {
    const store = new SlowStore();
    const { clock, gate, left, pass } = gateBefore(store);
    set(store);
    pass("one");
    clock.advanceBy(249);
    await Promise.resolve();
    expect(left).toEqual([]);
    clock.advanceBy(1);
    await Promise.resolve();
    await Promise.resolve();
    expect(left).toEqual(["one"]);
    store.finishWrite();
    await gate.emptied();
  });
});
