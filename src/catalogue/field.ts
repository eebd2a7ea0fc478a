import type { Json, JsonObject } from "../base/json.ts";
import type { Result } from "../base/result.ts";
import type { PinType } from "../model/pin-type.ts";
import type { Capability } from "../z2m/description.ts";

/** What a role that a setting names has to stand for. */
export type RoleTarget = "device" | "group" | "either";

/** Whether a role stands for what is wanted. */
export function isRoleFor(target: RoleTarget, role: { readonly group: number | undefined }): boolean {
  return target === "either" || (target === "group") === (role.group !== undefined);
}

/** How a form edits a setting. */
export type Widget =
  | { readonly type: "switch" }
  | {
      readonly type: "number";
      readonly unit?: string | undefined;
      readonly min?: number | undefined;
      readonly max?: number | undefined;
      readonly step?: number | undefined;
    }
  | { readonly type: "text"; readonly placeholder?: string | undefined; readonly multiline?: boolean | undefined }
  | { readonly type: "choice"; readonly words: readonly { readonly word: string; readonly label: string }[] }
  | { readonly type: "several"; readonly words: readonly { readonly word: string; readonly label: string }[] }
  /** `suggest`: the input whose words are offered. */
  | { readonly type: "words"; readonly suggest?: string | undefined }
  | { readonly type: "duration" }
  | { readonly type: "durations" }
  | { readonly type: "time-of-day" }
  /** One of the flow's roles. */
  | { readonly type: "role"; readonly of: RoleTarget; readonly capability?: Capability | undefined }
  | { readonly type: "roles" }
  /** Roles, each with the part of 0…1 that is its own. */
  | { readonly type: "ranges" }
  /** The path of a subflow of the project. */
  | { readonly type: "subflow" }
  /** For each device that a subflow wants, a role of the calling flow; and what the call says for its parameters. */
  | { readonly type: "call-devices" }
  | { readonly type: "call-parameters" }
  /** One of the values among this subflow's parameters. */
  | { readonly type: "parameter" }
  | { readonly type: "numbers"; readonly min: number; readonly max: number }
  /** A time of every day, on the clock or by the sun. */
  | { readonly type: "day-time" }
  /** Any value. `of`: its type, where the node's other settings say it. */
  | { readonly type: "json"; readonly of?: ((settings: ReadonlyMap<string, Json>) => PinType | undefined) | undefined }
  /** Values by name. `suggest`: the input whose words are offered as names. */
  | { readonly type: "table"; readonly name: string; readonly value: string; readonly of: PinType; readonly suggest?: string | undefined }
  /** Points of a curve over the day. */
  | { readonly type: "curve" }
  | { readonly type: "code" };

/**
 * One setting of a kind of node, described once: its TypeScript type is `T`, `read` validates, `default` fills in, `widget`
 * edits, `typeText` and `help` make the reference page, `schema` the JSON Schema.
 */
export interface Field<T> {
  readonly label: string;
  readonly help: string;
  readonly widget: Widget;
  /** The type in words. */
  readonly typeText: string;
  readonly schema: JsonObject;
  /** Taken when the file says nothing. Undefined, unless `optional`: the setting must be given. */
  readonly default: T | undefined;
  readonly optional: boolean;
  /** The default as the file would write it; undefined where there is none. */
  readonly defaultJson: Json | undefined;
  readonly read: (json: Json) => Result<T, string>;
}

export type Fields = { readonly [name: string]: Field<unknown> };
export type SettingsOf<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends Field<infer T> ? T : never };

/** What is wrong with a node's settings. */
export type SettingProblem =
  | { readonly type: "missing"; readonly setting: string; readonly label: string }
  | { readonly type: "invalid"; readonly setting: string; readonly label: string; readonly problem: string }
  | { readonly type: "unknown"; readonly setting: string };

/** Reads a node's settings. Values are complete only when there is no problem of type missing or invalid. */
export function readSettings<F extends Fields>(
  fields: F,
  json: ReadonlyMap<string, Json>,
): { readonly settings: SettingsOf<F> | undefined; readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const values = Object.entries(fields).map(([name, field]) => {
    const written = json.get(name);
    if (written === undefined) {
      if (field.default === undefined && !field.optional) problems.push({ type: "missing", setting: name, label: field.label });
      return [name, field.default] as const;
    }
    const result = field.read(written);
    if (!result.ok) problems.push({ type: "invalid", setting: name, label: field.label, problem: result.error });
    return [name, result.ok ? result.value : undefined] as const;
  });
  const complete = problems.length === 0;
  for (const name of json.keys()) if (!Object.hasOwn(fields, name)) problems.push({ type: "unknown", setting: name });
  // Built from the fields themselves, each value by its own field's `read`.
  return { settings: complete ? (Object.fromEntries(values) as SettingsOf<F>) : undefined, problems };
}
