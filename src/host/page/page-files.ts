import { readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

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

export function contentTypeOf(file: string): string {
  return contentTypes.get(extname(file)) ?? "application/octet-stream";
}

/**
 * The files of the built page by URL path. The list is made once: what is not on it does not exist, so that no path can
 * lead out of the folder. Throws when the folder cannot be read.
 */
export async function listPageFiles(folder: string): Promise<ReadonlyMap<string, string>> {
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
