import type { Fact } from "../../core/facts.ts";
import type { LogLevel } from "../../core/flow-context.ts";
import { redactor } from "../redact.ts";

export type ProgramLog = (level: LogLevel, text: string) => void;

const colors = { error: 31, warning: 33, info: 32, debug: 90 } as const satisfies Record<LogLevel, number>;

export interface ProgramLogOptions {
  readonly write: (line: string) => void;
  /** A person reads it: no NO_COLOR (https://no-color.org), a terminal. */
  readonly colors: boolean;
  readonly verbose: boolean;
  /** Never shown, wherever they turn up. */
  readonly secrets: Iterable<string>;
}

/** What a program that was started by itself tells on stderr: one entry a line, and never a secret. */
export function programLog(options: ProgramLogOptions): ProgramLog {
  const redact = redactor(options.secrets);
  return (level, text) => {
    if (level === "debug" && !options.verbose) return;
    const label = level === "info" ? "" : `${level}: `;
    const shown = printable(redact(text));
    options.write(`${options.colors && label !== "" ? `\u001b[${colors[level]}m${label}\u001b[0m` : label}${shown}\n`);
  };
}

/** Names and payloads come from outside: control characters could write over earlier lines of the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, (character) =>
    character === "\n" ? "\n    " : `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}

/** What the runtime tells, as a line; undefined for what nobody needs to read. */
export function factLine(fact: Fact): readonly [LogLevel, string] | undefined {
  switch (fact.type) {
    case "flowFaulted":
      return ["error", `${fact.flow}${fact.node === undefined ? "" : `, ${fact.node}`}: ${fact.error.stack ?? fact.error.message}`];
    case "flowHeld":
      return ["error", `${fact.flow} is held back: ${fact.reason}`];
    case "loopHeld":
      return ["error", `held back, because it keeps answering itself: ${fact.ring.join(" → ")}`];
    case "commandRefused":
      return ["warning", `${fact.what}: ${fact.reason}`];
    case "commandsDropped":
      return ["warning", `${fact.count} commands were not sent: ${fact.reason}`];
    case "commandFailed":
      return ["warning", `${fact.address}${fact.key === undefined ? "" : `, ${fact.key}`}: ${fact.message}`];
    case "connectionChanged":
      return fact.connected ? ["debug", "connected"] : ["warning", `the broker is away: ${fact.reason ?? "unknown"}; it is waited for`];
    case "bridgeStateChanged":
      return fact.online ? ["debug", "Zigbee2MQTT is online"] : ["warning", "Zigbee2MQTT is offline; it is waited for"];
    case "logged":
      return [fact.level, `${fact.flow}: ${fact.message}`];
    case "runtimeFaulted":
      return ["error", fact.error.stack ?? fact.error.message];
    default:
      return undefined;
  }
}
