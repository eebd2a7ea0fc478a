import type { Disposer } from "../../base/disposer.ts";
import type { Json } from "../../base/json.ts";
import type { HttpFetchRequest, HttpFetchResponse, HttpMethod, HttpRequest, HttpRoute, HttpService } from "../core/services.ts";

export interface ScriptedReply {
  readonly status: number;
  readonly body: Json | undefined;
}

/** HTTP without a network: tests play the browser and the servers. */
export class ScriptedHttp implements HttpService {
  /** What was asked for with `fetch`, oldest first. */
  readonly fetched: HttpFetchRequest[] = [];
  /** What `fetch` answers. */
  answer: (request: HttpFetchRequest) => Promise<HttpFetchResponse> = () => Promise.reject(new Error("nobody answers"));
  readonly #routes: { readonly route: HttpRoute; readonly handler: (request: HttpRequest) => void }[] = [];

  get routes(): readonly HttpRoute[] {
    return this.#routes.map(({ route }) => route);
  }

  route(route: HttpRoute, handler: (request: HttpRequest) => void): Disposer {
    if (this.#find(route.method, route.path) !== undefined) throw new Error(`${route.method} ${route.path} is taken.`);
    const entry = { route, handler };
    this.#routes.push(entry);
    return () => {
      const position = this.#routes.indexOf(entry);
      if (position >= 0) this.#routes.splice(position, 1);
    };
  }

  fetch(request: HttpFetchRequest): Promise<HttpFetchResponse> {
    this.fetched.push(request);
    return this.answer(request);
  }

  /** Sends a request to a route; returns the replies made so far (a route that is not there answers 404). */
  request(method: HttpMethod, path: string, body?: Json): readonly ScriptedReply[] {
    const replies: ScriptedReply[] = [];
    const found = this.#find(method, path);
    if (found === undefined) return [{ status: 404, body: undefined }];
    found.handler({
      method,
      path,
      query: new Map(),
      headers: new Map(),
      body,
      text: body === undefined ? "" : JSON.stringify(body),
      reply: (status, answer) => {
        if (replies.length === 0) replies.push({ status, body: answer });
      },
    });
    return replies;
  }

  #find(method: HttpMethod, path: string) {
    return this.#routes.find(({ route }) => route.method === method && route.path === path);
  }
}
