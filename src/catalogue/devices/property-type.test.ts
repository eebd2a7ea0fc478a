import { describe, expect, it } from "vitest";
import type { EventDescription } from "../../z2m/description.ts";
import { pinTypeOf } from "./property-type.ts";

function action(words: readonly string[]): EventDescription {
  return {
    type: "event",
    id: "action",
    identifier: "action",
    key: "action",
    label: "Action",
    description: undefined,
    endpoint: undefined,
    category: undefined,
    within: undefined,
    access: { published: true, settable: false, gettable: false },
    words,
  };
}

describe("the words of an action", () => {
  it.each([
    ["are closed when all are listed", ["on", "off"], false],
    ["are open when none is listed", [], true],
    ["are open when one stands for many, such as recall_*", ["on", "recall_*"], true],
  ])("%s", (_, words, open) => {
    expect(pinTypeOf(action(words))).toEqual({ type: "choice", words, open });
  });
});
