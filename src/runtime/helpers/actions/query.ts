import { type Duration, seconds } from "../../../base/duration.ts";
import type { Property, Queryable } from "../../core/property-types.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

export interface QueryOptions {
  /** How long to wait for the answer. Default 10 s. */
  readonly timeout?: Duration;
}

export interface Query {
  /** Asks, unless an answer is being waited for. */
  ask(): void;
  /** Fires once every property has been reported since it was asked for, also if its value is what it was. */
  readonly onAnswer: Events<void>;
  /** Fires when the device has not answered in time: battery devices sleep, others may have no power. */
  readonly onFailure: Events<void>;
}

const usualTimeout = seconds(10);

/** Asks devices how they are, with one `/get` each, and tells when they have answered. */
export function query(id: string, properties: readonly (Property<unknown> & Queryable)[], options: QueryOptions = {}): Query {
  return setUpHelper("query", id, {}, (helper) => {
    const answered = helper.hub<void>();
    const failed = helper.hub<void>();
    const awaited = new Set<Property<unknown>>();
    const timer = helper.timer(() => {
      awaited.clear();
      failed.emit();
    });

    for (const property of properties) {
      property.onReport((_value, report) => {
        if (report.class === "retained" || !awaited.delete(property) || awaited.size > 0) return;
        timer.stop();
        answered.emit();
      });
    }

    return {
      ask: () => {
        if (awaited.size > 0) return;
        for (const property of properties) {
          awaited.add(property);
          property.query();
        }
        timer.start(options.timeout ?? usualTimeout);
      },
      onAnswer: answered,
      onFailure: failed,
    };
  });
}
