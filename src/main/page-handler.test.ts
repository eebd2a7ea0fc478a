import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPageHandler } from "./page-handler.ts";

describe("createPageHandler", () => {
  let folder = "";
  let handle: (request: Request) => Promise<Response>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "ziggy-flow-page-"));
    await mkdir(join(folder, "page/assets"), { recursive: true });
    await writeFile(join(folder, "page/index.html"), "<p>page</p>");
    await writeFile(join(folder, "page/assets/a.js"), "run()");
    await writeFile(join(folder, "secret"), "secret");
    handle = await createPageHandler(join(folder, "page"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ["app://ziggy-flow/", "<p>page</p>", "text/html; charset=utf-8"],
    ["app://ziggy-flow/index.html?x#y", "<p>page</p>", "text/html; charset=utf-8"],
    ["app://ziggy-flow/assets/a.js", "run()", "text/javascript; charset=utf-8"],
  ])("answers %s with the page's file under its policy", async (address, text, type) => {
    const response = await handle(new Request(address));
    expect([response.status, await response.text(), response.headers.get("content-type")]).toEqual([200, text, type]);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
  });

  it("answers HEAD without the file", async () => {
    const response = await handle(new Request("app://ziggy-flow/", { method: "HEAD" }));
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it.each([
    "app://ziggy-flow/../secret",
    "app://ziggy-flow/%2e%2e/secret",
    "app://ziggy-flow/..%2fsecret",
    "app://ziggy-flow/..\\secret",
    "app://ziggy-flow//secret",
    "app://ziggy-flow/assets",
    "app://ziggy-flow/__proto__",
    "app://elsewhere/index.html",
    "https://ziggy-flow/index.html",
  ])("finds nothing at %s", async (address) => {
    const response = await handle(new Request(address));
    expect([response.status, await response.text()]).toEqual([404, "There is nothing here."]);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it.each(["POST", "PUT", "DELETE"])("refuses %s", async (method) => {
    expect((await handle(new Request("app://ziggy-flow/", { method }))).status).toBe(405);
  });
});
