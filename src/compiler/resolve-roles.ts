import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import type { FlowDocument, Role } from "../model/document.ts";
import type { EntityDescription, HomeDescription } from "../z2m/description.ts";
import { sortedById } from "./graph.ts";

export interface ResolvedRoles {
  /** Roles that were found in the home. */
  readonly bound: ReadonlyMap<string, EntityDescription>;
  /** Why the others were not: one diagnostic for each, without a node yet. */
  readonly unbound: ReadonlyMap<string, Diagnostic>;
  /** Roles found by something else than what they are bound to. */
  readonly warnings: ReadonlyMap<string, Diagnostic>;
}

/** Looks the flow's roles up in the home: by IEEE address or group number, else by friendly name. */
export function resolveRoles(document: FlowDocument, home: HomeDescription): ResolvedRoles {
  const byAddress = new Map(home.devices.map((device) => [device.ieee.toLowerCase(), device]));
  const byNumber = new Map(home.groups.map((group) => [group.id, group]));
  const deviceNames = new Map(home.devices.map((device) => [device.name, device]));
  const groupNames = new Map(home.groups.map((group) => [group.name, group]));

  const bound = new Map<string, EntityDescription>();
  const unbound = new Map<string, Diagnostic>();
  const warnings = new Map<string, Diagnostic>();
  for (const [name, role] of sortedById(document.roles)) {
    const entity = exactMatch(role);
    if (entity !== undefined) {
      bound.set(name, entity);
      continue;
    }
    const fallBack = nameMatch(role);
    if (fallBack === undefined) {
      unbound.set(name, whyUnbound(name, role));
      continue;
    }
    bound.set(name, fallBack.entity);
    const details = { role: name, name: fallBack.entity.name, address: fallBack.address };
    if (role.ieee !== undefined || role.group !== undefined) warnings.set(name, diagnose("role/by-name", { role: name }, details));
  }
  return { bound, unbound, warnings };

  function exactMatch(role: Role): EntityDescription | undefined {
    if (role.ieee !== undefined) return byAddress.get(role.ieee.toLowerCase());
    return role.group === undefined ? undefined : byNumber.get(role.group);
  }

  function nameMatch(role: Role): { readonly entity: EntityDescription; readonly address: string } | undefined {
    if (role.name === undefined) return undefined;
    const device = role.group === undefined ? deviceNames.get(role.name) : undefined;
    if (device !== undefined) return { entity: device, address: device.ieee };
    const group = role.ieee === undefined ? groupNames.get(role.name) : undefined;
    return group === undefined ? undefined : { entity: group, address: String(group.id) };
  }
}

function whyUnbound(name: string, role: Role): Diagnostic {
  const label = role.name ?? role.ieee ?? (role.group === undefined ? undefined : `Group ${role.group}`);
  if (label === undefined) return diagnose("role/unbound", { role: name }, { role: name });
  return diagnose("role/not-in-home", { role: name }, { role: name, label: `"${label}"` });
}
