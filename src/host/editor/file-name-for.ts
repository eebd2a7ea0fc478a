import { createHash } from "node:crypto";

/** A file name for what is kept about a flow: flow names can be longer in UTF-8 than file names may be. */
export function fileNameFor(flow: string): string {
  return `${createHash("sha256").update(flow).digest("hex").slice(0, 24)}.json`;
}
