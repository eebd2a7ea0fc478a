import type { Json } from "../base/json.ts";
import { diagnose } from "../model/diagnostic.ts";
import { type Finding, findingIn } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import { placeOfWrite, propertyKey, type Write } from "./writes.ts";

const alarmWords = /(^|_)(alarm|siren|squawk|warning|strobe|buzzer|sounder)(_|$)/;
const quietWords: ReadonlySet<Json> = new Set(["off", "stop", "none", "clear", "normal", "quiet", "silent", "idle"]);

/** Alarms that the flows of the project switch on and none of them ever off. Those that end by themselves are let be. */
export function findAlarms(writes: readonly Write[]): readonly Finding[] {
  const alarms = writes.filter((write) => alarmWords.test(write.path) && !endsByItself(write));
  return [...groupBy(alarms, ({ device, path }) => propertyKey(device, path)).values()].flatMap((group) => {
    const loud = group.find(({ value }) => isLoud(value));
    // What is computed may be off as well as on.
    if (loud === undefined || group.some(({ value }) => !isLoud(value))) return [];
    const details = { device: loud.device.name, property: loud.path };
    return [findingIn(loud.flow, diagnose("analysis/no-way-off", placeOfWrite(loud), details))];
  });
}

function isLoud(value: Json | undefined): boolean {
  if (value === undefined) return false;
  return value !== false && !(typeof value === "string" && quietWords.has(value.toLowerCase()));
}

/** Sirens that take a duration fall silent when it is over. */
function endsByItself({ property, device }: Write): boolean {
  const own = property.type === "record" ? property.fields : [];
  return [...device.properties, ...own].some(({ id, access }) => id.includes("duration") && access.settable);
}
