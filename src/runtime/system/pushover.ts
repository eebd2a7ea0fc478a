import type { HttpService, NotifyService } from "../core/services.ts";

const address = "https://api.pushover.net/1/messages.json";

/**
 * Messages to a phone through Pushover, with `pushover_app_token` and `pushover_home_automation_group_key` (or
 * `pushover_user_key`) of secrets/secrets.json. Without them every message is rejected; nothing else is harmed.
 */
export function pushoverService(secrets: ReadonlyMap<string, string>, fetch: HttpService["fetch"]): NotifyService {
  const token = secrets.get("pushover_app_token");
  const user = secrets.get("pushover_home_automation_group_key") ?? secrets.get("pushover_user_key");
  return {
    async send({ text, title }) {
      if (token === undefined || user === undefined) {
        throw new Error("no message can be sent: secrets/secrets.json holds no pushover_app_token and pushover_user_key");
      }
      const { status } = await fetch({
        url: address,
        method: "POST",
        body: { token, user, message: text, ...(title === undefined ? {} : { title }) },
      });
      if (status !== 200) throw new Error(`Pushover has refused the message (status ${status})`);
    },
  };
}
