import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { contentTypeOf } from "../host/page/page-files.ts";
import { pageHeaders } from "../host/page/page-headers.ts";

/** Answers with a file of the page. Names under `/assets/` carry a hash and never change. */
export async function sendStaticFile(response: ServerResponse, urlPath: string, file: string, headOnly: boolean): Promise<void> {
  const { size } = await stat(file);
  response.writeHead(200, {
    ...pageHeaders,
    "content-type": contentTypeOf(file),
    "content-length": size,
    "cache-control": urlPath.startsWith("/assets/") ? "private, max-age=31536000, immutable" : "no-cache",
  });
  if (headOnly) response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}
