import type { Disposer } from "../base/disposer.ts";
import { isJsonObject } from "../base/json.ts";
import type { Result } from "../base/result.ts";
import type { ContractError } from "./define.ts";

/** What travels, in both directions. */
export type WireMessage =
  | { readonly type: "call"; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: "answer"; readonly id: number; readonly result: Result<unknown, ContractError> }
  | { readonly type: "event"; readonly name: string; readonly payload: unknown };

/** One end of a line: IPC, WebSocket or memory. Messages arrive in order or not at all. */
export interface Port {
  send(message: WireMessage): void;
  onMessage(listener: (message: WireMessage) => void): Disposer;
  /** Called once when the other end is gone. */
  onClose(listener: () => void): Disposer;
}

/** Reads what an editor sent. Undefined: it is no call; what it asks is checked by `serveContract`. */
export function readCall(value: unknown): Extract<WireMessage, { type: "call" }> | undefined {
  if (!isJsonObject(value) || value.type !== "call") return undefined;
  const { id, name, input } = value;
  return typeof id === "number" && typeof name === "string" ? { type: "call", id, name, input } : undefined;
}
