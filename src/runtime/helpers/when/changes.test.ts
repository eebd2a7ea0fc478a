import { describe, expect, it } from "vitest";
import type { MessageClass } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type ChangesOptions, changes } from "./changes.ts";

function firedFor<T>(options: ChangesOptions<T>, reports: readonly T[], first?: T, messageClass: MessageClass = "live"): T[] {
  const bench = new FlowBench();
  const source = bench.source<T>(first);
  const fired: T[] = [];
  bench.start(() => {
    changes("changes", source, options).on((value) => fired.push(value));
  });
  for (const report of reports) bench.report(source, report, messageClass);
  return fired;
}

describe("changes of a number", () => {
  it.each<[string, ChangesOptions<number>, number[], number[]]>([
    ["without options: every change", {}, [1, 1, 2, 1], [2, 1]],
    ["rising", { rising: true }, [2, 1, 3], [2, 3]],
    ["falling", { falling: true }, [2, 0, 3, 1], [0, 1]],
    ["rising and falling", { rising: true, falling: true }, [2, 0], [2, 0]],
    ["to a value", { to: 3 }, [2, 3, 3, 2, 3], [3, 3]],
    ["from a value", { from: 2 }, [2, 3, 2, 1], [3, 1]],
    ["from one value to another", { from: 2, to: 3 }, [3, 2, 3], [3]],
    ["by at least 3: steps add up", { byAtLeast: 3 }, [2, 3, 4, 5, 6, 7, 4], [4, 7, 4]],
  ])("%s", (_case, options, reports, expected) => {
    expect(firedFor(options, reports, 1)).toEqual(expected);
  });

  it.each<[ChangesOptions<number>, number[]]>([
    [{}, [6]],
    [{ first: true }, [5, 6]],
    [{ first: true, from: 1 }, []],
    [{ byAtLeast: 2 }, []],
  ])("of an unknown source, with %j", (options, expected) => {
    expect(firedFor(options, [5, 6])).toEqual(expected);
  });

  it.each<[MessageClass, ChangesOptions<number>, number[]]>([
    ["retained", {}, []],
    ["resync", {}, []],
    ["resync", { resync: true }, [2]],
  ])("in a %s turn with %j", (messageClass, options, expected) => {
    expect(firedFor(options, [2], 1, messageClass)).toEqual(expected);
  });
});

describe("changes of a boolean", () => {
  it.each<[ChangesOptions<boolean>, boolean[]]>([
    [{ rising: true }, [true, true]],
    [{ falling: true }, [false, false]],
    [{ to: false }, [false, false]],
  ])("%j", (options, expected) => {
    expect(firedFor(options, [true, false, true, false], false)).toEqual(expected);
  });

  it.each<[ChangesOptions<boolean>, boolean[]]>([
    [{ rising: true, first: true }, [true]],
    [{ falling: true, first: true }, []],
  ])("that becomes known as true, %j", (options, expected) => {
    expect(firedFor(options, [true])).toEqual(expected);
  });
});

it("changes of words go by the word", () => {
  expect(firedFor({ to: "open" }, ["open", "closed", "open"], "closed")).toEqual(["open", "open"]);
});
