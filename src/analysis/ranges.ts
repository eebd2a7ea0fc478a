import { diagnose } from "../model/diagnostic.ts";
import { type Finding, findingIn } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import { listed } from "./listed.ts";
import { placeOfWrite, type Write } from "./writes.ts";

/** Numbers that a device never takes: it gets the nearest that it does. */
export function findOutOfRange(writes: readonly Write[]): readonly Finding[] {
  const outside = writes.flatMap((write) => {
    const { property, value } = write;
    if (property.type !== "number" || typeof value !== "number") return [];
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = property;
    return value < min || value > max ? [{ write, value, nearest: value < min ? min : max }] : [];
  });
  return [...groupBy(outside, ({ write }) => `${write.flow} ${write.node} ${write.pin}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { flow, path } = first.write;
    const devices = listed([...new Set(group.map(({ write }) => `"${write.device.name}"`))]);
    const details = { devices, property: path, value: first.value, nearest: first.nearest };
    return [findingIn(flow, diagnose("analysis/out-of-range", placeOfWrite(first.write), details))];
  });
}
