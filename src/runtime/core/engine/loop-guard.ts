import type { Cause } from "../cause.ts";
import type { Entity } from "../entity/entity.ts";
import type { Facts } from "../facts.ts";
import type { Loop } from "../loop.ts";
import type { Asker } from "../property/asker.ts";
import type { Sendable } from "../property/property-owner.ts";

/** Rounds of publish and echo after which a chain counts as a ring. */
export const longestRing = 16;
/** Publishes a second of one property that nothing from outside asks for, and for how many seconds in a row. */
const fastest = 20;
const sustained = 3;
const second = 1_000;

interface Rate {
  windowStart: number;
  count: number;
  fastWindows: number;
}

/** Recognises flows that answer their own echoes, and holds them. */
export class LoopGuard {
  readonly #loop: Loop;
  readonly #facts: Facts;
  readonly #hold: (flow: string, reason: string) => void;
  readonly #rates = new Map<string, Rate>();
  readonly #suspects = new Set<string>();

  constructor(loop: Loop, facts: Facts, hold: (flow: string, reason: string) => void) {
    this.#loop = loop;
    this.#facts = facts;
    this.#hold = hold;
  }

  /** The cause that the publish of a property is to be remembered with; undefined when it must not happen. */
  admitProperty(entity: Entity, property: Sendable, now: number): Cause | undefined {
    const { asker, rootCause } = property;
    // Nearly every publish is of this kind: news from outside, and the same flow as last time.
    if (rootCause !== undefined && this.#loop.cause === undefined && this.#loop.outside && rootCause.flow === asker?.flow) return rootCause;
    const cause = this.admit(`${entity.label} ${property.id}`, asker, now);
    if (cause?.depth === 1) property.rootCause = cause;
    return cause;
  }

  /** The cause that a publish of `what` is to be remembered with; undefined when it would close a ring and must not happen. */
  admit(what: string, by: Asker | undefined, now: number): Cause | undefined {
    const before = this.#loop.cause;
    const cause: Cause = { depth: (before?.depth ?? 0) + 1, flow: by?.flow, what, before };
    if (cause.depth >= longestRing) {
      this.#stopRing(cause);
      return undefined;
    }
    if ((before !== undefined || !this.#loop.outside) && this.#isRacing(what, now)) {
      this.#stop([by?.flow], [what], `${what} was sent more than ${fastest} times a second for ${sustained} seconds`);
      return undefined;
    }
    return cause;
  }

  /** A listener of this flow runs at the far end of a chain that soon counts as endless. */
  suspect(flow: string): void {
    this.#suspects.add(flow);
  }

  /** The present turn did not come to rest. */
  stopEndlessTurn(): void {
    const suspects = [...this.#suspects];
    this.#suspects.clear();
    this.#stop(suspects, suspects, "its listeners kept waking each other without end");
  }

  #stopRing(last: Cause): void {
    const ring: string[] = [];
    const flows = new Set<string | undefined>();
    for (let cause: Cause | undefined = last; cause !== undefined; cause = cause.before) {
      flows.add(cause.flow);
      if (!ring.includes(cause.what)) ring.unshift(cause.what);
    }
    this.#stop(flows, ring, `it kept answering its own echoes: ${ring.join(" → ")}`);
  }

  #stop(flows: Iterable<string | undefined>, ring: readonly string[], reason: string): void {
    const named = [...new Set(flows)].filter((flow) => flow !== undefined);
    this.#facts.tell({ type: "loopHeld", flows: named, ring });
    for (const flow of named) this.#hold(flow, reason);
  }

  #isRacing(what: string, now: number): boolean {
    const rate = this.#rates.get(what) ?? { windowStart: now, count: 0, fastWindows: 0 };
    this.#rates.set(what, rate);
    if (now - rate.windowStart >= second) {
      const wasFast = rate.count > fastest && now - rate.windowStart < 2 * second;
      rate.fastWindows = wasFast ? rate.fastWindows + 1 : 0;
      rate.windowStart = now;
      rate.count = 0;
    }
    rate.count += 1;
    if (rate.fastWindows < sustained) return false;
    this.#rates.delete(what);
    return true;
  }
}
