import { defineNode } from "../../catalogue/define-node.ts";
import { type EmitContext, events } from "../../catalogue/emission.ts";
import { flagField, numbersField, type PartOfScale, rangesField } from "../../catalogue/fields.ts";
import { eventInput, eventOutput, type PinAccess } from "../../catalogue/pins.ts";
import { array, call, invoke, literal, object, options, perform } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import type { NumberPinType } from "../../model/pin-type.ts";
import type { EntityDescription } from "../../z2m/description.ts";

const share: NumberPinType = { type: "number", min: 0, max: 1 };

function memberExpression(context: EmitContext, role: string, { low, high }: PartOfScale): Expression {
  const { expression, entity } = context.role(role);
  const target = call(entity.capabilities.includes("dimmable") ? "dimmed" : "switched", expression);
  return object({ target, low: literal(low), high: literal(high) });
}

/** A turn of the dial sets both, from where they are. */
function relativeAccess(entity: EntityDescription | undefined): readonly PinAccess[] {
  if (entity === undefined) return [];
  const set = entity.properties.filter(({ id, access }) => access.settable && (id === "state" || id === "brightness"));
  return set.map((property) => ({ entity, path: property.id, property, relative: true }));
}

export const scaleNode = defineNode({
  kind: "scale",
  title: "Scale",
  group: "State",
  help:
    "One dial over many lights. Each has its part of the dial's way, so that they come on one after another. Where the dial stands " +
    "follows from how the lights are, whoever has set them. What cannot be dimmed is switched.",
  keywords: ["dial", "dim", "brightness", "many lights", "room", "rotary", "knob"],
  settings: {
    members: rangesField({
      label: "Lights",
      help: "Each light of the flow, and its part of the scale from 0 to 1: [0, 0.5].",
    }),
    barriers: numbersField({
      label: "Stops",
      help: "Where the dial stops for a moment, from 0 to 1: [0.55].",
      default: [],
      min: 0,
      max: 1,
    }),
    shared: flagField({
      label: "Shared",
      help: "One dial of this id for the whole home, instead of one a flow: what one flow turns, others turn on.",
      default: false,
    }),
  },
  durable: true,
  check: (context, { members }) =>
    [...members.keys()].flatMap((role) => {
      const entity = context.role(role);
      if (entity === undefined || entity.capabilities.includes("switchable")) return [];
      return [{ setting: "members", problem: `names "${role}", which cannot be switched` }];
    }),
  pins: (context, { members }) => {
    const sets = [...members.keys()].flatMap((role) => relativeAccess(context.role(role)));
    return {
      inputs: [
        eventInput(
          "add",
          { type: "number", min: -1, max: 1 },
          { help: "Turns the dial by this part of its way; negative numbers turn it back.", later: true, sets },
        ),
      ],
      outputs: [
        eventOutput("stop", share, { help: "Fires when the dial has come to a stop on its way, with its place.", parameter: "barrier" }),
      ],
    };
  },
  emit: (context, { members, barriers, shared }) => ({
    object: call(
      "scale",
      literal(context.id),
      array([...members].map(([role, part]) => memberExpression(context, role, part))),
      ...options({
        barriers: barriers.length > 0 ? array(barriers.map(literal)) : undefined,
        shared: shared ? literal(true) : undefined,
        durable: context.durable,
      }),
    ),
    outputs: { stop: events(context.self, "onBarrier") },
    when: { add: (payload) => [perform(invoke(context.self, "add", payload.expression))] },
  }),
  examples: [
    {
      title: "The hall comes on before the dining room",
      flow: {
        ziggyFlow: 1,
        devices: {
          remote: { ieee: "0x842e14ff8600b2f0" },
          hall: { ieee: "0x680ae2fffe112233" },
          dining: { ieee: "0x680ae2fffe112244" },
        },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          amount: { kind: "translate", settings: { words: { brightness_move_up: 0.1, brightness_move_down: -0.1 } } },
          dial: { kind: "scale", settings: { members: { hall: [0, 0.5], dining: [0.5, 1] }, barriers: [0.5] } },
          click: { kind: "mqtt-publish", settings: { topic: "sound/click" } },
        },
        wires: ["remote.action -> amount.in", "amount.out -> dial.add", "dial.stop -> click.in"],
      },
    },
  ],
});
