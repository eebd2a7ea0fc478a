import type { Json } from "../../../base/json.ts";
import type { Cause } from "../cause.ts";
import type { ColorGroup } from "../entity/colors.ts";
import type { Loop } from "../loop.ts";
import type { DeviceObject } from "../property-types.ts";
import type { Scheduler } from "../scheduler.ts";
import type { Asker } from "./asker.ts";
import type { Freshness } from "./freshness.ts";
import type { SettleQueue } from "./settle-queue.ts";

/** What can be told apart in one message to a device: a property, or a record that holds some. */
export interface Sendable {
  readonly id: string;
  readonly key: string;
  readonly freshness: Freshness;
  /** The colours that it is one of, or that it switches on. */
  colors: ColorGroup | undefined;
  /** Who set it in this turn, or last. */
  readonly asker: Asker | undefined;
  /** Whether what was set depends on what was before (toggle, add): such a command is never sent late. */
  readonly relative: boolean;
  /** The cause of its last publish that nothing of ours had led to; made once, since most publishes are of that kind. */
  rootCause: Cause | undefined;
  /** What must be sent of it at the end of the turn; undefined for nothing. Ends what the turn remembered. */
  collect(): Json | undefined;
  /** Forgets what the turn has set so far. */
  cancel(): void;
  /** What was collected has left; `cause` is to blame when its echo makes flows send again. */
  sent(cause: Cause): void;
  /** What was collected has not left: the next set must send, even when equal. */
  notSent(): void;
  /** Requests what could not leave before. */
  offer(wire: Json, by: Asker | undefined): void;
}

/** What properties know of the device, group or record that they belong to. */
export interface PropertyOwner {
  readonly device: DeviceObject;
  readonly loop: Loop;
  readonly scheduler: Scheduler;
  /** Words for reports: `hall/lamp`. */
  readonly label: string;
  /** Counts the payloads that were taken apart; one that only repeats the last is not. */
  readonly payload: number;
  /** When the payload of that number last came, repetitions included; `undefined` if that was too many payloads ago. */
  arrivalOf(payload: number): number | undefined;
  /** Gives up requests that nobody answers. */
  readonly settling: SettleQueue;
  /** What makes the property of this id stale. */
  freshnessOf(id: string): Freshness;
  /** Makes the property part of this turn's message. False when the device takes no commands; that has been reported. */
  join(property: Sendable): boolean;
  /** Asks for the key with this turn's `/get`. */
  query(key: string): void;
  /** Sends a word that stands for no value, such as TOGGLE. Never kept for later. */
  sendWord(key: string, word: Json): void;
  /** A part has been asked for a value; it will be announced and sent in this turn. */
  partRequested(part: Sendable): void;
  /** A part has changed its value. */
  partChanged(part: Sendable): void;
  /** Reports that a command was not accepted, with whoever asked for it. */
  refuse(property: string, reason: string): void;
  /** A listener wants every payload, also those that repeat the last one; called again with −1 when it goes. */
  countEveryReportListener(by: 1 | -1): void;
}
