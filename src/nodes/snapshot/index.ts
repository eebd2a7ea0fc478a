import { defineNode } from "../../catalogue/define-node.ts";
import { type EmitContext, observable, type PinContext } from "../../catalogue/emission.ts";
import { flagField, optional, rolesField, wordsField } from "../../catalogue/fields.ts";
import { eventInput, valueOutput } from "../../catalogue/pins.ts";
import { array, arrow, call, invoke, literal, member, options, perform } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import { booleanPin, nothingPin } from "../../model/pin-type.ts";
import type { EntityDescription } from "../../z2m/description.ts";

const usualProperties = ["state"];

interface Settings {
  readonly devices: readonly string[] | undefined;
  readonly properties: readonly string[];
  readonly onlyLit: boolean;
}

/** What is wrong with one device of the list. */
function deviceProblem(context: PinContext, role: string, { properties, onlyLit }: Settings): string | undefined {
  const entity = context.role(role);
  if (entity === undefined) return undefined;
  const settable = new Set(entity.properties.filter(({ access }) => access.settable).map(({ id }) => id));
  if (!properties.some((property) => settable.has(property))) return `names "${role}", which has none of ${properties.join(", ")} to set`;
  const state = entity.properties.find(({ id }) => id === "state");
  return onlyLit && state?.type !== "boolean" ? `names "${role}", which is neither on nor off` : undefined;
}

function devicesOf(context: EmitContext, devices: readonly string[] | undefined): Expression {
  if (devices !== undefined) return array(devices.map((role) => context.role(role).expression));
  return arrow([], invoke(member(context.home, "devices"), "with", literal("switchable")));
}

function membersOf(context: PinContext, devices: readonly string[] | undefined): readonly EntityDescription[] {
  if (devices === undefined) return context.home.devices.filter(({ capabilities }) => capabilities.includes("switchable"));
  return devices.flatMap((role) => context.role(role) ?? []);
}

export const snapshotNode = defineNode({
  kind: "snapshot",
  title: "Snapshot",
  group: "Devices",
  help:
    "Remembers how devices are, and puts them back later. For “everything off, and back on”: take it before they are switched off. " +
    "When there is nothing to remember, the earlier memory stays.",
  phrase: "Remember {devices}",
  keywords: ["scene", "restore", "back on", "undo", "memory", "everything off", "store"],
  settings: {
    devices: optional(rolesField({ label: "Devices", help: "Which devices of the flow. Left out: all of the home that can be switched." })),
    properties: wordsField({
      label: "Properties",
      help: "What of them is remembered, such as “state” and “brightness”.",
      default: usualProperties,
    }),
    onlyLit: flagField({ label: "Only what is on", help: "Remember only those devices that are on at that moment.", default: true }),
  },
  durable: true,
  check: (context, settings) => [
    ...(settings.properties.length > 0 ? [] : [{ setting: "properties", problem: "must list at least one" }]),
    ...(settings.devices ?? []).flatMap((role) => {
      const problem = deviceProblem(context, role, settings);
      return problem === undefined ? [] : [{ setting: "devices", problem }];
    }),
  ],
  pins: (context, { devices, properties }) => {
    const sets = membersOf(context, devices).flatMap((entity) =>
      entity.properties
        .filter(({ id, access }) => access.settable && properties.includes(id))
        .map((property) => ({ entity, path: property.id, property })),
    );
    return {
      inputs: [
        eventInput("take", nothingPin, { help: "Remembers how the devices are now." }),
        eventInput("restore", nothingPin, { help: "Puts them back, and forgets.", later: true, sets }),
        eventInput("forget", nothingPin, { help: "Forgets without putting anything back." }),
      ],
      outputs: [valueOutput("taken", booleanPin, { help: "Whether something is remembered.", parameter: "taken" })],
    };
  },
  emit: (context, { devices, properties, onlyLit }) => {
    const isUsual = properties.length === 1 && properties[0] === "state";
    return {
      object: call(
        "snapshot",
        literal(context.id),
        devicesOf(context, devices),
        ...options({
          properties: isUsual ? undefined : array(properties.map(literal)),
          onlyLit: onlyLit ? undefined : literal(false),
          durable: context.durable,
        }),
      ),
      outputs: { taken: observable(member(context.self, "taken")) },
      when: {
        take: () => [perform(invoke(context.self, "take"))],
        restore: () => [perform(invoke(context.self, "restore"))],
        forget: () => [perform(invoke(context.self, "forget"))],
      },
    };
  },
  examples: [
    {
      title: "Everything off, and back on",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          lit: { kind: "snapshot", durable: true },
          everything: { kind: "device-set", settings: { capability: "switchable" } },
        },
        wires: ["remote.action.off -> lit.take", "remote.action.off -> everything.state.off", "remote.action.on -> lit.restore"],
      },
    },
  ],
});
