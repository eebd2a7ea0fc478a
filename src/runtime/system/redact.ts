import type { Json } from "../../base/json.ts";
import type { Config } from "./config/config.ts";

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const shortest = 4;

/** Everything in a configuration that no log may show. */
export function secretsIn({ broker, http, secrets }: Config): readonly string[] {
  return [broker?.password, http.token, ...secrets.values()].filter((secret) => secret !== undefined);
}

/**
 * Puts `***` in place of these texts, the longest first, as they are and as they stand in an address or in JSON. One of less
 * than four characters stays: without it half of every line would be blank.
 */
export function redactor(secrets: Iterable<string>): Redact {
  const all = [...secrets].filter((secret) => secret.length >= shortest);
  const written = all.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  const hidden = [...new Set(written)].sort((one, other) => other.length - one.length);
  return (text) => hidden.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
}

/** The same for all texts in a value, keys included. */
export function redactJson(json: Json, redact: Redact): Json {
  if (typeof json === "string") return redact(json);
  if (typeof json !== "object" || json === null) return json;
  if (isList(json)) return json.map((item) => redactJson(item, redact));
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [redact(key), redactJson(value ?? null, redact)]));
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
