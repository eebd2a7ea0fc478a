import { styleText } from "node:util";
import type { LogEntry, LogLevel } from "../host/log.ts";

export interface LogStyle {
  readonly format: "json" | "pretty";
  readonly colors: boolean;
  /** The wall clock is written before pretty lines. A service manager adds its own. */
  readonly timestamps: boolean;
}

const colorOf = { error: "red", warning: "yellow", info: "green", debug: "gray" } as const satisfies Record<LogLevel, string>;

/** One entry as one line (pretty: continuation lines are indented), without the line end. `wall`: milliseconds since 1970. */
export function formatLog(entry: LogEntry, style: LogStyle, wall: number): string {
  return style.format === "json" ? asJson(entry, wall) : asText(entry, style, wall);
}

function asJson(entry: LogEntry, wall: number): string {
  // Scripts wait for exactly this line; see docs/cli.md.
  if (entry.event === "ready") return '{"event":"ready"}';
  const time = new Date(wall).toISOString();
  const own = { event: entry.event, level: entry.level, time, text: entry.text };
  // Whatever a flow logs beside its text, the line's own members say what they always say.
  return JSON.stringify({ ...own, ...entry.data, ...own });
}

function asText(entry: LogEntry, style: LogStyle, wall: number): string {
  const message = printable(entry.text).replaceAll("\n", "\n    ");
  const label = entry.level === "error" || entry.level === "warning" ? `${entry.level}: ` : "";
  const time = style.timestamps ? `${new Date(wall).toTimeString().slice(0, 8)} ` : "";
  if (!style.colors) return `${time}${label}${message}`;
  const text = entry.level === "debug" ? paint("gray", message) : message;
  return `${paint("gray", time)}${paint(colorOf[entry.level], label)}${text}`;
}

/** Colours whatever stdout is: these lines go to stderr, and the terminal has decided already. */
export function paint(color: (typeof colorOf)[LogLevel] | "bold" | "cyan", text: string): string {
  return text === "" ? "" : styleText(color, text, { validateStream: false });
}

/**
 * Names and payloads come from outside: control characters could move the cursor, recolour the terminal or write over
 * earlier lines, and those that turn the direction of writing could make a line say something else. They are shown as escapes.
 */
export function printable(text: string): string {
  return text.replaceAll(controlCharacters, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be kept from the terminal.
const controlCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
