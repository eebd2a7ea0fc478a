import type { Disposer } from "../../../base/disposer.ts";
import type { Duration } from "../../../base/duration.ts";
import type { Json } from "../../../base/json.ts";
import type { HttpFetchResponse, HttpMethod } from "../../core/services.ts";
import type { Events } from "../../core/values.ts";
import { asJson } from "../kernel/as-json.ts";
import { setUpHelper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";

export interface FetchHttpOptions {
  readonly url: Setting<string>;
  /** Default: GET, or POST when there is a body. */
  readonly method?: HttpMethod;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent when `send` is given none. */
  readonly body?: Json;
  /** Default: what the host gives, ten seconds. */
  readonly timeout?: Duration;
}

export interface FetchHttp extends Events<HttpFetchResponse> {
  /** Sends the request; the answer comes as an event in a later turn. */
  send(body?: unknown): void;
  /** Called with the reason, in words, when there was no answer. An answer with an error status is an answer. */
  onFailure(listener: (reason: string) => void): Disposer;
}

/** Asks a web server without blocking anything. Answers that come after the flow has ended are dropped. */
export function fetchHttp(id: string, options: FetchHttpOptions): FetchHttp {
  return setUpHelper("fetchHttp", id, {}, (helper) => {
    const { flow } = helper;
    const answered = helper.hub<HttpFetchResponse>();
    const failed = helper.hub<string>();
    let ended = false;
    flow.own(() => {
      ended = true;
    });

    function settle(announce: () => void): void {
      if (!ended) flow.post(announce);
    }

    function fail(reason: string): void {
      flow.log("warning", `"${id}" failed: ${reason}`);
      failed.emit(reason);
    }

    function send(body?: unknown): void {
      const url = settingNow(options.url);
      if (url === undefined) {
        flow.log("info", `"${id}" was not sent: its address is unknown.`);
        return;
      }
      const content = body === undefined ? options.body : asJson(body);
      if (body !== undefined && content === undefined) {
        fail("its body cannot be written as JSON");
        return;
      }
      const request = {
        url,
        method: options.method ?? (content === undefined ? "GET" : "POST"),
        ...(options.headers === undefined ? {} : { headers: options.headers }),
        ...(content === undefined ? {} : { body: content }),
        ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
      } as const;
      flow.services.http.fetch(request).then(
        (response) => settle(() => answered.emit(response)),
        (error: unknown) => settle(() => fail(error instanceof Error ? error.message : String(error))),
      );
    }

    return { on: (listener) => answered.on(listener), onFailure: (listener) => failed.on(listener), send };
  });
}
