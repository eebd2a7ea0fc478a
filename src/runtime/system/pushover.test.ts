import { describe, expect, it } from "vitest";
import type { HttpFetchRequest } from "../core/services.ts";
import { pushoverService } from "./pushover.ts";

const secrets = new Map([
  ["pushover_app_token", "app"],
  ["pushover_home_automation_group_key", "group"],
]);

function answering(status: number): { fetch: Parameters<typeof pushoverService>[1]; requests: HttpFetchRequest[] } {
  const requests: HttpFetchRequest[] = [];
  return {
    requests,
    fetch: (request) => {
      requests.push(request);
      return Promise.resolve({ status, headers: new Map(), text: "", body: undefined });
    },
  };
}

describe("pushoverService", () => {
  it("hands the message over with the credentials", async () => {
    const { fetch, requests } = answering(200);
    await pushoverService(secrets, fetch).send({ text: "Water!", title: "Leak" });
    expect(requests).toMatchObject([{ method: "POST", body: { token: "app", user: "group", message: "Water!", title: "Leak" } }]);
  });

  it("rejects without credentials, and asks nobody", async () => {
    const { fetch, requests } = answering(200);
    await expect(pushoverService(new Map(), fetch).send({ text: "Water!" })).rejects.toThrow(
      "secrets/secrets.json holds no pushover_app_token",
    );
    expect(requests).toEqual([]);
  });

  it("rejects when the message is refused", async () => {
    await expect(pushoverService(secrets, answering(400).fetch).send({ text: "Water!" })).rejects.toThrow("status 400");
  });
});
