import type { Disposer } from "../../base/disposer.ts";
import { Emitter } from "../../base/emitter.ts";
import type { Json, JsonObject } from "../../base/json.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import type { LogLevel } from "./flow-context.ts";
import type { MessageClass } from "./values.ts";

/** What has happened in a runtime, for hosts, editors and traces. Plain data: survives `postMessage`. */
export type Fact =
  | { readonly type: "flowStarted"; readonly flow: string }
  | { readonly type: "flowStopped"; readonly flow: string }
  /** A listener (or the set-up, `setUp: true`) threw or rejected. */
  | {
      readonly type: "flowFaulted";
      readonly flow: string;
      readonly node: string | undefined;
      readonly error: FaultText;
      readonly setUp: boolean;
    }
  /** The flow is stopped until it is started anew. */
  | { readonly type: "flowHeld"; readonly flow: string; readonly reason: string }
  /** Flows kept answering their own echoes; `ring` tells the round in words, oldest first. */
  | { readonly type: "loopHeld"; readonly flows: readonly string[]; readonly ring: readonly string[] }
  | ({ readonly type: "commandRefused"; readonly what: string; readonly reason: string } & By)
  /** Commands that waited for the connection and were too old when it came. */
  | { readonly type: "commandsDropped"; readonly count: number; readonly reason: string }
  /** Zigbee2MQTT reported that it could not carry out a command. */
  | ({ readonly type: "commandFailed"; readonly address: string; readonly key: string | undefined; readonly message: string } & By)
  | { readonly type: "messageIgnored"; readonly topic: string; readonly reason: string }
  | { readonly type: "connectionChanged"; readonly connected: boolean; readonly reason: string | undefined }
  | { readonly type: "bridgeStateChanged"; readonly online: boolean }
  | { readonly type: "homeChanged"; readonly home: HomeDescription }
  | {
      readonly type: "logged";
      readonly flow: string;
      readonly node: string | undefined;
      readonly level: LogLevel;
      readonly message: string;
      readonly data: Json | undefined;
    }
  /** A number that the running marker uses from now on. Told before it is first used. */
  | { readonly type: "placeNamed"; readonly place: number; readonly flow: string; readonly node: string | undefined }
  /** Something outside all flows threw. */
  | { readonly type: "runtimeFaulted"; readonly error: FaultText }
  | { readonly type: "stopRequested"; readonly code: number }
  | DetailFact;

/** Facts at the rate of messages: only told while somebody wants them. */
export type DetailFact =
  | {
      readonly type: "deviceStateChanged";
      readonly address: string;
      readonly name: string;
      readonly payload: JsonObject;
      readonly class: MessageClass;
    }
  | ({ readonly type: "published"; readonly topic: string; readonly payload: string } & By);

/** Who caused it; both undefined for code outside flows. */
interface By {
  readonly flow: string | undefined;
  readonly node: string | undefined;
}

export interface FaultText {
  readonly message: string;
  readonly stack: string | undefined;
}

/** Whatever was thrown, as text: anything can be thrown, also null and objects whose members throw. */
export function faultText(error: unknown): FaultText {
  try {
    if (error instanceof Error)
      return { message: `${error.name}: ${error.message}`, stack: typeof error.stack === "string" ? error.stack : undefined };
    return { message: typeof error === "string" ? error : (JSON.stringify(error) ?? String(error)), stack: undefined };
  } catch {
    return { message: "an error that cannot be shown as text", stack: undefined };
  }
}

/** Tells facts to whoever listens. */
export class Facts {
  readonly #all = new Emitter<Fact>();
  readonly #detailed = new Emitter<DetailFact>();
  #detailListeners = 0;

  /** All but the details. */
  on(listener: (fact: Fact) => void): Disposer {
    return this.#all.on(listener);
  }

  /** The facts that come at the rate of messages. */
  onDetail(listener: (fact: DetailFact) => void): Disposer {
    this.#detailListeners += 1;
    const remove = this.#detailed.on(listener);
    let active = true;
    return () => {
      if (active) this.#detailListeners -= 1;
      active = false;
      remove();
    };
  }

  /** Whether details are wanted: ask before making one. */
  get detailed(): boolean {
    return this.#detailListeners > 0;
  }

  tell(fact: Exclude<Fact, DetailFact>): void {
    withoutHarm(() => this.#all.emit(fact));
  }

  tellDetail(fact: DetailFact): void {
    withoutHarm(() => this.#detailed.emit(fact));
  }
}

/** Facts are told in the middle of turns: whoever listens to them must not be able to break one, and there is nobody left to tell. */
function withoutHarm(work: () => void): void {
  try {
    work();
  } catch {
    // What the listener has lost is its own.
  }
}
