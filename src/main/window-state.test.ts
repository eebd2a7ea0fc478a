import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fitToScreens, readWindowState, writeWindowState } from "./window-state.ts";

const bounds = { x: 10, y: 20, width: 1200, height: 800 };
const left = { x: 0, y: 0, width: 1920, height: 1080 };
const right = { x: 1920, y: 0, width: 1920, height: 1080 };

describe("the window's state on disk", () => {
  let file = "";
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), "ziggy-flow-window-")), "window.json");
  });
  afterEach(() => rm(join(file, ".."), { recursive: true, force: true }));

  it("comes back", async () => {
    await writeWindowState(file, { bounds, maximized: true });
    expect(await readWindowState(file)).toEqual({ bounds, maximized: true });
  });

  it.each([
    ["is missing", undefined],
    ["is cut off", '{"bounds":'],
    ["is no object", "[]"],
    ["has a size that is no number", '{"bounds":{"x":0,"y":0,"width":"9","height":9}}'],
    ["has a size beyond all screens", '{"bounds":{"x":0,"y":0,"width":1e9,"height":9}}'],
  ])("is left to the system when the file %s", async (_, text) => {
    if (text !== undefined) await writeFile(file, text);
    expect(await readWindowState(file)).toEqual({ bounds: undefined, maximized: false });
  });
});

describe("fitToScreens", () => {
  it.each([
    ["on the first screen", bounds, [left], bounds],
    ["on the second screen", { ...bounds, x: 2000 }, [left, right], { ...bounds, x: 2000 }],
    ["mostly beside the screen, but within reach", { ...bounds, x: 1800 }, [left], { ...bounds, x: 1800 }],
    ["on a screen that was unplugged", { ...bounds, x: 2000 }, [left], undefined],
    ["with its title above the screen", { ...bounds, y: -30 }, [left], undefined],
    ["with its title below the screen", { ...bounds, y: 1070 }, [left], undefined],
    ["nowhere, without a screen", bounds, [], undefined],
  ])("keeps or forgets a window %s", (_, given, screens, kept) => {
    expect(fitToScreens({ bounds: given, maximized: true }, screens)).toEqual({ bounds: kept, maximized: true });
  });
});
