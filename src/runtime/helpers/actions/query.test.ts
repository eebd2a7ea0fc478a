import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import type { MessageClass } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Query, query } from "./query.ts";

function lamp() {
  const bench = new FlowBench();
  const said: string[] = [];
  const asked: string[] = [];
  const property = (id: string) => {
    const reports = bench.events<MessageClass>();
    const object = {
      query: () => asked.push(id),
      onReport: (listener: (value: unknown, report: { class: MessageClass }) => void) =>
        reports.on((messageClass) => listener(1, { class: messageClass })),
    };
    return { object, report: (messageClass: MessageClass = "live") => bench.turn(() => reports.emit(messageClass)) };
  };
  const [state, brightness] = [property("state"), property("brightness")];
  const parts: { query: Query } = { query: undefined as never };
  bench.start(() => {
    // Only these two of a property's members are used.
    parts.query = query("there", [state.object as never, brightness.object as never], { timeout: seconds(5) });
    parts.query.onAnswer.on(() => said.push("answered"));
    parts.query.onFailure.on(() => said.push("failed"));
  });
  return { bench, said, asked, state, brightness, ask: () => bench.turn(() => parts.query.ask()) };
}

describe("query", () => {
  it("asks for each property", () => {
    const { asked, ask } = lamp();
    ask();
    expect(asked).toEqual(["state", "brightness"]);
  });

  it("is answered when all have been reported, once", () => {
    const { bench, said, state, brightness, ask } = lamp();
    ask();
    state.report();
    const half = [...said];
    brightness.report();
    brightness.report();
    bench.clock.advanceBy(seconds(60));
    expect([half, said]).toEqual([[], ["answered"]]);
  });

  it("fails when one of them is missing in time, and may be asked again", () => {
    const { bench, said, state, brightness, ask } = lamp();
    ask();
    state.report();
    bench.clock.advanceBy(seconds(5));
    ask();
    state.report();
    brightness.report();
    expect(said).toEqual(["failed", "answered"]);
  });

  it("does not ask again while it waits", () => {
    const { asked, ask } = lamp();
    ask();
    ask();
    expect(asked).toHaveLength(2);
  });

  it.each<[MessageClass, readonly string[]]>([
    ["retained", []],
    ["resync", ["answered"]],
  ])("given %s reports says %j", (messageClass, expected) => {
    const { said, state, brightness, ask } = lamp();
    ask();
    state.report(messageClass);
    brightness.report(messageClass);
    expect(said).toEqual(expected);
  });

  it("says nothing of reports that it did not ask for", () => {
    const { said, state, brightness } = lamp();
    state.report();
    brightness.report();
    expect(said).toEqual([]);
  });
});
