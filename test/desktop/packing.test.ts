import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import checkout from "../../scripts/lib/checkout.cjs";
import { shippedHomes } from "../../src/contract/facts.ts";
import { DesktopApp } from "../support/desktop-app.ts";
import { buildElectronStandin } from "../support/electron-standin/standin.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("the packed desktop", () => {
  let folder = "";
  let app = "";
  beforeAll(async () => {
    if (!checkout.prepare(root, { desktop: true })) throw new Error("The desktop could not be built.");
    folder = await mkdtemp(join(tmpdir(), "ziggy-flow-packed-"));
    const standin = await buildElectronStandin();
    const config = join(folder, "builder.json");
    const differences = {
      extends: join(root, "electron-builder.yml"),
      electronDist: dirname(standin),
      directories: { output: folder },
      // Switches in Electron's binary, which the stand-in is not.
      electronFuses: null,
    };
    await writeFile(config, JSON.stringify(differences));
    const builder = join(root, "node_modules/electron-builder/cli.js");
    const { status, stderr, stdout } = spawnSync(process.execPath, [builder, "--dir", "--config", config], { cwd: root, encoding: "utf8" });
    await rm(dirname(standin), { recursive: true, force: true });
    if (status !== 0) throw new Error(`electron-builder failed:\n${stdout}${stderr}`);
    const [packed = ""] = (await readdir(folder)).filter((name) => name.endsWith("-unpacked"));
    app = join(folder, packed);
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("holds what the app needs and nothing of the workshop", async () => {
    const top = await readdir(join(app, "resources/app"));
    expect(top.sort()).toEqual(["dist", "flows", "homes", "node_modules", "package.json"]);
    expect((await readdir(join(app, "resources/app/dist"))).sort()).toEqual([
      "chunks",
      "main",
      "preload",
      "renderer",
      "runner",
      "runtime",
      "types",
    ]);
    // All that the editor offers to try flows on.
    expect(await readdir(join(app, "resources/app/homes"))).toEqual(expect.arrayContaining([...shippedHomes]));
    const packages = await readdir(join(app, "resources/app/node_modules"));
    expect(packages).toEqual(expect.arrayContaining(["mqtt", "tsc-native", "esbuild"]));
    expect(packages.filter((name) => ["electron", "react", "vite", "vitest"].includes(name))).toEqual([]);
  });

  it("runs a flow with nothing but what it holds", async () => {
    const desktop = await DesktopApp.open({ executable: join(app, "ziggy-flow"), packed: true, flows: ["hall-light.json"] });
    try {
      await desktop.page.locator('.node-card[data-node="present"]').waitFor();
      await desktop.page.getByRole("button", { name: "Run", exact: true }).click();
      await desktop.page.getByText("Hall light is running.").waitFor({ timeout: 30_000 });
    } finally {
      await desktop.close();
    }
  });
});
