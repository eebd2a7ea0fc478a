/** Keeps secrets by name where others cannot read them. Only the desktop has such a place. */
export interface SecretStore {
  /** Undefined when there is none, or when it can no longer be read. */
  get(name: string): Promise<string | undefined>;
  /** Rejects when there is no safe place: a secret is not written in the clear. */
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}
