import { ok, type Result } from "../../base/result.ts";
import type { ContractError } from "../../contract/define.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { refused } from "./contract-errors.ts";

/** The text of a flow with another name. */
export function titled(text: string, name: string): Result<string, ContractError> {
  const { document, diagnostics } = parseFlow(text);
  if (document === undefined) return refused("invalid", diagnostics[0]?.message ?? "This is no flow.", diagnostics[0]?.remedy);
  return ok(printFlow({ ...document, name }));
}
