import { describe, expect, it } from "vitest";
import { seconds } from "../../base/duration.ts";
import { VirtualClock } from "../../runtime/testing/virtual-clock.ts";
import { Answers } from "./answers.ts";

function answers() {
  const clock = new VirtualClock();
  return { clock, answers: new Answers<string, string>(clock, seconds(2), "late") };
}

describe("Answers", () => {
  it("come to those who wait", async () => {
    const { answers: all } = answers();
    const [one, other] = [all.expect("one"), all.expect("other")];
    all.give("other", "b");
    all.give("one", "a");
    all.give("nobody", "c");
    expect([await one, await other]).toEqual(["a", "b"]);
  });

  it("are late after a while, and not waited for twice", async () => {
    const { clock, answers: all } = answers();
    const answer = all.expect("one");
    clock.advanceBy(2_000);
    all.give("one", "a");
    expect(await answer).toBe("late");
  });

  it("are late for who is asked over, and when nothing more will come", async () => {
    const { answers: all } = answers();
    const first = all.expect("one");
    const second = all.expect("one");
    all.giveUp();
    expect([await first, await second]).toEqual(["late", "late"]);
  });
});
