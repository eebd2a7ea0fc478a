import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isLoopback } from "../config/loopback.ts";
import { type Refusal, refusal } from "./refusal.ts";

export interface AdmissionRules {
  /** The address that the server listens on. */
  readonly host: string;
  /** What the request must carry as `Authorization: Bearer …`; undefined: nothing. */
  readonly token: string | undefined;
}

/**
 * Whether a request may reach a flow. Web pages that the person has open can send requests to this machine: those are told
 * by foreign Host (DNS rebinding), Origin and Sec-Fetch-Site headers, and refused.
 */
export function admit(headers: IncomingHttpHeaders, { host, token }: AdmissionRules): Refusal | undefined {
  const asked = hostName(headers.host);
  if (asked === undefined) return refusal(400, "The Host header is missing or malformed.");
  if (isLoopback(host) && !isLoopback(asked)) return refusal(403, "This server only answers to names of this machine, such as localhost.");
  if (isForeign(headers)) return refusal(403, "Pages of other sites may not send requests here.");
  if (token === undefined || carries(headers.authorization, token)) return undefined;
  return refusal(401, "This address demands a token: send the header Authorization: Bearer <token>.", { "www-authenticate": "Bearer" });
}

function isForeign(headers: IncomingHttpHeaders): boolean {
  if (headers["sec-fetch-site"] === "cross-site") return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.host?.toLowerCase();
}

/** The name or address without the port, brackets removed. */
function hostName(header: string | undefined): string | undefined {
  if (header === undefined || !/^[\w.:[\]-]+$/.test(header)) return undefined;
  const url = `http://${header}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, "$1") : undefined;
}

/** Takes the same time wherever the texts differ. */
function carries(header: string | undefined, token: string): boolean {
  const [, given] = /^Bearer (.+)$/i.exec(header ?? "") ?? [];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
