import { join } from "node:path";
import { installation } from "../installation.ts";

/** Flows that ship with the package and are bound to the small simulated home. */
const names = ["hall-light", "remote"] as const;

export function exampleFlows(): string[] {
  return names.map((name) => join(installation.root, "flows", `${name}.json`));
}
