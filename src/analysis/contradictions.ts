import { pinKey } from "../compiler/graph.ts";
import { diagnose } from "../model/diagnostic.ts";
import { type Finding, findingIn } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import { placeOfWrite, propertyKey, type Write } from "./writes.ts";

/** One moment that sets one property to two values: only the last wire counts, whatever was meant by the others. */
export function findContradictions(writes: readonly Write[]): readonly Finding[] {
  const fixed = writes.filter(({ value }) => value !== undefined);
  const together = groupBy(
    fixed,
    ({ flow, node, pin, wire, device, path }) =>
      `${flow} ${pin === undefined ? node : ""} ${pinKey(wire.from.node, wire.from.pin)} ${propertyKey(device, path)}`,
  );
  const found = [...together.values()].flatMap((group) => {
    const values = [...new Set(group.map(({ value }) => JSON.stringify(value)))];
    const last = group.at(-1);
    return last === undefined || values.length < 2 ? [] : [{ last, values }];
  });
  // Several devices of one set are one thing to say.
  const said = groupBy(found, ({ last }) => `${last.flow} ${last.wire.text}`);
  return [...said.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const { last, values } = first;
    const place = last.pin === undefined ? placeOfWrite(last) : { ...placeOfWrite(last), wire: last.wire.text };
    return [
      findingIn(
        last.flow,
        diagnose("analysis/contradiction", place, { device: last.device.name, property: last.path, values: values.join(", ") }),
      ),
    ];
  });
}
