import { defineNode } from "../../catalogue/define-node.ts";
import { events, partOf } from "../../catalogue/emission.ts";
import { choiceField, flagField, textField } from "../../catalogue/fields.ts";
import { eventOutput } from "../../catalogue/pins.ts";
import { topicFilterProblem } from "../../catalogue/topics.ts";
import { call, literal, member, options } from "../../ir/build.ts";
import { anyPin, numberPin, textPin } from "../../model/pin-type.ts";

const payloadTypes = { text: textPin, number: numberPin, json: anyPin } as const;

export const mqttMessageNode = defineNode({
  kind: "mqtt-message",
  title: "MQTT message",
  group: "When",
  help:
    "Fires when a message arrives on an MQTT topic. For what other programs say; devices of Zigbee2MQTT have nodes of their own. " +
    "In the topic, + stands for any one word and # for any rest.",
  phrase: "On message {topic}",
  keywords: ["subscribe", "receive", "broker", "topic", "mqtt"],
  settings: {
    topic: textField({ label: "Topic", help: "Where from.", placeholder: "home/doorbell", check: topicFilterProblem }),
    as: choiceField({
      label: "Content",
      help: "What it is read as. A message that cannot be read so is left out, with a warning.",
      words: { text: "text", number: "number", json: "JSON" },
      default: "text",
    }),
    retained: flagField({
      label: "Retained too",
      help: "Also fire for the message that the broker had kept when the flow started.",
      default: false,
    }),
  },
  uses: ({ topic }) => ({ topics: [topic] }),
  pins: (_context, { as }) => ({
    inputs: [],
    outputs: [
      eventOutput("out", payloadTypes[as], { help: "Fires with the content of the message.", parameter: "payload" }),
      eventOutput("topic", textPin, { help: "Fires with the topic of the message, where that has + or #." }),
    ],
  }),
  emit: (context, { topic, as, retained }) => ({
    object: call(
      "mqttMessages",
      literal(context.id),
      literal(topic),
      ...options({ as: as === "text" ? undefined : literal(as), retained: retained ? literal(true) : undefined }),
    ),
    outputs: {
      message: events(context.self),
      out: partOf("message", (message) => member(message, "payload")),
      topic: partOf("message", (message) => member(message, "topic")),
    },
  }),
  examples: [
    {
      title: "Another program sets the brightness",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          dial: { kind: "mqtt-message", settings: { topic: "dial/position", as: "number" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["dial.out -> lamp.brightness"],
      },
    },
  ],
});
