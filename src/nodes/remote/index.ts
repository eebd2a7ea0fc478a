import { defineNode } from "../../catalogue/define-node.ts";
import { pinTypeOf } from "../../catalogue/devices/property-type.ts";
import { casesOf, events, type Output, type OutputCase } from "../../catalogue/emission.ts";
import { roleField } from "../../catalogue/fields.ts";
import { eventOutput, type OutputPin } from "../../catalogue/pins.ts";
import { call, literal, member } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import { nothingPin } from "../../model/pin-type.ts";
import type { EntityDescription } from "../../z2m/description.ts";
import { type Dial, gesturesOf } from "./gestures.ts";

/** The pins by button, then the remote's words. Where two would be called the same, the first has the name. */
function pinsOf(entity: EntityDescription): readonly OutputPin[] {
  const tells = gesturesOf(entity).properties.map((property) => ({ entity, path: property.id, property }));
  return unboundPins(entity).map((pin) => ({ ...pin, tells }));
}

function unboundPins(entity: EntityDescription): readonly OutputPin[] {
  const { properties, gestures, dials, words } = gesturesOf(entity);
  const byButton = gestures.map(({ pin, button, words: said }) =>
    eventOutput(pin, nothingPin, { help: `Fires on ${said.join(", ")}.`, section: button }),
  );
  const turns = dials.map(({ pin, button, amount }) =>
    eventOutput(
      pin,
      { type: "number", unit: amount.unit },
      {
        help: `Fires when it is turned, with how far (${amount.id}); to the left, or down, the number is negative.`,
        section: button,
        parameter: "turn",
      },
    ),
  );
  const wholes = properties.map((property) =>
    eventOutput(property.id, pinTypeOf(property), { help: "Fires on every word, with the word.", parameter: property.identifier }),
  );
  const single = words.map(({ pin, word }) => eventOutput(pin, nothingPin, { help: `Fires on ${word}.`, section: "words" }));
  const buttons = new Set([...gestures, ...dials].map(({ button }) => button));
  const grouped = [...buttons].flatMap((button) => [...byButton, ...turns].filter(({ section }) => section === button));
  const named = new Map<string, OutputPin>();
  for (const pin of [...grouped, ...wholes, ...single]) if (!named.has(pin.name)) named.set(pin.name, pin);
  return [...named.values()];
}

function outputsOf(entity: EntityDescription, device: Expression): ReadonlyMap<string, Output> {
  const { properties, gestures, dials, words } = gesturesOf(entity);
  const outputs = new Map<string, Output>();
  const add = (pin: string, output: Output): void => {
    if (!outputs.has(pin)) outputs.set(pin, output);
  };
  for (const { pin, property, words: said } of gestures) add(pin, casesOf(property.id, [{ words: said }]));
  for (const dial of dials) add(dial.pin, casesOf(dial.property.id, turnsOf(dial, device)));
  for (const property of properties) add(property.id, events(member(device, property.identifier)));
  for (const { pin, property, word } of words) add(pin, casesOf(property.id, [{ words: [word] }]));
  return outputs;
}

function turnsOf({ turns, amount }: Dial, device: Expression): readonly OutputCase[] {
  const far = member(device, amount.identifier, "value");
  // Steps and times have no sign. Some angles have one already, so what goes to one side is made to have that side's.
  const size = /_(?:angle|percent)$/.test(amount.id) ? call("absolute", far) : far;
  const toward = { signed: far, right: size, left: call("minus", literal(0), size) };
  return turns.map(({ words, to }) => ({ words, payload: { expression: toward[to], type: pinTypeOf(amount), known: false } }));
}

export const remoteNode = defineNode({
  kind: "remote",
  title: "Remote",
  group: "Devices",
  help:
    "What is done with a remote, by button: press, double press, hold, release, turn. The words of different makes come to the same " +
    "gestures, so a flow reads the same with any of them. What is no gesture keeps the remote's own word.",
  phrase: "Buttons of {device}",
  keywords: ["button", "switch", "dial", "knob", "press", "hold", "double", "rotate", "action", "gesture", "click"],
  settings: {
    device: roleField({ label: "Remote", help: "Which device of the flow. It has “action” among what it reports.", capability: "action" }),
  },
  pins: (context, { device }) => {
    const entity = context.role(device);
    return { inputs: [], outputs: entity === undefined ? [] : pinsOf(entity) };
  },
  check: (context, { device }) => {
    const entity = context.role(device);
    if (entity === undefined || gesturesOf(entity).properties.length > 0) return [];
    return [{ setting: "device", problem: "must be a device with buttons: this one reports no action" }];
  },
  emit: (context, { device }) => {
    const { expression, entity } = context.role(device);
    return { outputs: outputsOf(entity, expression) };
  },
  examples: [
    {
      title: "One lamp on a remote",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "remote", settings: { device: "remote" } },
          lamp: { kind: "device", settings: { device: "lamp" }, inputs: { color_temp: 370 } },
          brighter: { kind: "device", settings: { device: "lamp" }, inputs: { "brightness.add": 25 } },
          darker: { kind: "device", settings: { device: "lamp" }, inputs: { "brightness.add": -25 } },
        },
        wires: [
          "remote.on.press -> lamp.state.on",
          "remote.off.press -> lamp.state.off",
          "remote.brightness.hold_up -> brighter.brightness.add",
          "remote.brightness.hold_down -> darker.brightness.add",
          "remote.arrow_left.press -> lamp.color_temp",
        ],
      },
    },
  ],
});
