import type { JsonObject } from "../base/json.ts";

export type LogLevel = "error" | "warning" | "info" | "debug";

/** One thing worth saying. `event` is for machines and never changes its meaning; `text` is for people. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly event: string;
  readonly text: string;
  readonly data?: JsonObject;
}

export type Log = (entry: LogEntry) => void;
