import { resolve } from "node:path";
import { type ShippedHome, shippedHomes } from "../contract/facts.ts";

/** What the command line asks the desktop to show: a project's folder, or a simulated home to try things out in. */
export interface StartOptions {
  readonly folder: string | undefined;
  readonly playground: ShippedHome | undefined;
}

/** Reads arguments after the program's own. Words that Chromium or Electron put there are passed over. */
export function readStartOptions(args: readonly string[], workingFolder: string): StartOptions {
  const folder = args.find((arg) => !arg.startsWith("-"));
  const simulate = args.find((arg) => arg === "--simulate" || arg.startsWith("--simulate="));
  const home = shippedHomes.find((shipped) => shipped === simulate?.split("=")[1]) ?? "small";
  return {
    folder: folder === undefined ? undefined : resolve(workingFolder, folder),
    playground: simulate === undefined ? undefined : home,
  };
}
