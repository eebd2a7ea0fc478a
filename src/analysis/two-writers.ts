import { diagnose } from "../model/diagnostic.ts";
import type { Finding } from "./finding.ts";
import { placeOfWrite, propertyKey, type Write } from "./writes.ts";

/**
 * Devices that several flows set of themselves, to different values: a sensor's change in one of them undoes what the other has
 * done. What a person asks for (a button, a message, a web page) is meant to go before, and rules of the clock follow each other.
 */
export function findTwoWriters(writes: readonly Write[]): readonly Finding[] {
  const contested = [...groupBy(writes.filter(happensOfItself), ({ device, path }) => propertyKey(device, path)).values()].filter(
    (group) => new Set(group.map(({ flow }) => flow)).size > 1 && group.some(followsChange) && differ(group),
  );
  const byDeviceAndFlows = groupBy(contested, (group) => `${group[0]?.device.identifier} ${flowsOf(group).join(" ")}`);
  return [...byDeviceAndFlows.values()].map((groups) => {
    const all = groups.flat();
    const properties = groups.map(([first]) => first?.path).join(", ");
    return {
      at: flowsOf(all).flatMap((flow) => {
        const first = all.find((write) => write.flow === flow);
        if (first === undefined) return [];
        const others = flowsOf(all).filter((other) => other !== flow);
        const details = { device: first.device.name, properties, flows: others.map((other) => `"${other}"`).join(", ") };
        return [{ flow, diagnostic: diagnose("analysis/two-writers", placeOfWrite(first), details) }];
      }),
    };
  });
}

function followsChange({ causes }: Write): boolean {
  return causes.some((cause) => cause.type === "property" && cause.access.property.type !== "event");
}

function happensOfItself(write: Write): boolean {
  return followsChange(write) || write.causes.some(({ type }) => type === "clock");
}

/** Whether flows set it to different values; what is computed may be anything. */
function differ(writes: readonly Write[]): boolean {
  return writes.some(({ value }) => value === undefined) || new Set(writes.map(({ value }) => JSON.stringify(value))).size > 1;
}

function flowsOf(writes: readonly Write[]): readonly string[] {
  return [...new Set(writes.map(({ flow }) => flow))].sort();
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
