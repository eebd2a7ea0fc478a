import { isJsonObject } from "../base/json.ts";
import { type Redact, redactJson } from "../runtime/system/redact.ts";
import type { Log } from "./log.ts";

/** A log that never shows a secret, whoever wrote it into an entry: a flow, its console, a server's answer. */
export function redactingLog(log: Log, redact: Redact): Log {
  return ({ text, data, ...entry }) => {
    const shown = data === undefined ? undefined : redactJson(data, redact);
    log({ ...entry, text: redact(text), ...(isJsonObject(shown) ? { data: shown } : {}) });
  };
}
