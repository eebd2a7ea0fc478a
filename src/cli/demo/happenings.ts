import { isJsonObject, type Json, type JsonObject } from "../../base/json.ts";
import type { DetailFact } from "../../host/runner/protocol.ts";
import { paint, printable } from "../log-format.ts";

/** Says how good the radio is and when something was last heard: nothing that a flow did. */
const noise = new Set(["linkquality", "last_seen", "update", "update_available"]);

/** Puts what happens in a home into lines; remembers what devices said, to show only what is new. */
export class HappeningsWriter {
  readonly #last = new Map<string, Map<string, string>>();
  readonly #colors: boolean;

  constructor(colors: boolean) {
    this.#colors = colors;
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
      if (noise.has(key) || (known.get(key) === text && key !== "action")) continue;
      known.set(key, text);
      news.push(`${key} ${text}`);
    }
    return news.length === 0 ? undefined : this.#line("cyan", "←", name, news.join(", "));
  }

  #sent({ topic, payload, flow, node }: Extract<DetailFact, { type: "published" }>): string {
    const by = flow === undefined ? "" : `   (${node === undefined ? flow : `${flow}: ${node}`})`;
    return this.#line("green", "→", topic.replace(/^[^/]+\//, ""), `${payload}${by}`);
  }

  #line(color: "cyan" | "green", arrow: string, name: string, text: string): string {
    const head = `${arrow} ${printable(name).padEnd(24)}`;
    return `  ${this.#colors ? paint(color, head) : head} ${printable(text)}`;
  }
}

function shown(value: Json): string {
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
