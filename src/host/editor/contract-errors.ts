import { err, type Result } from "../../base/result.ts";
import type { ContractError } from "../../contract/define.ts";
import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";

/** A call that is not done: why, and what the person can do. */
export function refused(
  code: ContractError["code"],
  message: string,
  remedy?: string,
): { readonly ok: false; readonly error: ContractError } {
  return err({ code, message, ...(remedy !== undefined && { remedy }) });
}

/** Failures that a person can do something about become errors with their remedy, details go to the log; faults are thrown on. */
export async function withFailuresAsErrors<T>(work: () => Promise<Result<T, ContractError>>, log: Log): Promise<Result<T, ContractError>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    const [{ remedy, details }] = error.failures;
    if (details !== undefined) log({ level: "error", event: "brokeDown", text: details });
    return refused("failed", error.message, remedy);
  }
}
