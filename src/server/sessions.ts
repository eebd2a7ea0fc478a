import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const cookieLifetime = "Max-Age=2592000";

/** Who may use the editor: whoever brings the one-time token that the terminal printed, or the password. */
export class Sessions {
  readonly #cookieName: string;
  readonly #sessions = new Set<string>();
  readonly #tokens = new Set<string>();
  readonly #salt = randomBytes(16);
  readonly #password: Promise<Buffer> | undefined;
  /** Passwords are checked one after the other, each taking its time: that bounds how fast they can be guessed. */
  #checks: Promise<unknown> = Promise.resolve();

  /** The port is part of the cookie's name: browsers send cookies of one host to all its ports. */
  constructor(options: { readonly port: number; readonly password?: string | undefined }) {
    this.#cookieName = `ziggy-flow-${options.port}`;
    this.#password = options.password === undefined ? undefined : this.#hash(options.password);
  }

  get hasPassword(): boolean {
    return this.#password !== undefined;
  }

  /** A token that opens one session, once. */
  issueToken(): string {
    const token = randomBytes(24).toString("base64url");
    this.#tokens.add(token);
    return token;
  }

  /** Trades a token for a `Set-Cookie` value; undefined when it is unknown or used up. */
  redeemToken(token: string): string | undefined {
    return this.#tokens.delete(token) ? this.#open() : undefined;
  }

  /** Trades the password for a `Set-Cookie` value. Takes the same time whatever is wrong with it. */
  redeemPassword(password: string): Promise<string | undefined> {
    const expected = this.#password;
    if (expected === undefined) return Promise.resolve(undefined);
    const check = this.#checks.then(async () => (timingSafeEqual(await this.#hash(password), await expected) ? this.#open() : undefined));
    this.#checks = check;
    return check;
  }

  /** Whether a request's `Cookie` header holds an open session. */
  admits(cookieHeader: string | undefined): boolean {
    for (const pair of (cookieHeader ?? "").split(";")) {
      const [name, value] = pair.trim().split("=", 2);
      if (name === this.#cookieName && value !== undefined && this.#sessions.has(value)) return true;
    }
    return false;
  }

  #open(): string {
    const session = randomBytes(24).toString("base64url");
    this.#sessions.add(session);
    return `${this.#cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/; ${cookieLifetime}`;
  }

  #hash(password: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      scrypt(password, this.#salt, 32, { N: 2 ** 15, maxmem: 64 * 2 ** 20 }, (error, key) =>
        error === null ? resolve(key) : reject(error),
      );
    });
  }
}
