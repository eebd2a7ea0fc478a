import { parse, TomlError } from "smol-toml";
import { err, ok, type Result } from "../../../base/result.ts";
import type { ConfigProblem } from "./config-problem.ts";

/** The file's tables by name. The error says line, column and remedy. */
export function parseToml(file: string, text: string): Result<ReadonlyMap<string, unknown>, ConfigProblem> {
  try {
    // A byte order mark is what some editors of Windows begin with.
    return ok(new Map(Object.entries(parse(text.replace(/^\uFEFF/, ""), { unsafeKeyBehaviour: "throw" }))));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const line = text.split(/\r?\n/)[error.line - 1] ?? "";
    const [firstLine = ""] = error.message.split("\n");
    return err({
      code: "syntax",
      where: `${file}:${error.line}:${error.column}`,
      what: `this is not TOML: ${firstLine.replace("Invalid TOML document: ", "")}`,
      remedy: remedyFor(line),
    });
  }
}

/** The mistakes that people make, by the look of the line. */
function remedyFor(line: string): string {
  const [, key, value = ""] = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
  if (key === undefined)
    return /^\s*\[/.test(line) ? `write the section's name in brackets: [mqtt_server]` : `write key = value, such as host = "192.168.1.10"`;
  if (/^(yes|no|on|off|True|False|TRUE|FALSE)$/.test(value)) return `write ${key} = true or ${key} = false`;
  if (value === "") return `write a value after the equals sign, or ${key} = "" for none`;
  if (!/^["'[{]/.test(value) && !/^[+-]?\d+(\.\d+)?$/.test(value)) return `write it in quotes: ${key} = "${value}"`;
  if (/^".*\\/.test(value)) return `write the path in single quotes: ${key} = '…'`;
  if (/^"[^"]*$|^'[^']*$/.test(value)) return `close the quote at the end of the line: ${key} = ${value}${value[0]}`;
  return `correct this line: ${line.trim()}`;
}
