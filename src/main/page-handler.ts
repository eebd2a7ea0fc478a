import { readFile } from "node:fs/promises";
import { contentTypeOf, listPageFiles } from "../host/page/page-files.ts";
import { pageHeaders } from "../host/page/page-headers.ts";
import { isPageAddress } from "./page-address.ts";

/** Answers requests of the window with files of the built page and nothing else. Throws when the folder cannot be read. */
export async function createPageHandler(folder: string): Promise<(request: Request) => Promise<Response>> {
  const files = await listPageFiles(folder);
  return async ({ url, method }) => {
    if (method !== "GET" && method !== "HEAD") return refuse(405, "Only reading is possible here.");
    const file = isPageAddress(url) ? files.get(new URL(url).pathname) : undefined;
    if (file === undefined) return refuse(404, "There is nothing here.");
    const headers = { ...pageHeaders, "content-type": contentTypeOf(file), "cache-control": "no-cache" };
    return new Response(method === "HEAD" ? null : new Uint8Array(await readFile(file)), { headers });
  };
}

function refuse(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...pageHeaders, "content-type": "text/plain; charset=utf-8" } });
}
