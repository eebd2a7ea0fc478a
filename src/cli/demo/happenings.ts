import { isJsonObject, type Json, type JsonObject } from "../../base/json.ts";
import type { DetailFact } from "../../host/runner/protocol.ts";
import type { HomeDescription, PropertyDescription } from "../../z2m/description.ts";
import { paint, printable } from "../log-format.ts";

/** Says how good the radio is and when something was last heard: nothing that a flow did. */
const noise = ["linkquality", "last_seen", "update", "update_available"];

/** Keys of payloads that the demo leaves out: how devices are configured, how they are. */
export function quietKeys(home: HomeDescription): ReadonlySet<string> {
  // Zigbee2MQTT counts the buttons of remotes as diagnostic too.
  const isTechnical = (property: PropertyDescription): boolean => property.category !== undefined && property.type !== "event";
  const technical = home.devices.flatMap((device) => device.properties.filter(isTechnical));
  return new Set([...noise, ...technical.map((property) => property.key)]);
}

/** Puts what happens in a home into lines; remembers what devices said, to show only what is new. */
export class HappeningsWriter {
  readonly #last = new Map<string, Map<string, string>>();
  readonly #colors: boolean;
  readonly #quiet: ReadonlySet<string>;

  constructor(colors: boolean, quiet: ReadonlySet<string>) {
    this.#colors = colors;
    this.#quiet = quiet;
  }

  /** A line, or undefined when nothing new was said. */
  lineFor(fact: DetailFact): string | undefined {
    return fact.type === "deviceStateChanged" ? this.#reported(fact.name, fact.payload) : this.#sent(fact);
  }

  #reported(name: string, payload: JsonObject): string | undefined {
    const known = this.#last.get(name) ?? new Map<string, string>();
    this.#last.set(name, known);
    const news: string[] = [];
    for (const [key, value] of Object.entries(payload)) {
      const text = shown(value);
      if (this.#quiet.has(key) || (known.get(key) === text && key !== "action")) continue;
      known.set(key, text);
      news.push(`${key} ${text}`);
    }
    return news.length === 0 ? undefined : this.#line("cyan", "←", name, news.join(", "));
  }

  #sent({ topic, payload, flow, node }: Extract<DetailFact, { type: "published" }>): string {
    const by = flow === undefined ? "" : `   (${node === undefined ? flow : `${flow}: ${node}`})`;
    const name = topic.replace(/^[^/]+\//, "");
    return name.endsWith("/get")
      ? this.#line("green", "→", name, "asked for its state")
      : this.#line("green", "→", name, `${payload}${by}`);
  }

  #line(color: "cyan" | "green", arrow: string, name: string, text: string): string {
    const head = `${arrow} ${printable(name).padEnd(24)}`;
    return `  ${this.#colors ? paint(color, head) : head} ${printable(text)}`;
  }
}

function shown(value: Json): string {
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
