import type { JsonObject } from "../base/json.ts";

/** Brings a file of format n to n + 1. Knows nothing of later formats. */
export type Migration = (file: JsonObject) => JsonObject;

/** By the format they start from. The first format needs none; the next one adds `[1, fromOneToTwo]`. */
export const migrations: ReadonlyMap<number, Migration> = new Map();

/** Applies the migrations from the file's format up to `target`, in order. */
export function migrate(file: JsonObject, from: number, target: number, steps: ReadonlyMap<number, Migration> = migrations): JsonObject {
  let current = file;
  for (let version = from; version < target; version += 1) {
    const step = steps.get(version);
    if (step !== undefined) current = { ...step(current), ziggyFlow: version + 1 };
  }
  return current;
}
