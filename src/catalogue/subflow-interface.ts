import type { Json } from "../base/json.ts";
import type { PinRole } from "../model/connect.ts";
import type { PinType } from "../model/pin-type.ts";
import type { Capability } from "../z2m/description.ts";

/** A subflow as its callers see it: what goes in, and what comes out. All lists are ordered by name. */
export interface SubflowInterface {
  /** What a person calls it. */
  readonly title: string;
  readonly description: string | undefined;
  readonly parameters: readonly SubflowParameter[];
  readonly inputs: readonly SubflowInput[];
  readonly outputs: readonly SubflowOutput[];
}

interface Named {
  /** What flow files call it. */
  readonly name: string;
  /** The name of the member that stands for it in the program. */
  readonly member: string;
  readonly help: string;
}

/** Devices that the caller chooses. */
export interface DeviceParameter extends Named {
  readonly type: "device" | "devices";
  /** What they must be able to do, or which model it must be. */
  readonly capability: Capability | undefined;
  readonly model: string | undefined;
}

/** A value that the caller writes. */
export interface ValueParameter extends Named {
  readonly type: "value";
  readonly pinType: PinType;
  /** Undefined: the caller must write one. */
  readonly default: Json | undefined;
}

export type SubflowParameter = DeviceParameter | ValueParameter;

export interface SubflowInput extends Named {
  readonly role: PinRole;
  readonly type: PinType;
  /** Of values: what counts without wire and written value. Undefined: there must be one. */
  readonly default: Json | undefined;
  /** Of events: nothing that comes in here leaves in the same turn. A value must be there before the subflow is. */
  readonly later: boolean;
}

export interface SubflowOutput extends Named {
  readonly role: PinRole;
  readonly type: PinType;
}
