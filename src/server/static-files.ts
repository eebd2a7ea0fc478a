import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { securityHeaders } from "./headers.ts";

const contentTypes = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".ico", "image/x-icon"],
  [".woff2", "font/woff2"],
  [".map", "application/json"],
]);

/**
 * The files of the built editor by URL path. The list is made once: what is not on it does not exist, so that no path can
 * lead out of the folder. Throws when the folder cannot be read.
 */
export async function listStaticFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join("/")}`, path);
  }
  const index = files.get("/index.html");
  if (index !== undefined) files.set("/", index);
  return files;
}

/** Answers with a file of the list. Names under `/assets/` carry a hash and never change. */
export async function sendStaticFile(response: ServerResponse, urlPath: string, file: string, headOnly: boolean): Promise<void> {
  const { size } = await stat(file);
  response.writeHead(200, {
    ...securityHeaders,
    "content-type": contentTypes.get(extname(file)) ?? "application/octet-stream",
    "content-length": size,
    "cache-control": urlPath.startsWith("/assets/") ? "private, max-age=31536000, immutable" : "no-cache",
  });
  if (headOnly) response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}
