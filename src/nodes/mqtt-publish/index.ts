import { defineNode } from "../../catalogue/define-node.ts";
import { choiceField, flagField, textField } from "../../catalogue/fields.ts";
import { eventInput } from "../../catalogue/pins.ts";
import { topicProblem } from "../../catalogue/topics.ts";
import { call, literal, options, perform } from "../../ir/build.ts";
import { anyPin } from "../../model/pin-type.ts";

export const mqttPublishNode = defineNode({
  kind: "mqtt-publish",
  title: "MQTT publish",
  group: "Do",
  help:
    "Sends what comes in on an MQTT topic. Texts go as they are, everything else as JSON. For other programs; devices of " +
    "Zigbee2MQTT have nodes of their own.",
  phrase: "Publish on {topic}",
  keywords: ["send", "message", "broker", "topic", "mqtt"],
  settings: {
    topic: textField({ label: "Topic", help: "Where to.", placeholder: "home/doorbell", check: topicProblem }),
    qos: choiceField({
      label: "Delivery",
      help: "How hard the broker tries.",
      words: { "0": "at most once", "1": "at least once" },
      default: "0",
    }),
    retain: flagField({
      label: "Retained",
      help: "The broker keeps the message for those who come later. Right for states, wrong for events.",
      default: false,
    }),
  },
  uses: ({ topic }) => ({ topics: [topic] }),
  pins: { inputs: [eventInput("in", anyPin, { help: "Sends what comes in, or what is written here." })], outputs: [] },
  emit: (_context, { topic, qos, retain }) => ({
    when: {
      in: (payload) => [
        perform(
          call(
            "publish",
            literal(topic),
            payload.type.type === "nothing" ? literal("") : payload.expression,
            ...options({ qos: qos === "0" ? undefined : literal(Number(qos)), retain: retain ? literal(true) : undefined }),
          ),
        ),
      ],
    },
  }),
  examples: [
    {
      title: "Shows the bedroom's temperature to other programs",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          show: { kind: "mqtt-publish", settings: { topic: "display/bedroom", retain: true } },
        },
        wires: ["bedroom.temperature -> show.in"],
      },
    },
  ],
});
