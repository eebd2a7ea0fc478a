import type { Json } from "../../base/json.ts";
import { wildcard } from "./match-payload.ts";
import { writeName, writeSpan } from "./read-words.ts";
import type { Deed, Expectation, Stimulus } from "./trace.ts";

/** What a deed or a line is about, as a trace writes it. */
export function subjectText({ channel, name, payload }: Pick<Deed | Expectation | Stimulus, "channel" | "name" | "payload">): string {
  const content = payload === undefined || payload === "" ? "" : ` ${payloadText(payload)}`;
  switch (channel) {
    case "device":
      return `${writeName(name)}${content}`;
    case "mqtt":
      return `MQTT ${/^[^\s"]+$/.test(name) ? name : JSON.stringify(name)}${content}`;
    case "press":
      return `PRESS ${name}`;
    case "restart":
      return "RESTART";
    case "http":
      return `HTTP ${name}${content}`;
    case "fetch":
      return `FETCH ${name}${content}`;
    case "notify":
      return `NOTIFY${content}`;
    case "run":
      return `RUN${content}`;
    case "log":
      return `LOG${content}`;
  }
}

/** "3m", "0s..3m": where a line has a range of its own, that; else its time. `within`: the usual length of a range. */
export function timeText({ from, to }: Pick<Expectation, "from" | "to">, within: number): string {
  return to === from + within ? writeSpan(from) : `${writeSpan(from)}..${writeSpan(to)}`;
}

function payloadText(payload: Json): string {
  return payload === wildcard ? wildcard : JSON.stringify(payload);
}
