import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The file that makes a folder a project. */
export const configFileName = "config.toml";

/** The nearest folder that holds a config.toml: this one or one above it. */
export function nearestProject(folder: string): string | undefined {
  for (let candidate = resolve(folder); ; candidate = dirname(candidate)) {
    if (existsSync(join(candidate, configFileName))) return candidate;
    if (candidate === dirname(candidate)) return undefined;
  }
}
