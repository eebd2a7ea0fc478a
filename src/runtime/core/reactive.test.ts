import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cell } from "./cell.ts";
import { constant, derived } from "./derived.ts";
import { EventHub } from "./event-hub.ts";
import { Loop } from "./loop.ts";
import type { Value } from "./values.ts";

function loopWith() {
  const loop = new Loop();
  const errors: unknown[] = [];
  loop.onError = (error) => errors.push(error);
  return { loop, errors };
}

describe("the turn", () => {
  it("works one cause through before the next: what a listener posts waits", () => {
    const { loop } = loopWith();
    const order: string[] = [];
    loop.run(() => {
      loop.run(() => order.push("posted"));
      order.push("first");
    });
    expect(order).toEqual(["first", "posted"]);
  });

  it("fires events before it announces values, and what events change is announced in the same turn", () => {
    const { loop } = loopWith();
    const order: string[] = [];
    const cell = new Cell<number>(loop, 0);
    const hub = new EventHub<string>(loop);
    cell.onChange((value) => order.push(`value ${value}`));
    hub.on((word) => {
      order.push(word);
      cell.set(2);
    });
    loop.run(() => {
      cell.set(1);
      hub.emit("event");
      order.push("applied");
    });
    expect(order).toEqual(["applied", "event", "value 2"]);
  });

  it("an event fired by a listener waits until that listener has returned", () => {
    const { loop } = loopWith();
    const order: string[] = [];
    const a = new EventHub<void>(loop);
    const b = new EventHub<void>(loop);
    a.on(() => {
      b.emit();
      order.push("a");
    });
    b.on(() => order.push("b"));
    loop.run(() => a.emit());
    expect(order).toEqual(["a", "b"]);
  });

  it("calls what is due at its end once it has come to rest", () => {
    const { loop } = loopWith();
    const order: string[] = [];
    const cell = new Cell<number>(loop, 0);
    cell.onChange(() => order.push("announced"));
    loop.run(() => {
      loop.atEnd({ finish: () => order.push("sent") });
      cell.set(1);
    });
    expect(order).toEqual(["announced", "sent"]);
  });

  it("ends when its listeners wake each other without end, reports that, and the next turn is unharmed", () => {
    const { loop } = loopWith();
    const faults: number[] = [];
    loop.onEndlessTurn = () => faults.push(loop.turn);
    const a = new Cell<number>(loop, 0);
    const b = new Cell<number>(loop, 0);
    a.onChange((value) => b.set(value + 1));
    b.onChange((value) => a.set(value + 1));
    loop.run(() => a.set(1));
    expect(faults).toEqual([1]);
    const quiet = new Cell<number>(loop, 0);
    const heard: number[] = [];
    quiet.onChange((value) => heard.push(value));
    loop.run(() => quiet.set(5));
    expect([heard, faults]).toEqual([[5], [1]]);
  });

  it("a hub that fires itself without end is stopped as well", () => {
    const { loop } = loopWith();
    const faults: number[] = [];
    loop.onEndlessTurn = () => faults.push(loop.turn);
    const hub = new EventHub<void>(loop);
    hub.on(() => hub.emit());
    loop.run(() => hub.emit());
    expect(faults).toEqual([1]);
  });

  it("a wide turn is not an endless one", () => {
    const { loop } = loopWith();
    const faults: number[] = [];
    loop.onEndlessTurn = () => faults.push(loop.turn);
    const cells = Array.from({ length: 5_000 }, () => new Cell<number>(loop, 0));
    let announced = 0;
    for (const cell of cells) cell.onChange(() => (announced += 1));
    loop.run(() => {
      for (const cell of cells) cell.set(1);
    });
    expect([announced, faults]).toEqual([5_000, []]);
  });

  it("a listener outside flows that throws harms no other", () => {
    const { loop, errors } = loopWith();
    const cell = new Cell<number>(loop, 0);
    const heard: number[] = [];
    cell.onChange(() => {
      throw null;
    });
    cell.onChange((value) => heard.push(value));
    loop.run(() => cell.set(1));
    expect([heard, errors]).toEqual([[1], [null]]);
  });

  it("a mailbox that each turn fills again is worked off without growing", () => {
    const { loop } = loopWith();
    let left = 5_000;
    const again = (): void => {
      left -= 1;
      if (left > 0) loop.run(again);
    };
    loop.run(again);
    expect(left).toBe(0);
  });
});

describe("derived values", () => {
  it("follow what they read, also when that changes from time to time", () => {
    const { loop } = loopWith();
    const which = new Cell<boolean>(loop, true);
    const a = new Cell<number>(loop, 1);
    const b = new Cell<number>(loop, 10);
    const chosen = derived(() => (which.value ? a.value : b.value));
    const heard: number[] = [];
    chosen.onChange((value) => heard.push(value));
    loop.run(() => a.set(2));
    loop.run(() => which.set(false));
    loop.run(() => a.set(3));
    loop.run(() => b.set(11));
    expect(heard).toEqual([2, 10, 11]);
  });

  it("are never seen with half of an update", () => {
    const { loop } = loopWith();
    const a = new Cell<number>(loop, 1);
    const double = derived(() => (a.value ?? 0) * 2);
    const sum = derived(() => (a.value ?? 0) + (double.value ?? 0));
    const heard: number[] = [];
    sum.onChange((value) => heard.push(value));
    a.onChange(() => heard.push(sum.value ?? -1));
    loop.run(() => a.set(2));
    expect(heard).toEqual([6, 6]);
  });

  it("wait for the state of helpers that listen to the same source", () => {
    const { loop } = loopWith();
    const source = new Cell<boolean>(loop, false);
    const early = derived(() => source.value);
    const held = new Cell<boolean>(loop, false, { above: [early] });
    const both = derived(() => `${source.value} ${held.value}`);
    const heard: string[] = [];
    both.onChange((value) => heard.push(value));
    early.onChange((value) => held.set(value));
    loop.run(() => source.set(true));
    expect(heard).toEqual(["true true"]);
  });

  it("that are unknown are not announced; known again, they are compared with what was last known", () => {
    const { loop } = loopWith();
    const a = new Cell<number>(loop, 1);
    const twice = derived(() => (a.value === undefined ? undefined : a.value * 2));
    const heard: unknown[] = [];
    twice.onChange((value) => heard.push(value));
    twice.onChange((value, { previous }) => heard.push([previous, value]), { first: true });
    loop.run(() => a.set(undefined));
    loop.run(() => a.set(1));
    expect(heard).toEqual([]);
    loop.run(() => a.set(undefined));
    loop.run(() => a.set(3));
    expect(heard).toEqual([6, [2, 6]]);
  });

  it("compute on each read while nobody listens, and not at all in between", () => {
    const { loop } = loopWith();
    const a = new Cell<number>(loop, 1);
    let computed = 0;
    const counted = derived(() => {
      computed += 1;
      return a.value;
    });
    loop.run(() => a.set(2));
    expect([counted.value, computed]).toEqual([2, 1]);
    const remove = counted.onChange(() => {});
    computed = 0;
    loop.run(() => a.set(3));
    expect([counted.value, counted.value, computed]).toEqual([3, 3, 1]);
    remove();
    computed = 0;
    loop.run(() => a.set(4));
    expect(computed).toBe(0);
  });

  it("that throw are unknown, and reported", () => {
    const { loop, errors } = loopWith();
    const a = new Cell<number>(loop, 1);
    const bad = derived(() => {
      if (a.value === 2) throw new Error("two");
      return a.value;
    });
    const heard: number[] = [];
    bad.onChange((value) => heard.push(value), { first: true });
    loop.run(() => a.set(2));
    loop.run(() => a.set(3));
    expect([heard, errors.map(String)]).toEqual([[3], ["Error: two"]]);
  });

  it("that read themselves say so", () => {
    const self: Value<number> = derived(() => self.value);
    expect(() => self.value).toThrow("reads itself");
  });

  it("a constant never changes", () => {
    expect(constant(3).value).toBe(3);
  });
});

/** A random net of cells and of sums over them; a naive model computes each sum from scratch. */
const nets = fc.record({
  cells: fc.integer({ min: 1, max: 4 }),
  sums: fc.array(fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
  turns: fc.array(fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 4 }), { maxLength: 15 }),
});

describe("glitch freedom, against a naive model", () => {
  it("each value is announced at most once a turn, with what the model says, and exactly when that has changed", () => {
    fc.assert(
      fc.property(nets, ({ cells: count, sums, turns }) => {
        const loop = new Loop();
        const cells = Array.from({ length: count }, () => new Cell<number>(loop, 0));
        const model = cells.map(() => 0);
        const nodes: Value<number>[] = [...cells];
        const formulas: (() => number)[] = cells.map((_, index) => () => model[index] ?? 0);
        for (const parts of sums) {
          const inputs = parts.map((part) => part % nodes.length);
          const before = [...nodes];
          const formulasBefore = [...formulas];
          // Conditional reads, so that dependencies come and go.
          nodes.push(derived(() => inputs.reduce((sum, at) => (sum > 5 ? sum : sum + (before[at]?.value ?? 0)), 0)));
          formulas.push(() => inputs.reduce((sum, at) => (sum > 5 ? sum : sum + (formulasBefore[at]?.() ?? 0)), 0));
        }
        let announced = new Map<number, number[]>();
        for (const [at, node] of nodes.entries()) {
          node.onChange((value) => announced.set(at, [...(announced.get(at) ?? []), value]));
        }
        for (const turn of turns) {
          const values = formulas.map((formula) => formula());
          announced = new Map();
          loop.run(() => {
            for (const [at, value] of turn) {
              cells[at % count]?.set(value);
              model[at % count] = value;
            }
          });
          const expected = formulas.flatMap((formula, at) => (formula() === values[at] ? [] : [[at, [formula()]]]));
          expect([...announced].sort(([a], [b]) => a - b)).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
  });
});
