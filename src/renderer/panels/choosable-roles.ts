import type { FlowDocument } from "../../model/document.ts";
import type { Capability, HomeDescription } from "../../z2m/description.ts";

/** A role as forms offer it. */
export interface ChoosableRole {
  readonly role: string;
  /** What people call it. */
  readonly name: string;
  /** Undefined: a device. */
  readonly group: number | undefined;
  /** Undefined while nobody knows what is behind it. */
  readonly capabilities: readonly Capability[] | undefined;
}

/** The flow's roles with the present names of what they are bound to. */
export function choosableRoles(document: FlowDocument, home: HomeDescription | undefined): readonly ChoosableRole[] {
  return [...document.roles].map(([role, bound]) => {
    const entity =
      bound.group === undefined ? home?.devices.find(({ ieee }) => ieee === bound.ieee) : home?.groups.find(({ id }) => id === bound.group);
    return {
      role,
      name: entity?.name ?? bound.name ?? role,
      group: bound.group,
      capabilities: entity?.capabilities,
    };
  });
}

/** Whether it can do this, or might. */
export function mayHave({ capabilities }: ChoosableRole, wanted: Capability | undefined): boolean {
  return wanted === undefined || capabilities === undefined || capabilities.includes(wanted);
}
