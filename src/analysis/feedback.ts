import { diagnose } from "../model/diagnostic.ts";
import type { Cause } from "./causes.ts";
import type { Finding } from "./finding.ts";
import { ringsOf } from "./rings.ts";
import { placeOfWrite, propertiesBehind, propertyKey, type Write } from "./writes.ts";

/**
 * Rings through devices: a property is set because of a change that setting it brings about, through any number of flows. A
 * ring comes to rest by itself where some property on it is only ever set to one value: once it has that, nothing changes any
 * more (a lamp that switches itself off, a limit that is put back).
 */
export function findFeedback(writes: readonly Write[]): readonly Finding[] {
  return restless(writes).map((ring) => {
    const properties = [...new Set(ring.map(({ device, path }) => `${device.name} ${path}`))];
    const shown = properties.length > 6 ? [...properties.slice(0, 5), "…"] : properties;
    const path = [...shown, properties[0]].join(" → ");
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
      const values = valuesOf(ring);
      const moving = ring.filter(({ device, path }) => (values.get(propertyKey(device, path))?.size ?? 0) > 1);
      if (moving.length === ring.length) found.push(ring);
      else open.push(moving);
    }
  }
  return found;
}

/** What each property is set to by these; two of what is computed count as two values, since they may be any. */
function valuesOf(writes: readonly Write[]): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const { device, path, value } of writes) {
    const key = propertyKey(device, path);
    const known = values.get(key) ?? new Set();
    values.set(key, known);
    for (const one of value === undefined ? ["any", "other"] : [JSON.stringify(value)]) known.add(one);
  }
  return values;
}

/**
 * The rings of a graph with two kinds of vertices: moments at which something is set, and properties becoming a value. Writes of
 * one moment share what makes them happen, so that a set of all devices of a large home is one vertex, not thousands.
 */
function ringsAmong(writes: readonly Write[]): readonly (readonly Write[])[] {
  const numbers = new Map<unknown, number>();
  const edges: number[][] = [];
  const vertex = (key: unknown): number => {
    const known = numbers.get(key) ?? edges.push([]) - 1;
    numbers.set(key, known);
    return known;
  };
  const join = (from: number, to: number): void => void edges[from]?.push(to);

  const becoming = new Map<string, Map<string | undefined, number>>();
  for (const { causes, device, path, value } of writes) {
    const key = propertyKey(device, path);
    const at = value === undefined ? undefined : JSON.stringify(value);
    const changed = vertex(`${key} ${at}`);
    join(vertex(causes), changed);
    becoming.set(key, (becoming.get(key) ?? new Map()).set(at, changed));
  }
  for (const causes of new Set(writes.map((write) => write.causes))) {
    for (const trigger of triggersOf(causes)) {
      for (const [at, changed] of becoming.get(trigger.key) ?? []) {
        // What is computed may be the value at which it happens.
        if (trigger.at === undefined || at === undefined || trigger.at === at) join(changed, vertex(causes));
      }
    }
  }
  return ringsOf(edges.length, (from) => edges[from] ?? []).map((ring) => {
    const on = new Set(ring);
    return writes.filter(({ causes, device, path, value }) => {
      const at = value === undefined ? undefined : JSON.stringify(value);
      return on.has(vertex(causes)) && on.has(becoming.get(propertyKey(device, path))?.get(at) ?? -1);
    });
  });
}

/** The properties whose change makes something happen, with the value at which it does, if it is one. */
function triggersOf(causes: readonly Cause[]): readonly { readonly key: string; readonly at: string | undefined }[] {
  return causes.flatMap((cause) => {
    if (cause.type !== "property" || cause.access.property.type === "event") return [];
    const { path, value } = cause.access;
    const at = value === undefined ? undefined : JSON.stringify(value);
    return propertiesBehind(cause.access, cause.scope).map(({ device }) => ({ key: propertyKey(device, path), at }));
  });
}
