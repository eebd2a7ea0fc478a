import { isJsonObject, type JsonObject } from "../../base/json.ts";
import { ok, type Result } from "../../base/result.ts";
import type { ContractError } from "../../contract/define.ts";
import { Publisher } from "../../runtime/core/engine/publisher.ts";
import { Facts } from "../../runtime/core/facts.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { commandName } from "../../z2m/topics.ts";
import { messageOf } from "../host-error.ts";
import type { Log } from "../log.ts";
import { refused } from "./contract-errors.ts";
import type { HomeLine } from "./home-line.ts";

/** Commands that a person gives by hand: they leave through the same checks as those of flows. */
export class HomeCommands {
  readonly #line: HomeLine;
  readonly #publisher: Publisher;
  readonly #facts = new Facts();
  #refusal: string | undefined;

  constructor(line: HomeLine, log: Log) {
    this.#line = line;
    this.#publisher = new Publisher(line.transport, this.#facts);
    this.#facts.on((fact) => {
      if (fact.type !== "commandRefused") return;
      this.#refusal = fact.reason;
      log({ level: "warning", event: "commandRefused", text: `${fact.what}: ${fact.reason}` });
    });
  }

  set(home: HomeDescription, address: string, payload: { readonly [key: string]: unknown }): Result<void, ContractError> {
    return this.#send(home, address, "set", payload);
  }

  query(home: HomeDescription, address: string, keys: readonly string[]): Result<void, ContractError> {
    return this.#send(home, address, "get", Object.fromEntries(keys.map((key) => [key, ""])));
  }

  press(address: string, action: string, companions: unknown): Result<void, ContractError> {
    return this.#simulate((home) => home.press(address, action, asJson(companions)));
  }

  report(address: string, state: unknown): Result<void, ContractError> {
    return this.#simulate((home) => home.report(address, asJson(state)));
  }

  #send(home: HomeDescription, address: string, verb: "set" | "get", payload: object): Result<void, ContractError> {
    const device = home.devices.find(({ ieee }) => ieee === address) ?? home.groups.find(({ id }) => String(id) === address);
    if (device === undefined) return refused("not found", `The home has no device or group ${address}.`);
    const topic = `${this.#line.config.baseTopic}/${commandName(device)}/${verb}`;
    if (this.#publisher.publish(topic, JSON.stringify(payload), undefined)) return ok(undefined);
    return refused("failed", `${device.name} was not told: ${this.#refusal ?? "it was refused"}.`, "Wait for the broker and try again.");
  }

  #simulate(act: (home: NonNullable<HomeLine["simulated"]>) => void): Result<void, ContractError> {
    const { simulated } = this.#line;
    if (simulated === undefined) return refused("refused", "This home is real: its devices speak for themselves.");
    try {
      act(simulated);
      return ok(undefined);
    } catch (error) {
      return refused("not found", `${messageOf(error)}.`);
    }
  }
}

/** Came over the contract, hence as JSON. */
function asJson(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
