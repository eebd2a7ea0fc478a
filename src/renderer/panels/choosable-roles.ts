import type { FlowDocument } from "../../model/document.ts";
import { type Capability, capabilities, type HomeDescription } from "../../z2m/description.ts";

/** A role as forms offer it. */
export interface ChoosableRole {
  readonly role: string;
  /** What people call it. */
  readonly name: string;
  /** Undefined: a device. */
  readonly group: number | undefined;
  /** It stands for several devices: a parameter of the subflow. */
  readonly isList: boolean;
  readonly model: string | undefined;
  /** Undefined while nobody knows what is behind it. */
  readonly capabilities: readonly Capability[] | undefined;
}

/** The flow's roles with the present names of what they are bound to, and the devices among a subflow's parameters. */
export function choosableRoles(document: FlowDocument, home: HomeDescription | undefined): readonly ChoosableRole[] {
  const handedIn = [...(document.parameters ?? [])].flatMap(([role, { type, model, capability }]): readonly ChoosableRole[] => {
    if (type !== "device" && type !== "devices") return [];
    const known = capabilities.filter((one) => one === capability);
    // A parameter of a model, or of none, might do anything.
    return [
      { role, name: role, group: undefined, isList: type === "devices", model, capabilities: known.length === 0 ? undefined : known },
    ];
  });
  return [...handedIn, ...boundRoles(document, home)];
}

function boundRoles(document: FlowDocument, home: HomeDescription | undefined): readonly ChoosableRole[] {
  return [...document.roles].map(([role, bound]) => {
    const entity =
      bound.group === undefined ? home?.devices.find(({ ieee }) => ieee === bound.ieee) : home?.groups.find(({ id }) => id === bound.group);
    return {
      role,
      name: entity?.name ?? bound.name ?? role,
      group: bound.group,
      isList: false,
      model: entity !== undefined && "model" in entity ? entity.model : undefined,
      capabilities: entity?.capabilities,
    };
  });
}

/** Whether it can do this, or might. */
export function mayHave({ capabilities }: ChoosableRole, wanted: Capability | undefined): boolean {
  return wanted === undefined || capabilities === undefined || capabilities.includes(wanted);
}
