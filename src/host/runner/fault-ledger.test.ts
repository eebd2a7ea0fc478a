import { describe, expect, it } from "vitest";
import { FaultLedger } from "./fault-ledger.ts";

const second = 1_000;

describe("FaultLedger", () => {
  it("doubles the pause with each fault and holds the flow at the fifth within ten minutes", () => {
    const ledger = new FaultLedger();
    const sentences = [0, 40, 110, 240, 500].map((at) => ledger.record("hall", at * second));
    expect(sentences).toEqual([
      { held: "for a while", retryIn: 30 * second },
      { held: "for a while", retryIn: 60 * second },
      { held: "for a while", retryIn: 120 * second },
      { held: "for a while", retryIn: 240 * second },
      { held: "until it changes" },
    ]);
  });

  it("forgets faults older than ten minutes", () => {
    const ledger = new FaultLedger();
    for (const at of [0, 1, 2, 3]) ledger.record("hall", at * second);
    expect(ledger.record("hall", 700 * second)).toEqual({ held: "for a while", retryIn: 30 * second });
  });

  it("keeps flows apart and gives a changed one a clean sheet", () => {
    const ledger = new FaultLedger();
    ledger.record("hall", 0);
    expect(ledger.record("stairs", 1)).toMatchObject({ retryIn: 30 * second });
    ledger.forget("hall");
    expect(ledger.record("hall", 2)).toMatchObject({ retryIn: 30 * second });
  });
});
