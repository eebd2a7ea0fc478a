import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Handler = (request: Request) => Promise<Response> | Response;

const suffix = "standin.localhost";

/** The app's own schemes. A stock Chromium knows none, so `app://host/x` travels as `http://host.app.standin.localhost/x`. */
export class CustomSchemes {
  readonly #handlers = new Map<string, Handler>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** Starts the server behind all custom addresses. Returns the switch that leads Chromium there. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.#server.unref();
    // A TCP server's address is an object.
    const { port } = this.#server.address() as AddressInfo;
    return `--host-resolver-rules=MAP *.${suffix} 127.0.0.1:${port}`;
  }

  registerSchemesAsPrivileged(): void {}

  handle(scheme: string, handler: Handler): void {
    this.#handlers.set(scheme, handler);
  }

  /** An address as Chromium is to see it. */
  toChromium(address: string): string {
    const [, scheme = "", host, path] = /^([a-z][a-z0-9+-]*):\/\/([^/]*)(.*)$/i.exec(address) ?? [];
    return this.#handlers.has(scheme) ? `http://${host}.${scheme}.${suffix}${path || "/"}` : address;
  }

  /** An address as the app is to see it. */
  toApp(address: string): string {
    const [, host, scheme, path] = /^http:\/\/([^/]*)\.([^./]+)\.standin\.localhost(\/.*)?$/.exec(address) ?? [];
    return scheme === undefined ? address : `${scheme}://${host}${path ?? "/"}`;
  }

  async #answer({ headers, url = "/", method = "GET" }: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = this.toApp(`http://${headers.host}${url}`);
    const handler = this.#handlers.get(address.split(":")[0] ?? "");
    if (handler === undefined) return void response.writeHead(502).end();
    const answer = await handler(new Request(address, { method }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}
