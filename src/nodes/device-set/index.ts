import type { DeviceType } from "../../base/device-filter.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { setProperty, wantedValue } from "../../catalogue/devices/entity-emission.ts";
import { propertyPaths, propertyPins } from "../../catalogue/devices/entity-pins.ts";
import { caseOf, type EmitContext, events, type Input, type Output, pull } from "../../catalogue/emission.ts";
import { choiceField, flagField, optional, rolesField, textField, wordsField } from "../../catalogue/fields.ts";
import { arrow, binding, call, forEach, invoke, isDifferent, member, nameOf, perform, spread, when } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import type { Statement } from "../../ir/statement.ts";
import type { Capability, PropertyDescription } from "../../z2m/description.ts";
import { memberExpressions, memberProblem, memberProperties, presentMembers } from "./members.ts";
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

const typeLabels: { readonly [T in DeviceType]: string } = {
  light: "lights",
  switch: "switches and plugs",
  cover: "covers",
  climate: "thermostats and climate devices",
  fan: "fans",
  lock: "locks",
};

export const deviceSetNode = defineNode({
  kind: "device-set",
  title: "Device set",
  group: "Devices",
  help:
    "Several devices as one: a list, or all of the home that can do something, of a room, a type or a model. Its pins are what they " +
    "have in common. A set without a list follows the home while it runs: devices that join belong to it at once, those that are " +
    "removed or renamed into another room do not any more.",
  keywords: ["all lights", "several", "list", "together", "room", "selector", "every lamp", "zigbee group"],
  settings: {
    devices: optional(rolesField({ label: "Devices", help: "Which devices of the flow." })),
    capability: optional(
      choiceField({ label: "All that", help: "Instead of a list: all devices of the home that can do this.", words: capabilityLabels }),
    ),
    type: optional(
      choiceField({
        label: "All of type",
        help: "Instead of a list, or besides what they can do: devices of this type.",
        words: typeLabels,
      }),
    ),
    room: optional(
      textField({ label: "In room", help: "Only devices whose name begins with this and a slash: “living room” has “living room/lamp”." }),
    ),
    model: optional(
      textField({ label: "Of model", help: "Only devices of this model, as Zigbee2MQTT names it.", placeholder: "LED1545G12" }),
    ),
    except: optional(rolesField({ label: "Except", help: "All but these devices of the flow." })),
    exceptNames: optional(
      wordsField({ label: "Except by name", help: "All but the devices of these friendly names or IEEE addresses, which need no role." }),
    ),
    viaGroup: flagField({
      label: "Through a Zigbee group",
      help:
        "When a Zigbee group has exactly these members at that moment and all are told the same, tell the group instead of each: one " +
        "message, and lamps that change together.",
      default: false,
    }),
    spare: flagField({
      label: "Leave alone what is so",
      help: "Devices that are known to be so already are not told. Otherwise each is told once after the start, whatever it last said.",
      default: false,
    }),
  },
  check: (_context, settings) => {
    const problem = memberProblem(settings);
    return problem === undefined ? [] : [problem];
  },
  pins: (context, settings) => setPins(memberProperties(context, settings), presentMembers(context, settings)),
  emit: (context, settings) => {
    const roles = [...(settings.devices ?? []), ...(settings.except ?? [])];
    const bound = new Map(roles.map((role) => [role, context.role(role)]));
    const properties = memberProperties({ home: context.homeDescription, roleOrList: (role) => bound.get(role) }, settings);
    const { object, items } = memberExpressions(context, settings, readsValues(context, properties, settings.spare));
    const hint = isLight(properties) ? "light" : properties.some(({ type }) => type === "event") ? "remote" : "device";
    const set = { items, hint, follows: settings.devices === undefined, spares: settings.spare };
    return {
      ...(object !== undefined && { object }),
      outputs: outputsOf(context, setOutputs(properties), set),
      when: inputsOf(context, properties, settings.viaGroup ? { ...set, items: call("viaGroup", items) } : set),
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
    {
      title: "All lights of a room but one, through their Zigbee group",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, night: { ieee: "0x680ae2fffe112244" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          lights: { kind: "device-set", settings: { type: "light", room: "hall", except: ["night"], viaGroup: true } },
          dark: { kind: "log", settings: { text: "The hall is dark." } },
        },
        wires: ["remote.action.off -> lights.state.off", "lights.state.any.off -> dark.in"],
      },
    },
  ],
});

/** Whether the set is asked what its members are, or tells them something that depends on it. */
function readsValues(context: EmitContext, properties: readonly PropertyDescription[], spares: boolean): boolean {
  const { inputs } = propertyPins(propertyPaths(properties));
  const outputs = setOutputs(properties);
  return (
    spares ||
    context.usedInputs.some((name) => ["toggle", "add"].includes(inputs.get(name)?.verb ?? "")) ||
    context.usedOutputs.some((name) => outputs.get(name)?.summary !== undefined)
  );
}

function isLight(properties: readonly PropertyDescription[]): boolean {
  return properties.some(
    ({ id, within, access }) => within === "light" || (access.settable && (id === "brightness" || id === "color_temp")),
  );
}

/** What the program says of the set. */
interface SetProgram {
  /** The present members. */
  readonly items: Expression;
  /** What one of them is called. */
  readonly hint: string;
  /** Whether its members come and go while the flow runs. */
  readonly follows: boolean;
  /** Whether members that are so already are left alone. */
  readonly spares: boolean;
}

function inputsOf(
  context: EmitContext,
  properties: readonly PropertyDescription[],
  { items, hint, spares }: SetProgram,
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
        const wanted = spares && input !== undefined ? wantedValue(input, payload.expression) : undefined;
        if (input === undefined || wanted === undefined) return forEach(each, items, [perform(action)]);
        const present = member(nameOf(each), ...input.at.members, "value");
        return forEach(each, items, when(isDifferent(present, wanted), [perform(action)]));
      },
    ]),
  );
}

function outputsOf(
  context: EmitContext,
  known: ReadonlyMap<string, SetOutput>,
  { items, hint, follows }: SetProgram,
): ReadonlyMap<string, Output> {
  const outputs = new Map<string, Output>();
  const mapped = (at: SetOutput["at"], ...members: readonly string[]): Expression => {
    const each = binding(hint);
    return invoke(items, "map", arrow([each], member(nameOf(each), ...at.members, ...members)));
  };
  for (const name of context.usedOutputs) {
    const output = known.get(name);
    if (output === undefined) continue;
    const { at, summary } = output;
    const whole = summary === undefined ? at.path : `${at.path}.${summary}`;
    if (summary === undefined) outputs.set(whole, events(call("merge", follows ? arrow([], mapped(at)) : spread(mapped(at)))));
    else outputs.set(whole, pull(call(summaries[summary].function, spread(mapped(at, "value")))));
    if (output.case !== undefined) outputs.set(name, caseOf(whole, output.case));
  }
  return outputs;
}
