import type { Disposer } from "../../../base/disposer.ts";
import type { NotifyMessage } from "../../core/services.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

/** How a message is brought to people; see `NotifyMessage`. Secrets are named only. */
export type NotifyOptions = Omit<NotifyMessage, "text">;

export interface Notify extends Events<string> {
  /** Sends the text; nothing while it is unknown. What came of it is an event in a later turn. */
  send(text: string | undefined): void;
  /** Called with the text when it has been handed over. */
  on(listener: (text: string) => void): Disposer;
  /** Called with the reason, in words, when it could not be. */
  onFailure(listener: (reason: string) => void): Disposer;
}

/**
 * Sends messages to people without blocking anything. What fails is logged once until something else happens: an alarm that
 * repeats must not fill the log with one missing credential.
 */
export function notify(id: string, options: NotifyOptions): Notify {
  return setUpHelper("notify", id, {}, (helper) => {
    const { flow } = helper;
    const sent = helper.hub<string>();
    const failed = helper.hub<string>();
    let lastFailure: string | undefined;
    let ended = false;
    flow.own(() => {
      ended = true;
    });

    function settle(announce: () => void): void {
      if (!ended) flow.post(announce);
    }

    function succeed(text: string): void {
      lastFailure = undefined;
      sent.emit(text);
    }

    function fail(reason: string): void {
      if (reason !== lastFailure) flow.log("warning", `"${id}" was not sent: ${reason}`);
      lastFailure = reason;
      failed.emit(reason);
    }

    function send(text: string | undefined): void {
      if (text === undefined) {
        flow.log("info", `"${id}" was not sent: a part of its text is unknown.`);
        return;
      }
      flow.services.notify.send({ ...options, text }).then(
        () => settle(() => succeed(text)),
        (error: unknown) => settle(() => fail(error instanceof Error ? error.message : String(error))),
      );
    }

    return { on: (listener) => sent.on(listener), onFailure: (listener) => failed.on(listener), send };
  });
}
