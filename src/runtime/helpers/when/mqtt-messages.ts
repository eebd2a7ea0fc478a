import type { Json } from "../../../base/json.ts";
import { err, ok, type Result } from "../../../base/result.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

/** What a payload can be read as. */
export interface PayloadTypes {
  readonly text: string;
  readonly json: Json;
  readonly number: number;
}

export interface ReceivedMessage<T> {
  readonly topic: string;
  readonly payload: T;
}

export interface MqttMessagesOptions<As extends keyof PayloadTypes> {
  /** Default: text. */
  readonly as?: As;
  /** Also what the broker had kept when the flow subscribed: a state, not an event. Default: no. */
  readonly retained?: boolean;
}

/**
 * Fires for each message on a topic (wildcards allowed) that is none of Zigbee2MQTT's devices. A payload that cannot be read
 * as asked is reported as a warning and does not fire.
 */
export function mqttMessages<As extends keyof PayloadTypes = "text">(
  id: string,
  topicFilter: string,
  options: MqttMessagesOptions<As> = {},
): Events<ReceivedMessage<PayloadTypes[As]>> {
  return setUpHelper("mqttMessages", id, {}, (helper) => {
    const { flow } = helper;
    const fired = helper.hub<ReceivedMessage<PayloadTypes[As]>>();
    // The default of the type parameter is the default here.
    const read = readers[options.as ?? ("text" as As)];
    const unsubscribe = flow.mqtt.subscribe(topicFilter, (message) => {
      if (message.retained && options.retained !== true) return;
      const payload = read(message.text);
      if (payload.ok) fired.emit({ topic: message.topic, payload: payload.value });
      else flow.log("warning", `"${id}" left out a message on ${message.topic}: ${payload.error}.`);
    });
    flow.own(unsubscribe);
    return fired;
  });
}

const readers: { readonly [As in keyof PayloadTypes]: (text: string) => Result<PayloadTypes[As], string> } = {
  text: (text) => ok(text),
  json: parseJson,
  number: parseNumber,
};

function parseJson(text: string): Result<Json, string> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err("its payload is not JSON");
  }
}

function parseNumber(text: string): Result<number, string> {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? ok(number) : err("its payload is not a number");
}
