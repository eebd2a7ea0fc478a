import type { HomeSource } from "../../contract/facts.ts";
import type { SecretStore } from "../secret-store.ts";

/** A broker's address in which a password stands. */
const withPassword = /^((?:[a-z]+:\/\/)?)([^/@:]*):([^@/]*)@(.*)$/i;

/**
 * Keeps the passwords that people write into a broker's address out of everything that is shown or stored: in the safe place
 * of the desktop, else only as long as the host lives.
 */
export class BrokerPasswords {
  readonly #secrets: SecretStore | undefined;
  readonly #held = new Map<string, string>();

  constructor(secrets: SecretStore | undefined) {
    this.#secrets = secrets;
  }

  /** Takes the password out of a source and keeps it. */
  async takeFrom(source: HomeSource): Promise<HomeSource> {
    if (source.type !== "broker") return source;
    const [, scheme, user, password, rest] = withPassword.exec(source.url) ?? [];
    if (password === undefined) return source;
    const url = `${scheme}${user}@${rest}`;
    this.#held.set(url, password);
    // Where there is no safe place it is asked for again, rather than written in the clear.
    await this.#secrets?.set(secretFor(url), password).catch(() => undefined);
    return { ...source, url };
  }

  /** The source with its password, to connect with. */
  async putInto(source: HomeSource): Promise<HomeSource> {
    if (source.type !== "broker") return source;
    const password = this.#held.get(source.url) ?? (await this.#secrets?.get(secretFor(source.url)).catch(() => undefined));
    const at = source.url.lastIndexOf("@");
    if (password === undefined || at < 0) return source;
    return { ...source, url: `${source.url.slice(0, at)}:${password}${source.url.slice(at)}` };
  }
}

function secretFor(url: string): string {
  return `broker ${url}`;
}
