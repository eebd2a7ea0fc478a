import { defineNode } from "../../catalogue/define-node.ts";
import { optional, roleField, textField } from "../../catalogue/fields.ts";
import { eventInput } from "../../catalogue/pins.ts";
import { invoke, literal, perform } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";
import type { EntityDescription } from "../../z2m/description.ts";

/** Zigbee Cluster Library, 3.7.2.3: a scene has a number of one byte. */
const mostScenes = 255;

/** The number of a scene that is named or numbered; undefined where there is none of that name. */
function sceneNumber(entity: EntityDescription, scene: string): number | undefined {
  if (/^\d+$/.test(scene)) return Number(scene);
  return entity.scenes.find(({ name }) => name === scene)?.id;
}

function sceneProblem(entity: EntityDescription | undefined, scene: string): string | undefined {
  if (/^\d+$/.test(scene)) return Number(scene) > mostScenes ? `must be a number from 0 to ${mostScenes}, or a name` : undefined;
  if (scene.trim() === "") return "must be the name or number of a scene";
  if (entity === undefined || sceneNumber(entity, scene) !== undefined) return undefined;
  const known = entity.scenes.map(({ id, name }) => `${name} (${id})`);
  const there = known.length === 0 ? "it has none yet: give the number of a new one" : `it has ${known.join(", ")}`;
  return `names "${scene}", which ${entity.name} does not have; ${there}`;
}

export const sceneNode = defineNode({
  kind: "scene",
  title: "Scene",
  group: "Devices",
  help:
    "Recalls a scene that is stored in a device or Zigbee group, or stores one: how it is at that moment. Recalling is one message, however " +
    "many lamps a group has. For devices that are no group there is the snapshot.",
  phrase: "Scene {scene} of {device}",
  keywords: ["recall", "store", "mood", "preset", "group", "atmosphere", "lights"],
  settings: {
    device: roleField({ label: "Device or group", help: "Where the scene is stored.", of: "either" }),
    scene: textField({ label: "Scene", help: "Its name, or its number (0 to 255) for one that is yet to be stored.", default: "1" }),
    name: optional(textField({ label: "Called", help: "What it is to be called when it is stored.", placeholder: "evening" })),
  },
  check: (context, { device, scene }) => {
    const problem = sceneProblem(context.role(device), scene);
    return problem === undefined ? [] : [{ setting: "scene", problem }];
  },
  pins: (context, { device }) => {
    context.role(device);
    return {
      inputs: [
        eventInput("recall", nothingPin, { help: "Brings the scene back.", later: true }),
        eventInput("store", nothingPin, { help: "Stores how it is now, in place of what the scene was.", later: true }),
      ],
      outputs: [],
    };
  },
  emit: (context, { device, scene, name }) => {
    const { expression, entity } = context.role(device);
    const number = literal(sceneNumber(entity, scene) ?? 0);
    return {
      when: {
        recall: () => [perform(invoke(expression, "recallScene", number))],
        store: () => [perform(invoke(expression, "storeScene", number, ...(name === undefined ? [] : [literal(name)])))],
      },
    };
  },
  examples: [
    {
      title: "The right arrow brings the evening back, the left one stores it",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, kitchen: { group: 5, name: "kitchen lights" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          evening: { kind: "scene", settings: { device: "kitchen", scene: "evening" } },
        },
        wires: ["remote.action.arrow_right_click -> evening.recall", "remote.action.arrow_left_click -> evening.store"],
      },
    },
  ],
});
