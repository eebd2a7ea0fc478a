import { readFile } from "node:fs/promises";
import { isJsonObject } from "../base/json.ts";
import { writeProjectFile } from "../host/project/write.ts";
import type { SecretStore } from "../host/secret-store.ts";

/** What of Electron's safeStorage is needed: the system's keychain guards the key. */
export interface SafeBox {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/** A file of secrets, encrypted with a key that the system keeps. Changes happen one after the other. */
export function createSecretStore(file: string, box: SafeBox): SecretStore {
  let work: Promise<unknown> = Promise.resolve();

  function change(edit: (secrets: Map<string, string>) => void): Promise<void> {
    const done = work.then(async () => {
      const secrets = await readSecrets(file);
      edit(secrets);
      await writeProjectFile(file, `${JSON.stringify(Object.fromEntries(secrets), null, 2)}\n`);
    });
    work = done.catch(() => undefined);
    return done;
  }

  return {
    get: async (name) => {
      try {
        const encrypted = (await readSecrets(file)).get(name);
        return encrypted === undefined ? undefined : box.decryptString(Buffer.from(encrypted, "base64"));
      } catch {
        // Encrypted on another machine or by another user, or damaged: it has to be entered again.
        return undefined;
      }
    },
    set: async (name, secret) => {
      if (!box.isEncryptionAvailable()) throw new Error("This system offers no safe place for secrets.");
      const encrypted = box.encryptString(secret).toString("base64");
      await change((secrets) => secrets.set(name, encrypted));
    },
    remove: (name) => change((secrets) => secrets.delete(name)),
  };
}

/** Throws when the file is damaged: what cannot be read is not overwritten. */
async function readSecrets(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, "utf8").catch(() => "{}");
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value)) throw new Error(`${file} is damaged.`);
  return new Map(Object.entries(value).flatMap(([name, secret]) => (typeof secret === "string" ? [[name, secret] as const] : [])));
}
