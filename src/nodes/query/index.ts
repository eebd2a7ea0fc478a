import { seconds } from "../../base/duration.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { events, type PinContext } from "../../catalogue/emission.ts";
import { durationField, roleField, wordsField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput } from "../../catalogue/pins.ts";
import { array, call, invoke, literal, member, options, perform } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";

const usualTimeout = seconds(10);

/** What is wrong with the names of the properties. */
function problemsOf(context: PinContext, device: string, properties: readonly string[]): readonly string[] {
  if (properties.length === 0) return ["must list at least one"];
  const entity = context.role(device);
  if (entity === undefined) return [];
  const gettable = entity.properties.flatMap(({ id, access }) => (access.gettable ? [id] : []));
  const could = gettable.length === 0 ? "it cannot be asked for anything" : `it can be asked for ${gettable.join(", ")}`;
  return properties.flatMap((id) => (gettable.includes(id) ? [] : [`holds "${id}", which ${entity.name} cannot be asked for: ${could}`]));
}

export const queryNode = defineNode({
  kind: "query",
  title: "Ask",
  group: "Devices",
  help:
    "Asks a device how it is, and tells when it has answered. For devices that do not report by themselves: wire “Every” to it. What the " +
    "device answers comes out of its own node. Devices on batteries sleep, and mostly do not answer.",
  phrase: "Ask {device} for {properties}",
  keywords: ["query", "get", "poll", "read", "refresh", "request", "reachable", "ping"],
  settings: {
    device: roleField({ label: "Device", help: "Which device of the flow." }),
    properties: wordsField({ label: "Properties", help: "What to ask for, such as “state”.", default: ["state"] }),
    timeout: durationField({ label: "Timeout", help: "How long to wait for the answer.", default: usualTimeout }),
  },
  check: (context, { device, properties, timeout }) => [
    ...problemsOf(context, device, properties).map((problem) => ({ setting: "properties", problem })),
    ...(timeout > 0 ? [] : [{ setting: "timeout", problem: "must be longer than nothing" }]),
  ],
  pins: (context, { device }) => {
    context.role(device);
    return {
      inputs: [eventInput("ask", nothingPin, { help: "Asks, unless an answer is being waited for.", later: true })],
      outputs: [
        eventOutput("answered", nothingPin, { help: "Fires when all of it has been reported, be it the same as before." }),
        eventOutput("failed", nothingPin, { help: "Fires when there was no answer in time." }),
      ],
    };
  },
  emit: (context, { device, properties, timeout }) => {
    const { expression, entity } = context.role(device);
    const asked = entity.properties.filter(({ id }) => properties.includes(id)).map(({ identifier }) => member(expression, identifier));
    const waits = context.usedOutputs.length > 0;
    return {
      object: call(
        "query",
        literal(context.id),
        array(asked),
        ...options({ timeout: timeout === usualTimeout ? undefined : durationExpression(timeout) }),
      ),
      outputs: { answered: events(member(context.self, "onAnswer")), failed: events(member(context.self, "onFailure")) },
      // Where nobody wants to know of the answer, nothing has to wait for it.
      when: { ask: () => (waits ? [perform(invoke(context.self, "ask"))] : asked.map((property) => perform(invoke(property, "query")))) },
    };
  },
  examples: [
    {
      title: "A lamp that does not answer within ten seconds is written down",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          beat: { kind: "every", settings: { period: "30m" } },
          there: { kind: "query", settings: { device: "lamp", properties: ["state", "brightness"] } },
          line: { kind: "log", settings: { text: "The hall lamp has no power", level: "warning" } },
        },
        wires: ["beat.out -> there.ask", "there.failed -> line.in"],
      },
    },
  ],
});
