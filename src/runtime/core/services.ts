import type { Disposer } from "../../base/disposer.ts";
import type { Json } from "../../base/json.ts";
import type { PublishOptions } from "./transport.ts";

/** What flows may use besides devices; handed in by whoever runs them. */
export interface Services {
  readonly http: HttpService;
  readonly notify: NotifyService;
  readonly commands: CommandService;
  /** Where the home lies; undefined until configured. */
  readonly location: Location | undefined;
  /** A number in 0…1 (1 excluded). */
  readonly random: () => number;
}

/** MQTT beside the devices; the runtime itself provides it, through the same checks as device commands. */
export interface MqttService {
  /** Receives messages on the filter (wildcards allowed) until disposed. */
  subscribe(filter: string, listener: (message: MqttMessage) => void): Disposer;
  /** Leaves with the present turn; refused with a report while the broker is away, as a late message may be a wrong one. */
  publish(topic: string, payload: string, options?: PublishOptions): void;
}

export interface MqttMessage {
  readonly topic: string;
  readonly text: string;
  readonly retained: boolean;
}

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";

export interface HttpRequest {
  readonly method: HttpMethod;
  readonly path: string;
  /** A map, since the keys come from outside. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
  /** The parsed body if it is JSON, else undefined. */
  readonly body: Json | undefined;
  readonly text: string;
  /** Answers; only the first call counts. Objects and arrays are sent as JSON. */
  reply(status: number, body?: Json): void;
}

export interface HttpRoute {
  readonly method: HttpMethod;
  /** Starts with "/". */
  readonly path: string;
  /** JSON Schema that the body must satisfy; a request that does not is answered with 400 before the flow sees it. */
  readonly schema?: Json;
  /** Demanded as `Authorization: Bearer …` when given. */
  readonly token?: string;
  /** The name of the secret that is the token. */
  readonly secret?: string;
}

export interface HttpFetchRequest {
  readonly url: string;
  readonly method?: HttpMethod;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Milliseconds until the request counts as failed. */
  readonly timeout?: number;
}

export interface HttpFetchResponse {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly body: Json | undefined;
}

export interface HttpService {
  /** Handles requests on a route until disposed; throws when the route is taken. The handler is called outside turns: post. */
  route(route: HttpRoute, handler: (request: HttpRequest) => void): Disposer;
  /** Never blocks the loop. Rejects with an `Error` in words on time-out and network failure. */
  fetch(request: HttpFetchRequest): Promise<HttpFetchResponse>;
}

export interface NotifyService {
  /** Never blocks the loop. Rejects with an `Error` in words, without any secret, when the message could not be handed over. */
  send(message: NotifyMessage): Promise<void>;
}

/** Who brings a message to people. */
export type NotifyVia = "desktop" | "ntfy" | "pushover" | "telegram" | "webhook";
export type NotifyPriority = "lowest" | "low" | "normal" | "high" | "urgent";

export interface NotifyMessage {
  readonly via: NotifyVia;
  readonly text: string;
  readonly title?: string;
  /** Default: normal. */
  readonly priority?: NotifyPriority;
  /** Name of the secret that lets this program send (a token). Left out: what the service's own secret is usually called. */
  readonly secret?: string;
  /** Name of the secret that says to whom (a key, topic, chat or address). Left out: as above. */
  readonly recipient?: string;
}

export interface CommandService {
  /**
   * Starts a program without a shell; never blocks the loop. `onStart` is handed what ends it early. Rejects with an `Error` in
   * words when it may not be run, cannot be started, takes too long or is ended; any exit code is a result.
   */
  run(request: CommandRequest, onStart: (stop: () => void) => void): Promise<CommandResult>;
}

export interface CommandRequest {
  /** The program, then its arguments. */
  readonly argv: readonly string[];
  /** Milliseconds until it is ended. */
  readonly timeout?: number;
}

export interface CommandResult {
  /** 0 is success. */
  readonly code: number;
  /** The beginning of what it wrote, and of what it complained of. */
  readonly output: string;
  readonly errors: string;
}

export interface Location {
  /** Degrees, north positive. */
  readonly latitude: number;
  /** Degrees, east positive. */
  readonly longitude: number;
  /** Metres above the sea. */
  readonly elevation?: number;
}

const unavailable = (what: string): Error => new Error(`This program was started without ${what}.`);

/** For tests and programs that have nothing else: whatever is asked for fails with a clear error. */
export const noServices: Services = {
  http: {
    route: () => {
      throw unavailable("HTTP");
    },
    fetch: () => Promise.reject(unavailable("HTTP")),
  },
  notify: { send: () => Promise.reject(unavailable("a way to notify")) },
  commands: { run: () => Promise.reject(unavailable("a way to run commands")) },
  location: undefined,
  random: () => {
    throw unavailable("a source of randomness");
  },
};
