import { parseJson } from "../../../z2m/read-json.ts";
import type { HttpFetchRequest, HttpFetchResponse } from "../../core/services.ts";

/** Milliseconds. */
const usualTimeout = 10_000;
/** Bytes of an answer; more is cut off with an error. */
const longestAnswer = 5 * 1024 * 1024;

/** Sends a request without ever holding the loop up. Rejects with an Error in words; an answer of any status is an answer. */
export async function fetchHttp(request: HttpFetchRequest): Promise<HttpFetchResponse> {
  const { url, method, timeout = usualTimeout } = request;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new Error(`"${shown(url)}" is not an address: it starts with http:// or https://`);
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, { method: method ?? (request.body === undefined ? "GET" : "POST"), signal, ...content(request) });
    const text = await readText(response);
    return { status: response.status, headers: new Map(response.headers), text, body: text === "" ? undefined : parseJson(text) };
  } catch (error) {
    throw new Error(`${shown(url)} ${signal.aborted ? `has not answered within ${timeout} ms` : failureInWords(error)}`, { cause: error });
  }
}

function content({ headers = {}, body }: HttpFetchRequest): { headers: Record<string, string>; body?: string } {
  if (body === undefined) return { headers: { ...headers } };
  const type = typeof body === "string" ? "text/plain; charset=utf-8" : "application/json";
  const named = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  return {
    headers: named ? { ...headers } : { ...headers, "content-type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longestAnswer) throw new Error(`answered with more than ${longestAnswer} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Without user, password and query, which may hold secrets. */
function shown(url: string): string {
  if (!URL.canParse(url)) return url.slice(0, 100);
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function failureInWords(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  switch (code) {
    case "ECONNREFUSED":
      return "refuses the connection: nothing listens there";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "cannot be found: the host is not known";
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return "cannot be reached from here";
    case "ECONNRESET":
    case "UND_ERR_SOCKET":
      return "broke the connection off";
    default:
      return `failed: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
