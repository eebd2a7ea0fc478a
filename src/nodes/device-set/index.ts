import { defineNode } from "../../catalogue/define-node.ts";
import { commonProperties, propertiesWith } from "../../catalogue/devices/common-properties.ts";
import { setProperty } from "../../catalogue/devices/entity-emission.ts";
import { propertyPaths, propertyPins } from "../../catalogue/devices/entity-pins.ts";
import { caseOf, type EmitContext, events, type Input, type Output, type PinContext, pull } from "../../catalogue/emission.ts";
import { choiceField, optional, rolesField } from "../../catalogue/fields.ts";
import { array, arrow, binding, call, forEach, invoke, literal, member, nameOf, perform, spread } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import type { Statement } from "../../ir/statement.ts";
import type { Capability, EntityDescription, PropertyDescription } from "../../z2m/description.ts";
import { type SetOutput, setOutputs, setPins, summaries } from "./set-pins.ts";

const capabilityLabels: { readonly [C in Capability]: string } = {
  switchable: "can be switched",
  dimmable: "can be dimmed",
  colorTemperature: "have a colour temperature",
  color: "have colour",
  cover: "are covers",
  lock: "are locks",
  fan: "are fans",
  thermostat: "are thermostats",
  occupancy: "report occupancy",
  contact: "report a contact",
  temperature: "report temperature",
  humidity: "report humidity",
  illuminance: "report brightness of light",
  power: "report power",
  battery: "report a battery",
  action: "are remotes",
  waterLeak: "report water",
  smoke: "report smoke",
};

interface Settings {
  readonly devices: readonly string[] | undefined;
  readonly capability: Capability | undefined;
}

function propertiesOf(context: Pick<PinContext, "home" | "role">, { devices, capability }: Settings): readonly PropertyDescription[] {
  if (capability !== undefined) return propertiesWith(capability, context.home.devices);
  const entities = (devices ?? []).map((role) => context.role(role));
  const found = entities.filter((entity): entity is EntityDescription => entity !== undefined);
  return found.length === entities.length ? commonProperties(found) : [];
}

export const deviceSetNode = defineNode({
  kind: "device-set",
  title: "Device set",
  group: "Devices",
  help:
    "Several devices as one: a list, or all that can do something. Its pins are what they have in common. Devices that join " +
    "later belong to a set of all that can do something.",
  keywords: ["all lights", "several", "list", "together"],
  settings: {
    devices: optional(rolesField({ label: "Devices", help: "Which devices of the flow." })),
    capability: optional(
      choiceField({ label: "All that", help: "Instead of a list: all devices of the home that can do this.", words: capabilityLabels }),
    ),
  },
  check: (_context, { devices, capability }) => {
    if ((devices === undefined) !== (capability === undefined)) return [];
    return [{ setting: "devices", problem: "must be given, or a capability instead, and not both" }];
  },
  pins: (context, settings) => setPins(propertiesOf(context, settings), settings.capability === undefined),
  emit: (context, settings) => {
    const { devices, capability } = settings;
    const members = devices?.map((role) => context.role(role).expression);
    const items = capability === undefined ? context.self : invoke(member(context.home, "devices"), "with", literal(capability));
    const entities = new Map((devices ?? []).map((role) => [role, context.role(role).entity]));
    const properties = propertiesOf({ home: context.homeDescription, role: (role) => entities.get(role) }, settings);
    const hint = isLight(properties) ? "light" : properties.some(({ type }) => type === "event") ? "remote" : "device";
    return {
      ...(members !== undefined && { object: array(members) }),
      outputs: outputsOf(context, setOutputs(properties, members !== undefined), items, hint),
      when: inputsOf(context, properties, items, hint),
    };
  },
  examples: [
    {
      title: "One button for two lamps",
      flow: {
        ziggyFlow: 1,
        devices: {
          remote: { ieee: "0x842e14ff8600b2f0" },
          hall: { ieee: "0x680ae2fffe112233" },
          dining: { ieee: "0x680ae2fffe112244" },
        },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          lamps: { kind: "device-set", settings: { devices: ["hall", "dining"] }, inputs: { brightness: 254 } },
          lit: { kind: "log", settings: { text: "Both lamps are on:" } },
        },
        wires: [
          "remote.action.on -> lamps.state.on",
          "remote.action.on -> lamps.brightness",
          "remote.action.off -> lamps.state.off",
          "lamps.state.all -> lit.in",
        ],
      },
    },
    {
      title: "Warm light everywhere",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          lights: { kind: "device-set", settings: { capability: "colorTemperature" }, inputs: { color_temp: 417 } },
        },
        wires: ["remote.action.arrow_left_click -> lights.color_temp"],
      },
    },
  ],
});

function isLight(properties: readonly PropertyDescription[]): boolean {
  return properties.some(
    ({ id, within, access }) => within === "light" || (access.settable && (id === "brightness" || id === "color_temp")),
  );
}

function inputsOf(
  context: EmitContext,
  properties: readonly PropertyDescription[],
  items: Expression,
  hint: string,
): ReadonlyMap<string, (payload: Input) => readonly Statement[]> {
  const { inputs } = propertyPins(propertyPaths(properties));
  return new Map(
    context.usedInputs.map((name) => [
      name,
      (payload: Input) => {
        const each = binding(hint);
        const input = inputs.get(name);
        const action =
          input === undefined ? invoke(nameOf(each), "send", payload.expression) : setProperty(input, nameOf(each), payload.expression);
        return forEach(each, items, [perform(action)]);
      },
    ]),
  );
}

function outputsOf(
  context: EmitContext,
  known: ReadonlyMap<string, SetOutput>,
  items: Expression,
  hint: string,
): ReadonlyMap<string, Output> {
  const outputs = new Map<string, Output>();
  const mapped = (at: SetOutput["at"], ...members: readonly string[]): Expression => {
    const each = binding(hint);
    return spread(invoke(items, "map", arrow([each], member(nameOf(each), ...at.members, ...members))));
  };
  for (const name of context.usedOutputs) {
    const output = known.get(name);
    if (output === undefined) continue;
    const { at, summary } = output;
    const whole = summary === undefined ? at.path : `${at.path}.${summary}`;
    if (summary === undefined) outputs.set(whole, events(call("merge", mapped(at))));
    else outputs.set(whole, pull(call(summaries[summary].function, mapped(at, "value"))));
    if (output.case !== undefined) outputs.set(name, caseOf(whole, output.case));
  }
  return outputs;
}
