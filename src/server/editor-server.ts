import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Port } from "../contract/wire.ts";
import { listPageFiles } from "../host/page/page-files.ts";
import { pageHeaders } from "../host/page/page-headers.ts";
import { hostsOf, isLoopback, refusal } from "./guards.ts";

import { loginPage } from "./login-page.ts";
import { Sessions } from "./sessions.ts";
import { createSocketPort } from "./socket-port.ts";
import { sendStaticFile } from "./static-files.ts";

export interface EditorServerOptions {
  /** Folder of the built editor. */
  readonly folder: string;
  /** 0: any free port. */
  readonly port?: number | undefined;
  /** Address to listen on; anything but loopback demands a password. */
  readonly host?: string | undefined;
  readonly password?: string | undefined;
  /** Names under which the editor may be reached when it listens beyond loopback. */
  readonly names?: readonly string[] | undefined;
  /** Called with the host's end of each editor's line. */
  readonly attach: (port: Port) => void;
}

export interface EditorServer {
  readonly port: number;
  /** An address that opens the editor once; each call makes a new one. */
  url(): string;
  close(): Promise<void>;
}

const largestCall = 16_000_000;
const largestForm = 4_096;

/**
 * Serves the editor to a browser: loopback only unless there is a password, a one-time token traded for a cookie, Host and
 * Origin checked on every request and upgrade. Throws when the address is taken, the folder is missing, or the address is not
 * loopback and no password is given.
 */
export async function startEditorServer(options: EditorServerOptions): Promise<EditorServer> {
  const host = options.host ?? "127.0.0.1";
  if (!isLoopback(host) && (options.password ?? "").length < 8) {
    throw new Error(`The editor can command your home: to listen on ${host}, set a password of at least 8 characters.`);
  }
  const files = await listPageFiles(options.folder);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  // A TCP server's address is an object (a pipe's would be a string).
  const { port } = server.address() as AddressInfo;
  const sessions = new Sessions({ port, password: options.password });
  const allowedHosts = hostsOf(port, [...(options.names ?? []), ...(isLoopback(host) ? [] : [host])]);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestCall });

  server.on("request", (request, response) => {
    void answer(request, response, { files, sessions, allowedHosts }).catch(() => response.destroy());
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const origin = request.headers.origin;
    if (
      refusal(request, allowedHosts) !== undefined ||
      origin === undefined ||
      !sessions.admits(request.headers.cookie) ||
      request.url !== "/socket"
    ) {
      socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on("error", () => webSocket.terminate());
      options.attach(createSocketPort(webSocket));
    });
  });

  return {
    port,
    url: () => `http://${isLoopback(host) ? "127.0.0.1" : host}:${port}/?token=${sessions.issueToken()}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Site {
  readonly files: ReadonlyMap<string, string>;
  readonly sessions: Sessions;
  readonly allowedHosts: ReadonlySet<string>;
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  const refused = refusal(request, site.allowedHosts);
  if (refused !== undefined) return sendText(response, 403, refused);
  const url = URL.parse(request.url ?? "/", "http://editor") ?? undefined;
  if (url === undefined) return sendText(response, 400, "This address cannot be read.");
  if (url.pathname === "/login" && request.method === "POST") return logIn(request, response, site.sessions);
  if (request.method !== "GET" && request.method !== "HEAD") return sendText(response, 405, "Only reading is possible here.");
  const token = url.searchParams.get("token");
  if (token !== null) {
    const cookie = site.sessions.redeemToken(token);
    if (cookie !== undefined) return redirectHome(response, cookie);
  }
  if (!site.sessions.admits(request.headers.cookie)) {
    const note = "This address has been used or is not complete. Print a new one with: ziggy-flow edit";
    return site.sessions.hasPassword
      ? sendPage(response, 401, loginPage("This home is protected by a password."))
      : sendText(response, 401, note);
  }
  const file = site.files.get(url.pathname);
  if (file === undefined) return sendText(response, 404, "There is nothing here.");
  await sendStaticFile(response, url.pathname, file, request.method === "HEAD");
}

async function logIn(request: IncomingMessage, response: ServerResponse, sessions: Sessions): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestForm) return sendText(response, 413, "Too much.");
    chunks.push(chunk);
  }
  const cookie = await sessions.redeemPassword(new URLSearchParams(Buffer.concat(chunks).toString("utf8")).get("password") ?? "");
  if (cookie !== undefined) return redirectHome(response, cookie);
  sendPage(response, 401, loginPage("That was not the password."));
}

function redirectHome(response: ServerResponse, cookie: string): void {
  response.writeHead(303, { ...pageHeaders, location: "/", "set-cookie": cookie, "cache-control": "no-store" }).end();
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...pageHeaders, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" }).end(`${text}\n`);
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { ...pageHeaders, "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(html);
}
