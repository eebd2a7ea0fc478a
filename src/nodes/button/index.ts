import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { eventOutput } from "../../catalogue/pins.ts";
import { call, literal } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";

export const buttonNode = defineNode({
  kind: "button",
  title: "Button",
  group: "When",
  help:
    "Fires when you press it on the canvas, while the flow runs. For trying things out, and for what is done by hand now and then. Traces press it " +
    "with “PRESS”. For phones and other programs there is the webhook.",
  keywords: ["manual", "press", "click", "inject", "trigger", "test", "try", "hand"],
  settings: {},
  pins: { inputs: [], outputs: [eventOutput("out", nothingPin, { help: "Fires with each press." })] },
  emit: (context) => ({ object: call("button", literal(context.id)), outputs: { out: events(context.self) } }),
  examples: [
    {
      title: "A press makes the lamp blink, to see which one it is",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          which: { kind: "button", title: "Which lamp is it?" },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["which.out -> lamp.effect.blink"],
      },
    },
  ],
});
