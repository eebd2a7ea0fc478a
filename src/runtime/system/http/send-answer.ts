import type { ServerResponse } from "node:http";
import type { Json } from "../../../base/json.ts";
import type { Refusal } from "./refusal.ts";

const always = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** Answers once; does nothing when the answer is under way already or nobody waits for it any more. */
export function sendAnswer(response: ServerResponse, status: number, body: Json | undefined): void {
  const valid = Number.isInteger(status) && status >= 200 && status <= 599 ? status : 500;
  if (body === undefined) send(response, valid, "", {});
  else if (typeof body === "string") send(response, valid, body, { "content-type": `${textType(body)}; charset=utf-8` });
  else send(response, valid, JSON.stringify(body), { "content-type": "application/json" });
}

export function sendRefusal(response: ServerResponse, { status, text, headers = {} }: Refusal): void {
  send(response, status, `${text}\n`, { "content-type": "text/plain; charset=utf-8", ...headers });
}

function send(response: ServerResponse, status: number, text: string, headers: Readonly<Record<string, string>>): void {
  if (response.headersSent || response.writableEnded || response.destroyed) return;
  response.writeHead(status, { ...always, ...headers, "content-length": Buffer.byteLength(text) });
  response.end(text);
}

function textType(text: string): string {
  return /^\s*<(!doctype html|html)\b/i.test(text) ? "text/html" : "text/plain";
}
