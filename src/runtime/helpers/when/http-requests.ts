import type { Json } from "../../../base/json.ts";
import type { HttpMethod, HttpRequest, HttpRoute } from "../../core/services.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

export interface HttpRequestsOptions {
  /** JSON Schema for the body; what does not satisfy it is answered with 400 and does not fire. */
  readonly schema?: Json;
  /** Demanded as `Authorization: Bearer …`. */
  readonly token?: string;
  /** The name of a text in secrets/secrets.json that is demanded so. The flow fails where there is none of that name. */
  readonly secret?: string;
  /** Each request is answered at once with this status, without content. Default: listeners answer. */
  readonly answer?: number;
}

/** Fires for each HTTP request on a route, on the loop, in turns of its own. Answer with `request.reply(status, body)`. */
export function httpRequests(id: string, method: HttpMethod, path: string, options: HttpRequestsOptions = {}): Events<HttpRequest> {
  return setUpHelper("httpRequests", id, {}, (helper) => {
    const fired = helper.hub<HttpRequest>();
    const { answer, ...restrictions } = options;
    const route: HttpRoute = { method, path, ...restrictions };

    function handle(request: HttpRequest): void {
      if (answer !== undefined) request.reply(answer);
      fired.emit(request);
    }

    helper.flow.own(helper.flow.services.http.route(route, (request) => helper.flow.post(() => handle(request))));
    return fired;
  });
}
