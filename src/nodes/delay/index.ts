import { defineNode } from "../../catalogue/define-node.ts";
import { events, observable } from "../../catalogue/emission.ts";
import { choiceField } from "../../catalogue/fields.ts";
import { typeExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueInput, valueOutput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { invoke, literal, options, perform, typedCall } from "../../ir/build.ts";
import { anyPin, booleanPin, durationPin, nothingPin } from "../../model/pin-type.ts";

export const delayNode = defineNode({
  kind: "delay",
  title: "Delay",
  group: "Time",
  help: "Passes an event on after a while. Durable, it goes on waiting after a restart.",
  phrase: "Wait {for}",
  keywords: ["wait", "timer", "later", "after"],
  settings: {
    mode: choiceField({
      label: "While waiting",
      help: "What a further event does while one is waiting.",
      words: { restart: "starts the time anew", queue: "waits beside it", ignore: "is ignored" },
      default: "restart",
    }),
  },
  durable: true,
  bypass: { in: "out" },
  pins: (context) => ({
    inputs: [
      eventInput("in", context.connected("in") ?? anyPin, { help: "Starts the time.", later: true }),
      eventInput("cancel", nothingPin, { help: "Forgets everything that waits." }),
      valueInput("for", durationPin, { help: "How long to wait.", use: "when-fired", default: "10s" }),
    ],
    outputs: [
      eventOutput("out", context.connected("in") ?? nothingPin, { help: "Fires after the time, with what came in." }),
      valueOutput("running", booleanPin, { help: "Whether something is waiting.", parameter: "running" }),
    ],
  }),
  emit: (context, { mode }) => {
    const type = context.typeOf("out");
    const carries = type.type !== "nothing";
    return {
      object: typedCall(
        "delay",
        carries ? [typeExpression(type)] : [],
        literal(context.id),
        settingArgument(context.input("for")),
        ...options({ mode: mode === "restart" ? undefined : literal(mode), durable: context.durable }),
      ),
      outputs: { out: events(context.self), running: observable({ type: "member", object: context.self, name: "running" }) },
      when: {
        in: (payload) => [perform(invoke(context.self, "start", ...(carries ? [payload.expression] : [])))],
        cancel: () => [perform(invoke(context.self, "cancel"))],
      },
    };
  },
  examples: [
    {
      title: "The lamp goes off five minutes after the button",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          later: { kind: "delay", inputs: { for: "5m" }, durable: true },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: [
          "remote.action.on -> lamp.state.on",
          "remote.action.on -> later.in",
          "remote.action.off -> later.cancel",
          "later.out -> lamp.state.off",
        ],
      },
    },
  ],
});
