import { describe, expect, it } from "vitest";
import { pressButton } from "../../core/buttons.ts";
import type { HomeBase } from "../../core/home-types.ts";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { button } from "./button.ts";

function flowWithButton() {
  const test = new TestRuntime<HomeBase>(home.home([]));
  let pressed = 0;
  const load = () =>
    test.load("party", () => {
      button("start").on(() => {
        pressed += 1;
      });
    });
  load();
  const press = (id: string): boolean => {
    const flow = test.runtime.flow("party");
    return flow !== undefined && pressButton(flow, id);
  };
  return { test, load, press, count: () => pressed };
}

describe("button", () => {
  it("fires with each press", () => {
    const { press, count } = flowWithButton();
    expect([press("start"), press("start"), count()]).toEqual([true, true, 2]);
  });

  it("fires once in a flow that was loaded anew", () => {
    const { load, press, count } = flowWithButton();
    load();
    press("start");
    expect(count()).toBe(1);
  });

  it("says so where there is none", () => {
    const { test, press, count } = flowWithButton();
    const other = press("stop");
    test.runtime.unload("party");
    expect([other, press("start"), count()]).toEqual([false, false, 0]);
  });
});
