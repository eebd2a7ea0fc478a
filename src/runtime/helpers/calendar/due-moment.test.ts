import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MomentsUntilNow, momentsUntilNow } from "./due-moment.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Noon of every day since 1970. */
const noon = (after: number): number => Math.floor((after + day / 2) / day) * day + day / 2;
const at = (days: number, hours: number): number => days * day + hours * hour;

describe("what a schedule has to do now", () => {
  it.each<[string, number, number, Partial<MomentsUntilNow>]>([
    ["before the moment: wait for it", at(10, 8), at(10, 11), { due: undefined, next: at(10, 12) }],
    ["at the moment: act, then wait for tomorrow's", at(10, 8), at(10, 12), { due: at(10, 12), next: at(11, 12) }],
    ["a little late: act", at(10, 8), at(10, 13), { due: at(10, 12), next: at(11, 12), skipped: false }],
    ["later than the grace: skip", at(10, 8), at(10, 16), { due: undefined, next: at(11, 12), skipped: true }],
    ["after a step of ten days, soon after a moment: act once", at(10, 8), at(20, 13), { due: at(20, 12), next: at(21, 12) }],
    ["after a step of ten days, long after one: act not at all", at(10, 8), at(20, 20), { due: undefined, next: at(21, 12) }],
    ["set back behind a moment already handled: wait for the next", at(10, 13), at(10, 11), { due: undefined, next: at(11, 12) }],
    ["set back a day: wait for the first that was not handled", at(10, 13), at(9, 13), { due: undefined, next: at(11, 12) }],
    ["set back a year: start afresh", at(375, 13), at(10, 13), { due: undefined, next: at(11, 12), handled: at(10, 13) }],
  ])("%s", (_case, handled, now, expected) => {
    expect(momentsUntilNow(noon, handled, now, 3 * hour)).toMatchObject(expected);
  });

  it("with boundless grace acts on the latest of all that were missed", () => {
    expect(momentsUntilNow(noon, at(10, 8), at(20, 11), Number.POSITIVE_INFINITY).due).toBe(at(19, 12));
  });

  it("does not count through decades for it", () => {
    let asked = 0;
    const counted = (after: number): number => {
      asked += 1;
      return noon(after);
    };
    expect(momentsUntilNow(counted, at(0, 0), at(20_000, 13), Number.POSITIVE_INFINITY).due).toBe(at(20_000, 12));
    expect(asked).toBeLessThan(500);
  });

  it("waits for nothing when the schedule has no further moment", () => {
    expect(momentsUntilNow(() => undefined, 0, at(10, 8), hour)).toMatchObject({ due: undefined, next: undefined });
  });

  it("acts on no moment twice, however the clock is set, and always waits for a later one", () => {
    const steps = fc.array(fc.integer({ min: -30 * hour, max: 30 * hour }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (moves) => {
        let now = at(1000, 8);
        let handled = now;
        const acted: number[] = [];
        for (const move of moves) {
          now += move;
          const state = momentsUntilNow(noon, handled, now, 3 * hour);
          if (state.next !== undefined && state.next <= now) return false;
          // A clock that is more than two days behind what was handled starts afresh: there a moment may come again.
          if (handled - now > 2 * day) acted.length = 0;
          handled = state.handled;
          if (state.due !== undefined) acted.push(state.due);
        }
        return new Set(acted).size === acted.length;
      }),
    );
  });
});
