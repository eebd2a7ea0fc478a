import { currentFlow } from "../../core/flow-context.ts";

/**
 * A number by chance from `low` to `high`. With a step one of `low`, `low + step` …, up to `high` included; without one any
 * number below `high`. Throws for a step that is not above 0.
 */
export function randomNumber(low: number, high: number, step?: number): number {
  const chance = currentFlow("randomNumber(…)").services.random();
  if (step === undefined) return low + (high - low) * chance;
  if (!(step > 0)) throw new Error(`randomNumber(…): the step (${step}) must be above 0.`);
  // Twelve digits: (0.3 − 0) / 0.1 is 2.9999999999999996, and 0.3 is one of the numbers.
  const steps = Math.floor(Number(((high - low) / step).toPrecision(12)));
  return Number((low + step * Math.floor(chance * (steps + 1))).toPrecision(12));
}

/** One of these by chance, each as likely; unknown when there is none. */
export function randomOf<const T>(items: readonly T[]): T | undefined {
  return items[Math.floor(currentFlow("randomOf(…)").services.random() * items.length)];
}
