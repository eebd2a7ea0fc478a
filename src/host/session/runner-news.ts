import type { Fact } from "../../runtime/core/facts.ts";
import type { BuiltFlow } from "../build/build-flows.ts";
import type { Log } from "../log.ts";
import type { FromRunner, RunnerProblem } from "../runner/protocol.ts";
import { factEntry, failedEntry } from "./fact-entry.ts";

/** Tells the operator what comes from the runner. */
export class RunnerNews {
  readonly #log: Log;
  readonly #flows: ReadonlyMap<string, BuiltFlow>;
  #wasLive = false;
  /** Why there is no connection, as last said. */
  #outage: string | undefined;

  constructor(log: Log, flows: ReadonlyMap<string, BuiltFlow>) {
    this.#log = log;
    this.#flows = flows;
  }

  tell(message: FromRunner): void {
    switch (message.type) {
      case "fact":
        this.#onFact(message.fact);
        break;
      case "notConnected":
        this.#onNotConnected(message.problem);
        break;
      case "live":
        this.#onLive();
        break;
      case "flowFailed":
        this.#log(failedEntry(message, this.#flows));
        break;
      case "told":
        this.#log({ level: message.level, event: message.event, text: message.text });
        break;
      case "notification": {
        const { title, text } = message;
        const shown = title === undefined ? text : `${title}: ${text}`;
        this.#log({ level: "info", event: "notification", text: `notification: ${shown}`, data: { title: title ?? null, message: text } });
        break;
      }
      case "printed":
        this.#log({ level: "info", event: "printed", text: message.text });
        break;
      default:
      // Not for the operator: details, payloads, idleness.
    }
  }

  #onFact(fact: Fact): void {
    if (fact.type === "connectionChanged" && fact.connected) this.#outage = undefined;
    const entry = factEntry(fact, this.#flows);
    if (entry !== undefined) this.#log(entry);
  }

  #onLive(): void {
    if (this.#wasLive) {
      this.#log({ level: "info", event: "liveAgain", text: "the flows are live again" });
      return;
    }
    this.#wasLive = true;
    const all = [...this.#flows.values()];
    const running = all.filter((flow) => flow.runnable !== undefined).length;
    const text = `${running} of ${all.length} flows live`;
    this.#log({ level: "info", event: "live", text, data: { flows: running, of: all.length } });
    this.#log({ level: "info", event: "ready", text: "ready" });
  }

  /** Said once an outage and again when the reason changes: the runner tries for as long as it takes. */
  #onNotConnected({ what, remedy }: RunnerProblem): void {
    const level = what === this.#outage ? "debug" : "warning";
    this.#outage = what;
    this.#log({ level, event: "notConnected", text: `${what}\n${remedy}`, data: { what, remedy } });
  }
}
