import type { Json, JsonObject } from "../base/json.ts";
import { member, readBoolean, readElements, readNumber, readText } from "../z2m/read-json.ts";

/** The per-device and per-group options that change what is published. Source: `bridge/info` → `config.devices[ieee]`. */
export interface EntityOptions {
  readonly retain: boolean;
  readonly qos: 0 | 1;
  /** Publish the expected state right after `/set`, before the device reports. */
  readonly optimistic: boolean;
  /** Default transition in seconds. */
  readonly transition: number | undefined;
  /** Own setting of availability; undefined: as for everybody. */
  readonly availability: boolean | undefined;
  readonly disabled: boolean;
  /** A group follows the last member even when others are still on. */
  readonly followsLastMember: boolean;
  readonly keepsAttribute: (key: string) => boolean;
  readonly caches: (key: string) => boolean;
  readonly echoes: (key: string) => boolean;
}

export function readEntityOptions(config: JsonObject): EntityOptions {
  const qos = readNumber(member(config, "qos")) ?? 0;
  const availability = member(config, "availability");
  return {
    retain: readBoolean(member(config, "retain")) ?? false,
    qos: qos > 0 ? 1 : 0,
    optimistic: readBoolean(member(config, "optimistic")) ?? true,
    transition: readNumber(member(config, "transition")),
    availability: typeof availability === "object" && availability !== null ? true : readBoolean(availability),
    disabled: readBoolean(member(config, "disabled")) ?? false,
    followsLastMember: readText(member(config, "off_state")) === "last_member_state",
    keepsAttribute: unlessListed(member(config, "filtered_attributes")),
    caches: unlessListed(member(config, "filtered_cache")),
    echoes: unlessListed(member(config, "filtered_optimistic")),
  };
}

/** True for keys that none of the patterns takes; patterns are anchored regular expressions, broken ones are ignored. */
function unlessListed(list: Json | undefined): (key: string) => boolean {
  const patterns: RegExp[] = [];
  for (const pattern of readElements(list) ?? []) {
    try {
      patterns.push(new RegExp(`^(?:${String(pattern)})$`));
    } catch {
      // As written it can match nothing.
    }
  }
  return (key) => !patterns.some((pattern) => pattern.test(key));
}
