import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { choiceField, optional, textField } from "../../catalogue/fields.ts";
import { eventInput, eventOutput, valueInput } from "../../catalogue/pins.ts";
import { messageExpression, parseTemplate, payloadProblem, placeholdersOf } from "../../catalogue/template.ts";
import { call, invoke, literal, object, perform } from "../../ir/build.ts";
import { anyPin, textPin } from "../../model/pin-type.ts";

function templateProblem(text: string): string | undefined {
  const parsed = parseTemplate(text);
  return parsed.ok ? undefined : parsed.error;
}

function inputsOf(text: string): readonly string[] {
  return placeholdersOf(text).filter((name) => name !== "send");
}

/** A name, so that what people paste in by mistake is not written into the flow. */
function nameProblem(name: string): string | undefined {
  const looksLikeName = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/.test(name) && !/^[A-Za-z0-9]{25,}$/.test(name);
  return looksLikeName ? undefined : "must be the name of a secret, not the secret itself";
}

export const notifyNode = defineNode({
  kind: "notify",
  title: "Notify",
  group: "Do",
  help:
    "Sends a message to people: to a phone through ntfy, Pushover or Telegram, to an address of your own, or onto the screen. Nothing " +
    "waits for it meanwhile. Tokens and keys are named only; they are kept in secrets/secrets.json.",
  phrase: "Notify: {text}",
  keywords: ["push", "phone", "message", "alert", "alarm", "ntfy", "pushover", "telegram", "webhook", "desktop", "mail"],
  settings: {
    via: choiceField({
      label: "Through",
      help: "Who brings the message. Desktop shows it on the machine that the flow runs on; without a window it is logged.",
      words: { desktop: "Desktop", ntfy: "ntfy", pushover: "Pushover", telegram: "Telegram", webhook: "Webhook" },
      default: "desktop",
    }),
    text: optional(
      textField({
        label: "Text",
        help: "The message, with names of inputs in braces; {send} is what comes in. Without a text that is the message.",
        placeholder: "Water in the {room}",
        multiline: true,
        check: templateProblem,
      }),
    ),
    title: optional(textField({ label: "Title", help: "Stands above the message.", placeholder: "Leak" })),
    priority: choiceField({
      label: "Priority",
      help: "How much it disturbs; what that means is up to the service. Pushover repeats what is urgent until somebody confirms.",
      words: { lowest: "lowest", low: "low", normal: "normal", high: "high", urgent: "urgent" },
      default: "normal",
    }),
    secret: optional(
      textField({
        label: "Token",
        help: "The name of the secret with the token, where it has another than usual: pushover_app_token, telegram_bot_token, ntfy_token, webhook_token.",
        placeholder: "pushover_app_token",
        check: nameProblem,
      }),
    ),
    recipient: optional(
      textField({
        label: "To",
        help: "The name of the secret that says to whom, where it has another than usual: pushover_user_key, telegram_chat_id, ntfy_topic, webhook_url.",
        placeholder: "pushover_user_key",
        check: nameProblem,
      }),
    ),
  },
  uses: () => ({ services: ["notify"] }),
  pins: (_context, { text = "" }) => ({
    inputs: [
      eventInput("send", anyPin, { help: "Sends the message. Without a text of its own, what comes in is the message.", later: true }),
      ...inputsOf(text).map((name) => valueInput(name, anyPin, { help: `Stands for {${name}}.`, use: "when-fired" })),
    ],
    outputs: [
      eventOutput("sent", textPin, { help: "Fires with the text when it has been handed over.", parameter: "text" }),
      eventOutput("failed", textPin, { help: "Fires with the reason when it could not be.", parameter: "reason" }),
    ],
  }),
  check: (context, { text }) => {
    const carriesNothing = context.connected("send")?.type === "nothing" && context.written("send") === undefined;
    const problem =
      text !== undefined
        ? payloadProblem(text, "send", context)
        : carriesNothing
          ? "must be given: what comes in carries nothing"
          : undefined;
    return problem === undefined ? [] : [{ setting: "text", problem }];
  },
  emit: (context, { via, text, title, priority, secret, recipient }) => ({
    object: call(
      "notify",
      literal(context.id),
      object({
        via: literal(via),
        title: title === undefined ? undefined : literal(title),
        priority: priority === "normal" ? undefined : literal(priority),
        secret: secret === undefined ? undefined : literal(secret),
        recipient: recipient === undefined ? undefined : literal(recipient),
      }),
    ),
    outputs: { sent: events(context.self), failed: events(context.self, "onFailure") },
    when: {
      send: (payload) => {
        if (text !== undefined) {
          return [perform(invoke(context.self, "send", messageExpression(text, "send", payload, context.input)))];
        }
        // One of several sources may carry nothing: then the node's name is the message.
        const { type, expression } = payload;
        const message = type.type === "nothing" ? literal(context.id) : type.type === "text" ? expression : call("textOf", expression);
        return [perform(invoke(context.self, "send", message))];
      },
    },
  }),
  examples: [
    {
      title: "Tells that the coffee machine was left on",
      flow: {
        ziggyFlow: 1,
        devices: { coffee: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          coffee: { kind: "device", settings: { device: "coffee" } },
          heating: { kind: "compare", settings: { is: "above" }, inputs: { b: 800 } },
          left: { kind: "held-for", inputs: { for: "20m" } },
          tell: {
            kind: "notify",
            settings: { via: "pushover", title: "Coffee", text: "Still heating, at {power} W", secret: "pushover_app_token" },
          },
          problem: { kind: "log", settings: { text: "Nobody was told:", level: "warning" } },
        },
        wires: [
          "coffee.power -> heating.a",
          "heating.out -> left.in",
          "left.true -> tell.send",
          "coffee.power -> tell.power",
          "tell.failed -> problem.in",
        ],
      },
    },
    {
      title: "Shows each press of the remote on the screen",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          show: { kind: "notify", settings: { title: "Remote" } },
        },
        wires: ["remote.action -> show.send"],
      },
    },
  ],
});
