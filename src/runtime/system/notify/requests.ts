import type { JsonObject } from "../../../base/json.ts";
import type { HttpFetchRequest, NotifyMessage, NotifyPriority, NotifyVia } from "../../core/services.ts";
import type { NotifySettings } from "../config/config.ts";
import type { SecretFinder } from "./find-secret.ts";

type Write = (message: NotifyMessage, secrets: SecretFinder, settings: NotifySettings) => HttpFetchRequest;

/** What each service is sent, from its public documentation. Throws an `Error` in words when a credential is missing. */
export const requestFor: { readonly [via in Exclude<NotifyVia, "desktop">]: Write } = {
  ntfy: ntfyRequest,
  pushover: pushoverRequest,
  telegram: telegramRequest,
  webhook: webhookRequest,
};

type ByPriority<T> = { readonly [priority in NotifyPriority]: T };

const ntfyPriorities: ByPriority<number> = { lowest: 1, low: 2, normal: 3, high: 4, urgent: 5 };

/** https://docs.ntfy.sh/publish/#publish-as-json: titles may hold any letter there, which headers may not. */
function ntfyRequest({ text, title, priority = "normal", secret, recipient }: NotifyMessage, secrets: SecretFinder, at: NotifySettings) {
  const topic = secrets.require(recipient, ["ntfy_topic"]);
  const token = secrets.find(secret, ["ntfy_token"]);
  const headers = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } };
  return post(at.ntfy, { topic, message: shortened(text, 4_000), priority: ntfyPriorities[priority], ...titled(title) }, headers);
}

const pushoverPriorities: ByPriority<number> = { lowest: -2, low: -1, normal: 0, high: 1, urgent: 2 };
/** What priority 2 demands: seconds between repetitions until somebody confirms, and in all. */
const untilConfirmed = { retry: 60, expire: 3_600 };

/** https://pushover.net/api */
function pushoverRequest(
  { text, title, priority = "normal", secret, recipient }: NotifyMessage,
  secrets: SecretFinder,
  at: NotifySettings,
) {
  const token = secrets.require(secret, ["pushover_app_token"]);
  const user = secrets.require(recipient, ["pushover_home_automation_group_key", "pushover_user_key"]);
  return post(`${at.pushover}/1/messages.json`, {
    token,
    user,
    message: shortened(text, 1_024),
    ...titled(title),
    ...(priority === "normal" ? {} : { priority: pushoverPriorities[priority] }),
    ...(priority === "urgent" ? untilConfirmed : {}),
  });
}

/** https://core.telegram.org/bots/api#sendmessage: there are no titles, and no priorities but “without a sound”. */
function telegramRequest(
  { text, title, priority = "normal", secret, recipient }: NotifyMessage,
  secrets: SecretFinder,
  at: NotifySettings,
) {
  const token = secrets.require(secret, ["telegram_bot_token"]);
  const chat = secrets.require(recipient, ["telegram_chat_id"]);
  const isQuiet = priority === "low" || priority === "lowest";
  return post(`${at.telegram}/bot${token}/sendMessage`, {
    chat_id: chat,
    text: shortened(title === undefined ? text : `${title}\n${text}`, 4_096),
    ...(isQuiet ? { disable_notification: true } : {}),
  });
}

/** An address of one's own. It is a secret itself: whoever knows it can send. */
function webhookRequest({ text, title, priority = "normal", secret, recipient }: NotifyMessage, secrets: SecretFinder) {
  const url = secrets.require(recipient, ["webhook_url"]);
  const token = secrets.find(secret, ["webhook_token"]);
  const headers = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } };
  return post(url, { text, ...titled(title), priority }, headers);
}

function post(url: string, body: JsonObject, more: Pick<HttpFetchRequest, "headers"> = {}): HttpFetchRequest {
  return { url, method: "POST", body, ...more };
}

function titled(title: string | undefined): { readonly title?: string } {
  return title === undefined ? {} : { title: shortened(title, 250) };
}

/** Longer texts are refused; the beginning of one is better than nothing. */
function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join("")}…`;
}
