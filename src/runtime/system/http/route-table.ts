import type { Disposer } from "../../../base/disposer.ts";
import type { HttpMethod, HttpRequest, HttpRoute } from "../../core/services.ts";

export interface RouteEntry {
  readonly route: HttpRoute;
  readonly handler: (request: HttpRequest) => void;
}

/** Which flow answers what: exact paths, one handler for each method. */
export class RouteTable {
  readonly #paths = new Map<string, Map<HttpMethod, RouteEntry>>();

  /** Throws when the route is taken or its path is none. */
  add(route: HttpRoute, handler: RouteEntry["handler"]): Disposer {
    const { method, path } = route;
    if (!path.startsWith("/")) throw new Error(`The path of a route starts with a slash: "${path}"`);
    const methods = this.#paths.get(path) ?? new Map<HttpMethod, RouteEntry>();
    if (methods.has(method)) throw new Error(`The route ${method} ${path} is taken by another node`);
    const entry = { route, handler };
    methods.set(method, entry);
    this.#paths.set(path, methods);
    return () => {
      if (methods.get(method) === entry) methods.delete(method);
      if (methods.size === 0 && this.#paths.get(path) === methods) this.#paths.delete(path);
    };
  }

  find(method: string, path: string): RouteEntry | undefined {
    // A method that no route can have finds none.
    return this.#paths.get(path)?.get(method as HttpMethod);
  }

  /** The methods that the path answers; none: there is no such path. */
  methodsOf(path: string): readonly HttpMethod[] {
    return [...(this.#paths.get(path)?.keys() ?? [])];
  }
}
