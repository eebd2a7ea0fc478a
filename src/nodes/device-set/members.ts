import { type DeviceType, passes } from "../../base/device-filter.ts";
import { commonProperties, propertiesWith } from "../../catalogue/devices/common-properties.ts";
import type { BoundRole, EmitContext, PinContext } from "../../catalogue/emission.ts";
import { array, arrow, call, invoke, literal, member, object, spread } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import type { Capability, EntityDescription, PropertyDescription } from "../../z2m/description.ts";

/** Who belongs to a set: a list, or all that something holds of. */
export interface MemberSettings {
  readonly devices: readonly string[] | undefined;
  readonly capability: Capability | undefined;
  readonly room: string | undefined;
  readonly type: DeviceType | undefined;
  readonly model: string | undefined;
  readonly except: readonly string[] | undefined;
  readonly exceptNames: readonly string[] | undefined;
}

/** What every device of a type can do. */
const capabilityOfType: { readonly [T in DeviceType]: Capability } = {
  light: "switchable",
  switch: "switchable",
  cover: "cover",
  climate: "thermostat",
  fan: "fan",
  lock: "lock",
};

/** What all that a selector takes can do: the type of its devices. Undefined for a list. */
function capabilityOf({ devices, capability, type }: MemberSettings): Capability | undefined {
  if (devices !== undefined) return undefined;
  return capability ?? (type === undefined ? undefined : capabilityOfType[type]);
}

/** The first thing that is wrong with the way the settings go together. */
export function memberProblem(settings: MemberSettings): { readonly setting: string; readonly problem: string } | undefined {
  const { devices, capability, type, room, model, except, exceptNames } = settings;
  if (devices === undefined) {
    if (capability !== undefined || type !== undefined) return undefined;
    return { setting: "devices", problem: "must be given, or what all devices of the set can do or are instead" };
  }
  const narrowing = { capability, type, room, model, except, exceptNames };
  const [extra] = Object.entries(narrowing).flatMap(([setting, value]) => (value === undefined ? [] : [setting]));
  if (extra === undefined) return undefined;
  return { setting: extra, problem: "belongs to sets without a list of devices: give the list or say what is chosen, not both" };
}

/** Who belongs to the set now. */
export function presentMembers(context: Pick<PinContext, "home" | "roleOrList">, settings: MemberSettings): readonly EntityDescription[] {
  const capability = capabilityOf(settings);
  if (capability === undefined) return (settings.devices ?? []).flatMap((role) => context.roleOrList(role)?.entity ?? []);
  const except = new Set((settings.except ?? []).map((role) => context.roleOrList(role)?.entity));
  const names = new Set(settings.exceptNames);
  return context.home.devices.filter(
    (device) =>
      device.capabilities.includes(capability) &&
      passes(settings, device) &&
      !(except.has(device) || names.has(device.name) || names.has(device.ieee)),
  );
}

/** What all members have, also those that join later. */
export function memberProperties(
  context: Pick<PinContext, "home" | "roleOrList">,
  settings: MemberSettings,
): readonly PropertyDescription[] {
  for (const role of settings.except ?? []) context.roleOrList(role);
  const capability = capabilityOf(settings);
  if (capability !== undefined) return propertiesWith(capability, context.home.devices);
  const entities = (settings.devices ?? []).map((role) => context.roleOrList(role)?.entity);
  const found = entities.filter((entity): entity is EntityDescription => entity !== undefined);
  return found.length === entities.length ? commonProperties(found) : [];
}

/**
 * The set in the program: what is declared for it, if anything, and the expression of its present members. `readsValues`: what
 * they have said must be known when something happens.
 */
export function memberExpressions(
  context: EmitContext,
  settings: MemberSettings,
  readsValues: boolean,
): { readonly object: Expression | undefined; readonly items: Expression } {
  const capability = capabilityOf(settings);
  if (capability === undefined) {
    const [first, ...others] = (settings.devices ?? []).map((role) => context.role(role));
    // A list that was handed in is a set already.
    if (first?.isList && others.length === 0) return { object: undefined, items: first.expression };
    return { object: array(first === undefined ? [] : [first, ...others].map(itemOf)), items: context.self };
  }
  const selector = selectorOf(context, settings);
  const chosen = invoke(member(context.home, "devices"), "with", literal(capability), ...(selector === undefined ? [] : [selector]));
  if (readsValues) return { object: call("watched", arrow([], chosen)), items: call(context.self) };
  // With a selector it is long enough for a name of its own; a function, since each call lists who is there now.
  return selector === undefined ? { object: undefined, items: chosen } : { object: arrow([], chosen), items: call(context.self) };
}

function itemOf({ expression, isList }: BoundRole): Expression {
  return isList ? spread(expression) : expression;
}

function selectorOf(context: EmitContext, { room, type, model, except = [], exceptNames = [] }: MemberSettings): Expression | undefined {
  const excepted = [...except.map((role) => itemOf(context.role(role))), ...exceptNames.map(literal)];
  const text = (value: string | undefined): Expression | undefined => (value === undefined ? undefined : literal(value));
  const entries = {
    room: text(room),
    type: text(type),
    model: text(model),
    except: excepted.length === 0 ? undefined : array(excepted),
  };
  return Object.values(entries).every((entry) => entry === undefined) ? undefined : object(entries);
}
