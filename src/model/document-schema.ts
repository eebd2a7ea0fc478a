import { type Static, Type } from "typebox";

/**
 * The shape of a flow file: published as schema/flow.schema.json and compiled to validate-document.gen.ts, both by
 * scripts/generate-schema.mjs. Members that are not named here are allowed everywhere and survive load and save.
 */
const ids = "^[A-Za-z0-9_-]+$";
const open = { additionalProperties: true };

const silence = Type.Record(Type.String(), Type.String({ pattern: "\\S" }), {
  description: "What the analysis of the whole home is not to say again: the code, and the reason why it is well as it is.",
});

const role = Type.Object(
  {
    ieee: Type.Optional(Type.String({ description: "IEEE address of the device: what the role is bound to." })),
    group: Type.Optional(Type.Integer({ description: "Number of a Zigbee group, instead of a device." })),
    name: Type.Optional(Type.String({ description: "Friendly name: a label, and how the device is found in another home." })),
    model: Type.Optional(Type.String({ description: "Model: a label." })),
  },
  { ...open, description: "What a flow calls a device or group." },
);

const parameter = Type.Object(
  {
    type: Type.String({ description: "device, devices, number, text, boolean, duration or choice." }),
    description: Type.Optional(Type.String({ description: "What it is for, in a sentence." })),
    capability: Type.Optional(Type.String({ description: "Of devices: what they must be able to do." })),
    model: Type.Optional(Type.String({ description: "Of a device: its model, instead of a capability." })),
    default: Type.Optional(Type.Unknown({ description: "What counts where the caller says nothing." })),
    unit: Type.Optional(Type.String({ description: "Unit of a number." })),
    min: Type.Optional(Type.Number({ description: "Least number." })),
    max: Type.Optional(Type.Number({ description: "Greatest number." })),
    words: Type.Optional(Type.Array(Type.String(), { description: "Words of a choice." })),
  },
  { ...open, description: "Something that the subflow is called with." },
);

const node = Type.Object(
  {
    kind: Type.String({ description: "Kind of node, from the catalogue." }),
    title: Type.Optional(Type.String({ description: "What the node is called on the canvas and in comments." })),
    note: Type.Optional(Type.String({ description: "A remark; a comment in the generated code." })),
    settings: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "Settings of the kind." })),
    inputs: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "Values of inputs that have no wire, by pin." })),
    durable: Type.Optional(Type.Boolean({ description: "The node's state survives a restart." })),
    disabled: Type.Optional(Type.Boolean({ description: "The node is left out; what it would pass on is passed by." })),
    silence: Type.Optional(silence),
  },
  open,
);

export const documentSchema = Type.Object(
  {
    ziggyFlow: Type.Integer({ minimum: 1, description: "Version of this format." }),
    name: Type.Optional(Type.String({ description: "What the flow is called." })),
    description: Type.Optional(Type.String({ description: "What the flow does, in a sentence: its doc comment." })),
    parameters: Type.Optional(
      Type.Record(Type.String({ pattern: ids }), parameter, {
        additionalProperties: false,
        description: "Makes the file a subflow, which other flows call: what it is called with, by name. May be empty.",
      }),
    ),
    silence: Type.Optional(silence),
    devices: Type.Optional(
      Type.Record(Type.String({ pattern: ids }), role, {
        additionalProperties: false,
        description: "The flow's roles: nodes name these, never addresses.",
      }),
    ),
    nodes: Type.Optional(Type.Record(Type.String({ pattern: ids }), node, { additionalProperties: false })),
    wires: Type.Optional(
      Type.Array(Type.String(), { description: 'Wires, one a line: "node.pin -> node.pin". Wires of one pin fire in this order.' }),
    ),
    layout: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "Where nodes stand: [x, y]. Never changes behaviour." }),
    ),
  },
  { ...open, $schema: "http://json-schema.org/draft-07/schema#", title: "Ziggy Flow", description: "A flow of Ziggy Flow." },
);

/** A flow file of the present format after its shape has been checked. */
export type DocumentJson = Static<typeof documentSchema>;
