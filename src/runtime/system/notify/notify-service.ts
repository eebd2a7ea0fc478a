import { isJsonObject, type Json } from "../../../base/json.ts";
import type { HttpService, NotifyMessage, NotifyService } from "../../core/services.ts";
import type { NotifySettings } from "../config/config.ts";
import { redactor } from "../redact.ts";
import { secretFinder } from "./find-secret.ts";
import { requestFor } from "./requests.ts";

/** Something to be shown on the screen of the machine that the program runs on. */
export interface DesktopNotification {
  readonly title: string | undefined;
  readonly text: string;
  readonly isUrgent: boolean;
}

export interface NotifyServiceOptions {
  readonly secrets: ReadonlyMap<string, string>;
  readonly notify: NotifySettings;
  readonly fetch: HttpService["fetch"];
  readonly onNotification: (notification: DesktopNotification) => void;
}

/** Messages that may wait for the one before: an alarm that went mad must not fill the memory, nor a phone all night. */
const mostWaiting = 20;
/** Milliseconds. */
const patience = 10_000;

/** Brings messages to people, one after the other for each service, so that they arrive in the order they were sent in. */
export function notifyService({ secrets, notify, fetch, onNotification }: NotifyServiceOptions): NotifyService {
  const lines = new Map<string, { last: Promise<unknown>; waiting: number }>();

  async function deliver(message: NotifyMessage & { readonly via: keyof typeof requestFor }): Promise<void> {
    const used = new Set<string>();
    // Addresses and answers may hold what was sent.
    const inWords = (text: string): Error => new Error(redactor(used)(text));
    try {
      const request = requestFor[message.via](message, secretFinder(secrets, used), notify);
      // The path of a webhook's address is what makes it a secret, and messages show addresses without their queries.
      if (message.via === "webhook" && URL.canParse(request.url)) used.add(new URL(request.url).pathname);
      const { status, body } = await fetch({ ...request, timeout: patience });
      if (status < 200 || status > 299) throw new Error(`the message was refused (status ${status}${reasonIn(body)})`);
    } catch (error) {
      throw inWords(error instanceof Error ? error.message : String(error));
    }
  }

  return {
    async send(message) {
      const { via, text, title, priority } = message;
      if (via === "desktop") {
        onNotification({ title, text, isUrgent: priority === "high" || priority === "urgent" });
        return;
      }
      const line = lines.get(via) ?? { last: Promise.resolve(), waiting: 0 };
      lines.set(via, line);
      if (line.waiting >= mostWaiting) throw new Error(`${mostWaiting} messages are waiting already: this one is left out`);
      line.waiting += 1;
      const delivered = line.last.then(() => deliver({ ...message, via }));
      line.last = delivered
        .catch(() => undefined)
        .finally(() => {
          line.waiting -= 1;
        });
      await delivered;
    },
  };
}

/** What services say of a refusal: `error` of ntfy, `errors` of Pushover, `description` of Telegram. */
function reasonIn(body: Json | undefined): string {
  if (!isJsonObject(body)) return "";
  const said = body.description ?? body.error ?? body.errors;
  const text = typeof said === "string" ? said : Array.isArray(said) ? said.filter((one) => typeof one === "string").join(", ") : "";
  return text === "" ? "" : `: ${text.slice(0, 200)}`;
}
