import { diagnose } from "../model/diagnostic.ts";
import type { Finding } from "./finding.ts";
import { ringsOf } from "./rings.ts";
import { groupBy } from "./two-writers.ts";
import { placeOfWrite, propertiesBehind, propertyKey, type Write } from "./writes.ts";

/**
 * Rings through devices: a property is set because of a change that setting it brings about, through any number of flows. A
 * ring comes to rest by itself where some property on it is only ever set to one value: once it has that, nothing changes any
 * more (a lamp that switches itself off, a limit that is put back).
 */
export function findFeedback(writes: readonly Write[]): readonly Finding[] {
  return restless(writes).map((ring) => {
    const properties = [...new Set(ring.map(({ device, path }) => `${device.name} ${path}`))];
    const path = [...properties, properties[0]].join(" → ");
    const flows = [...new Set(ring.map(({ flow }) => flow))].sort();
    return {
      at: flows.flatMap((flow) => {
        const first = ring.find((write) => write.flow === flow);
        const others = flows.filter((other) => other !== flow).map((other) => `"${other}"`);
        const through = others.length === 0 ? "" : ` Other flows on it: ${others.join(", ")}.`;
        if (first === undefined) return [];
        return [{ flow, diagnostic: diagnose("analysis/feedback", placeOfWrite(first), { path, through }) }];
      }),
    };
  });
}

/** The writes of each ring that need not come to rest. */
function restless(writes: readonly Write[]): readonly (readonly Write[])[] {
  const found: (readonly Write[])[] = [];
  const open: (readonly Write[])[] = [writes];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    for (const ring of ringsAmong(part)) {
      const moving = ring.filter((write) => !settles(write, ring));
      if (moving.length === ring.length) found.push(ring);
      else open.push(moving);
    }
  }
  return found;
}

function settles(write: Write, ring: readonly Write[]): boolean {
  const same = ring.filter(({ device, path }) => device === write.device && path === write.path);
  return same.every(({ value }) => value !== undefined && JSON.stringify(value) === JSON.stringify(write.value));
}

function ringsAmong(writes: readonly Write[]): readonly (readonly Write[])[] {
  const caused = groupBy(
    writes.flatMap((write, index) => triggersOf(write).map((trigger) => ({ ...trigger, index }))),
    ({ key }) => key,
  );
  const edges = writes.map((write) => {
    const triggered = caused.get(propertyKey(write.device, write.path)) ?? [];
    const moved = triggered.filter(({ at }) => at === undefined || write.value === undefined || at === JSON.stringify(write.value));
    return [...new Set(moved.map(({ index }) => index))];
  });
  return ringsOf(writes.length, (vertex) => edges[vertex] ?? []).map((ring) => ring.flatMap((index) => writes[index] ?? []));
}

/** The properties whose change makes the write happen, with the value at which it does, if it is one. */
function triggersOf({ causes }: Write): readonly { readonly key: string; readonly at: string | undefined }[] {
  return causes.flatMap((cause) => {
    if (cause.type !== "property" || cause.access.property.type === "event") return [];
    const { path, value } = cause.access;
    const at = value === undefined ? undefined : JSON.stringify(value);
    return propertiesBehind(cause.access, cause.scope).map(({ device }) => ({ key: propertyKey(device, path), at }));
  });
}
