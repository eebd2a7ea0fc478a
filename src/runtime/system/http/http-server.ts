import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Disposer } from "../../../base/disposer.ts";
import { parseJson } from "../../../z2m/read-json.ts";
import type { Clock } from "../../core/clock.ts";
import type { HttpRequest, HttpRoute } from "../../core/services.ts";
import type { HttpSettings } from "../config/config.ts";
import { isLoopback } from "../config/loopback.ts";
import { admit } from "./admission.ts";
import { BodyCheck } from "./check-body.ts";
import { readBody } from "./read-body.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { type RouteEntry, RouteTable } from "./route-table.ts";
import { sendAnswer, sendRefusal } from "./send-answer.ts";

export interface HttpServerOptions {
  readonly settings: HttpSettings;
  readonly clock: Clock;
  /** The server cannot listen (it goes on trying), or a handler has thrown. */
  readonly onProblem: (text: string) => void;
  readonly onListening?: (url: string) => void;
}

/** Milliseconds. */
const answerTimeout = 30_000;
const retryListening = 5_000;
const mostConnections = 100;

interface Served extends RouteEntry {
  readonly check: BodyCheck | undefined;
}

/** The routes of flows over HTTP. Opened with the first route; closed by `close`. */
export class HttpServer {
  readonly #options: HttpServerOptions;
  readonly #routes = new RouteTable();
  readonly #checks = new WeakMap<HttpRoute, BodyCheck>();
  #server: Server | undefined;
  #cancelRetry: Disposer = () => undefined;
  #closed = false;

  constructor(options: HttpServerOptions) {
    this.#options = options;
  }

  /** Throws when the route is taken or its path is none. */
  route(route: HttpRoute, handler: (request: HttpRequest) => void): Disposer {
    const remove = this.#routes.add(route, handler);
    if (route.schema !== undefined) this.#checks.set(route, new BodyCheck(route.schema));
    if (this.#server === undefined && !this.#closed) this.#listen();
    return remove;
  }

  /** The port that is listened on; undefined while it is not. */
  get port(): number | undefined {
    const address = this.#server?.address();
    return typeof address === "object" && address !== null ? address.port : undefined;
  }

  /** Lets running answers leave for a moment, then closes everything. */
  close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry();
    const server = this.#server;
    if (server === undefined || !server.listening) return Promise.resolve();
    return new Promise((resolve) => {
      const { clock } = this.#options;
      const cut = clock.wakeAt(clock.monotonic() + 500, () => server.closeAllConnections());
      server.close(() => {
        cut();
        resolve();
      });
      server.closeIdleConnections();
    });
  }

  #listen(): void {
    const { settings, clock, onProblem, onListening } = this.#options;
    if (settings.token === undefined && !isLoopback(settings.host)) {
      onProblem(`HTTP: ${settings.host} can be reached from outside, and no token is set; nothing is opened`);
      return;
    }
    const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 }, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        onProblem(`HTTP: ${error instanceof Error ? error.message : String(error)}`);
        sendRefusal(response, refusal(500, "The request could not be handled."));
      });
    });
    server.maxConnections = mostConnections;
    server.on("clientError", (_, socket) => {
      if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      onProblem(listenProblem(error, settings));
      this.#server = undefined;
      if (!this.#closed) this.#cancelRetry = clock.wakeAt(clock.monotonic() + retryListening, () => this.#listen());
    });
    this.#server = server;
    server.listen(settings.port, settings.host, () => onListening?.(`http://${urlHost(settings.host)}:${this.port}`));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const found = this.#find(request);
    if ("status" in found) {
      request.resume();
      sendRefusal(response, found);
      return;
    }
    const text = await readBody(request);
    if (!text.ok) {
      sendRefusal(response, text.error);
      return;
    }
    const { entry, url } = found;
    const body = text.value === "" ? undefined : parseJson(text.value);
    const declaredJson = /^application\/(.+\+)?json\b/i.test(request.headers["content-type"] ?? "");
    const unfit =
      declaredJson && text.value !== "" && body === undefined
        ? refusal(400, "The body is not the JSON it says it is.")
        : await entry.check?.refuse(body);
    if (unfit !== undefined) {
      sendRefusal(response, unfit);
      return;
    }
    this.#handOver(entry, { url, request, text: text.value, body }, response);
  }

  #find(request: IncomingMessage): Refusal | { readonly entry: Served; readonly url: URL } {
    const method = request.method ?? "";
    const target = request.url ?? "";
    const { host, token } = this.#options.settings;
    if (!target.startsWith("/") || !URL.canParse(`http://localhost${target}`)) return refusal(400, "The address is malformed.");
    const url = new URL(`http://localhost${target}`);
    const path = decodePath(url.pathname);
    const entry = path === undefined ? undefined : this.#routes.find(method, path);
    // Who may not come in is not told what there is.
    const refused = admit(request.headers, { host, token: entry?.route.token ?? token });
    if (refused !== undefined) return refused;
    if (entry !== undefined) return { entry: { ...entry, check: this.#checks.get(entry.route) }, url };
    const methods = this.#routes.methodsOf(path ?? "");
    if (methods.length === 0) return refusal(404, "No flow answers this path.");
    return refusal(405, `This path answers ${methods.join(", ")}.`, { allow: methods.join(", ") });
  }

  #handOver(entry: RouteEntry, { url, request, text, body }: Received, response: ServerResponse): void {
    const { clock } = this.#options;
    const tooLate = clock.wakeAt(clock.monotonic() + answerTimeout, () =>
      sendRefusal(response, refusal(504, "The flow has not answered.")),
    );
    response.on("close", tooLate);
    entry.handler({
      method: entry.route.method,
      path: entry.route.path,
      query: new Map(url.searchParams),
      headers: new Map(
        Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(", ")]])),
      ),
      body,
      text,
      reply: (status, answer) => sendAnswer(response, status, answer),
    });
  }
}

interface Received {
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly text: string;
  readonly body: HttpRequest["body"];
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function listenProblem(error: NodeJS.ErrnoException, { host, port }: HttpSettings): string {
  const place = `${urlHost(host)}:${port}`;
  if (error.code === "EADDRINUSE") return `HTTP: ${place} is in use by another program; set another port in [http] of config.toml`;
  if (error.code === "EACCES") return `HTTP: this user may not listen on ${place}; set a port above 1023 in [http] of config.toml`;
  if (error.code === "EADDRNOTAVAIL") return `HTTP: this machine has no address ${host}; correct host in [http] of config.toml`;
  return `HTTP: ${place} cannot be opened: ${error.message}`;
}
