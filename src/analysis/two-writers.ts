import { diagnose } from "../model/diagnostic.ts";
import type { Finding } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import { listed } from "./listed.ts";
import { placeOfWrite, propertyKey, type Write } from "./writes.ts";

/**
 * Devices that several flows set of themselves, to different values: a sensor's change in one of them undoes what the other has
 * done. What a person asks for (a button, a message, a web page) is meant to go before, and rules of the clock follow each other.
 */
export function findTwoWriters(writes: readonly Write[]): readonly Finding[] {
  const contested = [...groupBy(writes.filter(happensOfItself), ({ device, path }) => propertyKey(device, path)).values()].filter(
    (group) => new Set(group.map(({ flow }) => flow)).size > 1 && group.some(followsChange) && differ(group),
  );
  // Many devices of one set, many properties of one device: one thing to say.
  const byPlaces = groupBy(contested, (group) => JSON.stringify(firstOfEachFlow(group).map(({ flow, node }) => [flow, node])));
  return [...byPlaces.values()].map((groups) => {
    const all = groups.flat();
    const devices = listed([...new Set(all.map(({ device }) => `"${device.name}"`))]);
    const properties = [...new Set(all.map(({ path }) => path))].join(", ");
    const firsts = firstOfEachFlow(all);
    return {
      at: firsts.map((first) => {
        const others = firsts.filter(({ flow }) => flow !== first.flow).map(({ flow }) => `"${flow}"`);
        const details = { devices, properties, flows: others.join(", ") };
        return { flow: first.flow, diagnostic: diagnose("analysis/two-writers", placeOfWrite(first), details) };
      }),
    };
  });
}

/** Where each flow does it, in the order of their names. */
function firstOfEachFlow(writes: readonly Write[]): readonly Write[] {
  const flows = [...new Set(writes.map(({ flow }) => flow))].sort();
  return flows.flatMap((flow) => writes.find((write) => write.flow === flow) ?? []);
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
