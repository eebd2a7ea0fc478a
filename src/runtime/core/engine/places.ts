import type { Facts } from "../facts.ts";

/** Gives flows and nodes the numbers by which the running marker names them, and tells each before its first use. */
export class Places {
  readonly #facts: Facts;
  readonly #numbers = new Map<string, number>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** From 1 on: 0 means that no flow's code runs. */
  numberOf(flow: string, node: string | undefined): number {
    const key = JSON.stringify([flow, node ?? null]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const place = this.#numbers.size + 1;
    this.#numbers.set(key, place);
    this.#facts.tell({ type: "placeNamed", place, flow, node });
    return place;
  }
}
