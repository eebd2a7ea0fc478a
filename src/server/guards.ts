import type { IncomingMessage } from "node:http";

const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Why a request is refused before anything is read from it, or undefined. The Host check stops pages that let their own name
 * resolve to this machine (DNS rebinding); the Origin check stops other sites' scripts and forms.
 */
export function refusal(request: IncomingMessage, allowedHosts: ReadonlySet<string>): string | undefined {
  const host = request.headers.host?.toLowerCase();
  if (host === undefined || !allowedHosts.has(host))
    return "This address does not belong to Ziggy Flow. Use the address that the terminal printed.";
  const origin = request.headers.origin?.toLowerCase();
  if (origin !== undefined && origin !== `http://${host}`) return "Requests from other sites are refused.";
  const site = request.headers["sec-fetch-site"];
  const navigates = request.headers["sec-fetch-mode"] === "navigate" && request.method === "GET";
  if ((site === "cross-site" || site === "same-site") && !navigates) return "Requests from other sites are refused.";
  return undefined;
}

/** The Host headers that mean this server. `names`: further names it is reached by when it listens beyond loopback. */
export function hostsOf(port: number, names: readonly string[]): ReadonlySet<string> {
  return new Set([...loopbackNames, ...names].map((name) => `${name.toLowerCase()}:${port}`));
}
