import type { Json } from "../base/json.ts";
import { propertyPaths } from "../catalogue/devices/entity-pins.ts";
import type { PinAccess } from "../catalogue/pins.ts";
import type { GraphNode, GraphWire } from "../compiler/graph.ts";
import type { Place } from "../model/diagnostic.ts";
import type { EntityDescription, PropertyDescription } from "../z2m/description.ts";
import { type Cause, causesOf } from "./causes.ts";
import type { Scope } from "./project-flows.ts";

/** A place in a flow at which a property of a device is set, and what makes it happen. */
export interface Write {
  readonly flow: string;
  /** In the flow that runs: the node that sets it, or the call of the subflow that does. */
  readonly node: string;
  /** Undefined within a subflow. */
  readonly pin: string | undefined;
  readonly wire: GraphWire;
  readonly scope: Scope;
  /** The device that is set, in the end: a group stands for its members, a parameter for what is handed in. */
  readonly device: EntityDescription;
  readonly path: string;
  readonly property: PropertyDescription;
  /** What it is set to, where that is the same every time. */
  readonly value: Json | undefined;
  /** The same list for all that one wire sets. */
  readonly causes: readonly Cause[];
}

/** Where the write is, for what is said of it. */
export function placeOfWrite({ node, pin }: Write): Place {
  return pin === undefined ? { node } : { node, pin };
}

/** `state` of this device, as a key. Identifiers are unique within a home. */
export function propertyKey({ identifier }: EntityDescription, path: string): string {
  return `${identifier} ${path}`;
}

/** Everything that the flow sets, also in the subflows that it calls: one entry for each wire and device. */
export function writesOf(scope: Scope): readonly Write[] {
  const own = scope.graph.wires.flatMap((wire) => {
    const node = scope.graph.nodes.get(wire.to.node);
    const { sets = [] } = wire.input;
    if (node === undefined || sets.length === 0) return [];
    const causes = causesOf(scope, wire.from.node, wire.from.pin);
    return sets.flatMap((access) =>
      propertiesBehind(access, scope).map(({ device, property }) => {
        const value = constantOf({ ...access, property }, node, wire);
        return { flow: scope.flow, ...placeOf(scope, wire), wire, scope, device, path: access.path, property, value, causes };
      }),
    );
  });
  return [...own, ...[...scope.calls.values()].flatMap(writesOf)];
}

function placeOf({ caller }: Scope, { to }: GraphWire): Pick<Write, "node" | "pin"> {
  if (caller === undefined) return to;
  let outermost = caller;
  while (outermost.scope.caller !== undefined) outermost = outermost.scope.caller;
  return { node: outermost.node, pin: undefined };
}

export interface DeviceProperty {
  readonly device: EntityDescription;
  readonly property: PropertyDescription;
}

/** The properties of devices that an access comes down to. */
export function propertiesBehind({ entity, path }: PinAccess, scope: Scope): readonly DeviceProperty[] {
  return scope.devices(entity).flatMap((device) => {
    const property = propertiesOf(device).get(path);
    return property === undefined ? [] : [{ device, property }];
  });
}

const known = new WeakMap<EntityDescription, ReadonlyMap<string, PropertyDescription>>();

/** All properties of a device by their paths, worked out once for each description. */
function propertiesOf(device: EntityDescription): ReadonlyMap<string, PropertyDescription> {
  const before = known.get(device);
  if (before !== undefined) return before;
  const properties = new Map(propertyPaths(device.properties).map(({ path, property }) => [path, property]));
  known.set(device, properties);
  return properties;
}

/** What a write always sets: what its pin says, what is written into it, or a constant that feeds it. */
function constantOf(
  { value, relative, normalized, property }: PinAccess,
  { node }: GraphNode,
  { to, output }: GraphWire,
): Json | undefined {
  if (relative === true) return undefined;
  if (value !== undefined) return value;
  const written = node.inputs.get(to.pin) ?? output.constant;
  return normalized === true ? onRange(written, property) : written;
}

/** A place from 0 to 1 in the range of a number. */
function onRange(place: Json | undefined, property: PropertyDescription): Json | undefined {
  if (typeof place !== "number" || property.type !== "number") return undefined;
  const { min, max } = property;
  return min === undefined || max === undefined ? undefined : Math.round(min + place * (max - min));
}
