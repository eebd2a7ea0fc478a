import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSecretStore, type SafeBox } from "./secrets.ts";

/** Turns bytes about: enough to see what is in the clear. */
const box: SafeBox = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(text).map((byte) => byte ^ 0xff) as Buffer,
  decryptString: (encrypted) => Buffer.from(encrypted.map((byte) => byte ^ 0xff)).toString(),
};

describe("createSecretStore", () => {
  let file = "";
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), "ziggy-flow-secrets-")), "secrets.json");
  });
  afterEach(() => rm(join(file, ".."), { recursive: true, force: true }));

  it("keeps secrets for the next start, not in the clear", async () => {
    await createSecretStore(file, box).set("broker", "open sesame");
    expect(await createSecretStore(file, box).get("broker")).toBe("open sesame");
    expect(await readFile(file, "utf8")).not.toContain("sesame");
  });

  it("keeps all that are set at the same moment", async () => {
    const store = createSecretStore(file, box);
    await Promise.all(["a", "b", "__proto__"].map((name) => store.set(name, `secret ${name}`)));
    expect(await Promise.all(["a", "b", "__proto__"].map((name) => store.get(name)))).toEqual(["secret a", "secret b", "secret __proto__"]);
  });

  it("forgets what is removed", async () => {
    const store = createSecretStore(file, box);
    await store.set("a", "1");
    await store.remove("a");
    expect(await store.get("a")).toBeUndefined();
  });

  it("writes nothing where the system has no safe place", async () => {
    const store = createSecretStore(file, { ...box, isEncryptionAvailable: () => false });
    await expect(store.set("a", "1")).rejects.toThrow("no safe place");
    await expect(readFile(file)).rejects.toThrow();
  });

  it("has none that another user encrypted", async () => {
    const foreign = {
      ...box,
      decryptString: () => {
        throw new Error("wrong key");
      },
    };
    await createSecretStore(file, box).set("a", "1");
    expect(await createSecretStore(file, foreign).get("a")).toBeUndefined();
  });

  it("never overwrites a file that it could not read", async () => {
    await writeFile(file, "{");
    const store = createSecretStore(file, box);
    await expect(store.set("a", "1")).rejects.toThrow();
    expect([await store.get("a"), await readFile(file, "utf8")]).toEqual([undefined, "{"]);
  });
});
