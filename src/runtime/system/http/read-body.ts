import type { IncomingMessage } from "node:http";
import { err, ok, type Result } from "../../../base/result.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** Bytes. Commands are short; this leaves room for a picture. */
export const longestBody = 1024 * 1024;

/** The request's body as text. Stops reading at the limit. */
export function readBody(request: IncomingMessage): Promise<Result<string, Refusal>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= longestBody) chunks.push(chunk);
      else {
        request.pause();
        resolve(err(refusal(413, `The body is longer than ${longestBody} bytes.`, { connection: "close" })));
      }
    });
    request.on("end", () => resolve(ok(Buffer.concat(chunks).toString("utf8"))));
    request.on("error", () => resolve(err(refusal(400, "The body is incomplete."))));
  });
}
