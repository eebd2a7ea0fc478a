import { readFile } from "node:fs/promises";
import { isJsonObject, type Json } from "../base/json.ts";
import { writeProjectFile } from "../host/project/write.ts";

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window was left. Bounds are those it has when it is not maximised, in the screen's pixels. */
export interface WindowState {
  readonly bounds: Bounds | undefined;
  readonly maximized: boolean;
}

/** Left to the system: a window in the middle of the screen. */
const untouched: WindowState = { bounds: undefined, maximized: false };

/** A file that is missing or cannot be read means that nothing is remembered. */
export async function readWindowState(file: string): Promise<WindowState> {
  try {
    return parseWindowState(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return untouched;
  }
}

export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await writeProjectFile(file, `${JSON.stringify(state)}\n`);
}

function parseWindowState(value: Json): WindowState {
  if (!isJsonObject(value)) return untouched;
  const { bounds, maximized } = value;
  return { bounds: readBounds(bounds), maximized: maximized === true };
}

function readBounds(value: Json | undefined): Bounds | undefined {
  if (!isJsonObject(value)) return undefined;
  const { x, y, width, height } = value;
  return isPixels(x) && isPixels(y) && isPixels(width) && isPixels(height) ? { x, y, width, height } : undefined;
}

function isPixels(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 100_000;
}

/** As much of the window as must be on a screen, so that its title can be taken hold of. */
const grip = { width: 120, height: 40 };

/** The state, without bounds that lie on no screen any more: one was unplugged, or is smaller now. */
export function fitToScreens({ bounds, maximized }: WindowState, workAreas: readonly Bounds[]): WindowState {
  const reachable = bounds !== undefined && workAreas.some((area) => isReachable(bounds, area));
  return { bounds: reachable ? bounds : undefined, maximized };
}

function isReachable(window: Bounds, area: Bounds): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const top = window.y;
  return width >= grip.width && top >= area.y && top + grip.height <= area.y + area.height;
}
