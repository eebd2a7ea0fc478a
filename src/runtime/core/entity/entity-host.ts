import type { Json, JsonObject } from "../../../base/json.ts";
import type { DeviceDescription, GroupDescription } from "../../../z2m/description.ts";
import type { Facts } from "../facts.ts";
import type { Loop } from "../loop.ts";
import type { Asker } from "../property/asker.ts";
import type { Sendable } from "../property/property-owner.ts";
import type { SettleQueue } from "../property/settle-queue.ts";
import type { Scheduler } from "../scheduler.ts";
import type { Entity } from "./entity.ts";
import type { Quirks } from "./quirks.ts";

/** One property's part of a message to a device. */
export interface Part {
  readonly property: Sendable;
  readonly wire: Json;
}

/** Keys that are sent as they are, for this turn only. */
export interface Extras {
  readonly payload: JsonObject;
  readonly by: Asker | undefined;
}

/** What a turn asks of one device or group. */
export interface Command {
  readonly parts: readonly Part[];
  readonly extras: Extras | undefined;
}

/** What devices and groups need from the runtime they are part of. */
export interface EntityHost {
  readonly loop: Loop;
  readonly scheduler: Scheduler;
  readonly facts: Facts;
  readonly quirks: Quirks;
  readonly settling: SettleQueue;
  /** The topic below which the entity takes commands. */
  commandTopic(description: DeviceDescription | GroupDescription): string;
  /** Sends one `/set` with all that the turn asked of the entity, or keeps it, or reports why not. */
  send(entity: Entity, parts: readonly Part[], extras: Extras | undefined): void;
  /** These are asked for the same in the present turn: one message to a group with exactly these members will do. */
  together(entities: readonly Entity[]): void;
  /** Sends one `/get`. */
  ask(entity: Entity, keys: ReadonlySet<string>): void;
  /** Somebody uses the entity: its reports are wanted from now on. */
  want(entity: Entity): void;
  /** Somebody wants to know whether the entity is available. */
  wantAvailability(entity: Entity): void;
}
