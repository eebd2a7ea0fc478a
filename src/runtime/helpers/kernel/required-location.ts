import type { Location } from "../../core/services.ts";
import type { Helper } from "./helper.ts";

/** Where the home is. Throws, saying what to configure, when nobody told. */
export function requiredLocation(helper: Helper, kind: string): Location {
  const { location } = helper.flow.services;
  if (location !== undefined) return location;
  throw new Error(
    `${kind}("${helper.id}", …) needs to know where the home is: set latitude and longitude under [location] in config.toml.`,
  );
}
