import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import type { Adjustable, ScaleMember } from "./members.ts";
import { type Scale, type ScaleOptions, scale } from "./scale.ts";

/** A light with raw brightness 0–254, as a report would give it back: rounded half to even, 0 for off. */
function light(): Adjustable & { raw: number } {
  return {
    raw: 0,
    read() {
      return this.raw / 254;
    },
    write(value) {
      const scaled = value * 254;
      const floor = Math.floor(scaled);
      this.raw = scaled - floor === 0.5 ? floor + (floor % 2) : Math.round(scaled);
    },
  };
}

function plug(): Adjustable & { on: boolean; value: number } {
  return {
    on: false,
    value: 0,
    read() {
      return this.value;
    },
    write(value) {
      this.on = value > this.value || value === 1;
      this.value = value;
    },
  };
}

function dial(members: readonly ScaleMember[], options: ScaleOptions) {
  const bench = new FlowBench();
  const sounds: number[] = [];
  const parts: { scale: Scale } = { scale: undefined as never };
  bench.start(() => {
    parts.scale = scale("scale", members, options);
    parts.scale.onBarrier((barrier) => sounds.push(barrier));
  });
  /** Turns by `delta` and lets `wait` seconds pass. */
  const turn = (delta: number, wait: number): void => {
    bench.turn(() => parts.scale.add(delta));
    bench.clock.advanceBy(seconds(wait));
  };
  return { bench, sounds, turn };
}

describe("the kitchen: three lights and two barriers", () => {
  function kitchen() {
    const [strip, dining, ceiling] = [light(), light(), light()];
    const members = [
      { target: strip, low: 0, high: 0.54 },
      { target: dining, low: 0.56, high: 0.93 },
      { target: ceiling, low: 0.95, high: 1 },
    ];
    return { strip, dining, ceiling, ...dial(members, { barriers: [0.55, 0.94] }) };
  }

  it("thirteen steps of 0.075, half a second apart", () => {
    const { strip, dining, ceiling, sounds, turn } = kitchen();
    const seen: string[] = [];
    for (let step = 1; step <= 13; step += 1) {
      turn(0.075, 0.5);
      seen.push(`${strip.raw}/${dining.raw}/${ceiling.raw} ${sounds.length}`);
    }
    expect(seen).toEqual([
      "35/0/0 0",
      "70/0/0 0",
      "105/0/0 0",
      "140/0/0 0",
      "175/0/0 0",
      "210/0/0 0",
      "245/0/0 0",
      "254/0/0 1",
      "254/0/0 1",
      "254/45/0 1",
      "254/96/0 1",
      "254/147/0 1",
      "254/198/0 1",
    ]);
  });

  it("turning back at a barrier is free at once, and the barrier stops again", () => {
    const { strip, sounds, turn } = kitchen();
    for (let step = 0; step < 8; step += 1) turn(0.075, 0.5);
    turn(-0.075, 0.1);
    expect(strip.raw).toBeLessThan(254);
    turn(0.2, 0.1);
    expect([strip.raw, sounds]).toEqual([254, [0.55, 0.55]]);
  });
});

describe("the living room: a plug, three lights, one barrier", () => {
  it("small turns, then large ones, then one back", () => {
    const [outlet, standing, couch, corner] = [plug(), light(), light(), light()];
    const members = [
      { target: outlet, low: 0, high: 0.05 },
      { target: standing, low: 0.07, high: 0.7 },
      { target: couch, low: 0.2, high: 0.7 },
      { target: corner, low: 0.7, high: 1 },
    ];
    const { sounds, turn } = dial(members, { barriers: [0.06] });
    const seen: string[] = [];
    const look = (): void => {
      seen.push(`${outlet.on ? "on" : "off"} ${standing.raw}/${couch.raw}/${corner.raw} ${sounds.length}`);
    };
    for (let event = 0; event < 5; event += 1) {
      turn((8 / 8) * 0.022, 0.1);
      look();
    }
    turn(0, 1);
    for (let event = 0; event < 3; event += 1) {
      turn((40 / 8) * 0.022, 0.3);
      look();
    }
    turn((-40 / 8) * 0.022, 0.3);
    look();
    expect(seen).toEqual([
      "on 0/0/0 0",
      "on 0/0/0 0",
      "on 0/0/0 1",
      "on 0/0/0 1",
      "on 0/0/0 1",
      "on 40/0/0 1",
      "on 84/40/0 1",
      "on 128/96/0 1",
      "on 84/40/0 1",
    ]);
  });
});

describe("a scale", () => {
  it("moves an unknown member along without letting it say where the scale stands", () => {
    const known = light();
    const written: number[] = [];
    const unknown: Adjustable = { read: () => undefined, write: (value) => written.push(value) };
    const { turn } = dial(
      [
        { target: known, low: 0, high: 1 },
        { target: unknown, low: 0, high: 1 },
      ],
      {},
    );
    known.write(0.5);
    turn(0.25, 0);
    expect([known.raw, written.map((value) => value.toFixed(2))]).toEqual([190, ["0.75"]]);
  });

  it("begins at nothing while all members are unknown, and goes on from where it put them", () => {
    const written: number[][] = [];
    const unknown = (): Adjustable => {
      const own: number[] = [];
      written.push(own);
      return { read: () => undefined, write: (value) => own.push(value) };
    };
    const { turn } = dial(
      [
        { target: unknown(), low: 0, high: 0.5 },
        { target: unknown(), low: 0.6, high: 1 },
      ],
      {},
    );
    for (const delta of [0.25, 0.25, 0.3, -0.55]) turn(delta, 0);
    expect(written.map((values) => values.map((value) => Number(value.toFixed(2))))).toEqual([
      [0.5, 1, 1, 0.5],
      [0, 0, 0.5, 0],
    ]);
  });

  it("refuses a range that is not part of 0…1", () => {
    const { bench } = dial([{ target: light(), low: 0.5, high: 1.5 }], {});
    expect(bench.faults.map(({ error }) => error)).toEqual([expect.stringContaining("0.5…1.5 is not a part of 0…1")]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0])("is not moved by %d", (delta) => {
    const lamp = light();
    dial([{ target: lamp, low: 0, high: 1 }], {}).turn(delta, 0);
    expect(lamp.raw).toBe(0);
  });
});

describe("a barrier within the range of a lamp", () => {
  /** Comes down onto the barrier 0.7: the lamp above it rounds to 102 of 254, which is a little more than 0.7. */
  function comingDown() {
    const [corner, standing] = [light(), light()];
    const made = dial(
      [
        { target: corner, low: 0.07, high: 0.7 },
        { target: standing, low: 0.5, high: 1 },
      ],
      { barriers: [0.7] },
    );
    corner.raw = 254;
    standing.raw = 254;
    made.turn(-0.2, 1);
    made.turn(-0.2, 1);
    return { corner, standing, ...made };
  }

  it("stops once, and is then passed", () => {
    const { standing, sounds, turn } = comingDown();
    expect([standing.raw, sounds]).toEqual([102, [0.7]]);
    turn(-0.1, 0);
    expect([standing.raw, sounds]).toEqual([51, [0.7]]);
  });

  it("ignores the same direction for 0.75 s", () => {
    const { standing, turn } = comingDown();
    turn(0.1, 0);
    turn(-0.2, 0.749);
    turn(-0.1, 0.001);
    expect(standing.raw).toBe(102);
    turn(-0.1, 0);
    expect(standing.raw).toBe(51);
  });

  it("stops again what was moved away meanwhile", () => {
    const { standing, sounds, turn } = comingDown();
    standing.raw = 200;
    turn(-0.3, 0);
    expect([standing.raw, sounds]).toEqual([102, [0.7, 0.7]]);
  });
});

describe("a gap between the lamps", () => {
  function twoLamps() {
    const [lower, upper] = [light(), light()];
    const members = [
      { target: lower, low: 0, high: 0.5 },
      { target: upper, low: 0.6, high: 1 },
    ];
    return { lower, upper, ...dial(members, {}) };
  }

  it.each([
    [
      [0.55, 0.04],
      [254, 0],
    ],
    [
      [0.55, 0.1],
      [254, 32],
    ],
    [
      [0.65, -0.1],
      [254, 0],
    ],
    [
      [0.55, -0.1],
      [229, 0],
    ],
  ])("is a place to rest: %j", (turns, expected) => {
    const { lower, upper, turn } = twoLamps();
    for (const delta of turns) turn(delta, 0);
    expect([lower.raw, upper.raw]).toEqual(expected);
  });

  it("that was passed does not light what somebody else has switched off", () => {
    const { lower, upper, turn } = twoLamps();
    turn(0.8, 0);
    lower.raw = 0;
    upper.raw = 0;
    turn(-0.1, 0);
    expect([lower.raw, upper.raw]).toEqual([0, 0]);
  });

  it("that was never passed does not darken what somebody else has switched on", () => {
    const { lower, upper, turn } = twoLamps();
    lower.raw = 254;
    upper.raw = 127;
    turn(0.04, 0);
    expect([lower.raw, upper.raw]).toEqual([254, 152]);
  });
});

it("a scale that is shared goes on where another flow's dial has stopped", () => {
  const lamp = light();
  const bench = new FlowBench();
  const members = [{ target: lamp, low: 0, high: 0.5 }];
  const parts: { scale: Scale } = { scale: undefined as never };
  const sounds: string[] = [];
  const start = (name: string): void =>
    bench.start(() => {
      const made = scale("scale", members, { barriers: [0.6], shared: true });
      made.onBarrier(() => sounds.push(name));
      parts.scale = made;
    });
  const turn = (delta: number): void => bench.turn(() => parts.scale.add(delta));
  start("first");
  turn(0.7);
  start("second");
  turn(0.1);
  expect(sounds).toEqual(["first"]);
  bench.clock.advanceBy(seconds(0.75));
  turn(-0.2);
  expect([lamp.raw, sounds]).toEqual([203, ["first"]]);
});

it("a turn there and back ends where it began, whatever the members", () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 5 }),
      fc.double({ min: 0.05, max: 0.4, noNaN: true }),
      (ranges, delta) => {
        const exact = (): Adjustable & { value: number } => ({
          value: 0,
          read() {
            return this.value;
          },
          write(value) {
            this.value = value;
          },
        });
        const members = ranges.map(([a, b]) => ({ target: exact(), low: Math.min(a, b), high: Math.max(a, b) }));
        const { turn } = dial(members, {});
        turn(0.5, 0);
        const before = members.map(({ target }) => target.value);
        turn(delta, 0);
        turn(-delta, 0);
        return members.every(({ target, low, high }, index) => Math.abs(target.value - (before[index] ?? 0)) < 1e-6 || high - low < 1e-3);
      },
    ),
  );
});
