import { describe, expect, it } from "vitest";
import { SubscribeError, Subscriptions } from "./subscriptions.ts";

describe("Subscriptions", () => {
  it("counts a filter as new once", () => {
    const subscriptions = new Subscriptions();
    expect(subscriptions.add(["a", "b", "a"])).toEqual(["a", "b"]);
    expect(subscriptions.add(["b", "c"])).toEqual(["c"]);
    expect(subscriptions.all()).toEqual(["a", "b", "c"]);
  });

  it("resolves who waits when all are granted, at once if they were already", async () => {
    const subscriptions = new Subscriptions();
    subscriptions.add(["a", "b"]);
    const waiting = subscriptions.whenGranted(["a", "b"]);
    subscriptions.answered(["a"], []);
    subscriptions.answered(["b"], []);
    await expect(waiting).resolves.toBeUndefined();
    await expect(subscriptions.whenGranted(["a"])).resolves.toBeUndefined();
  });

  it("rejects who waits for a filter that the broker refuses, and wants it again at the next connection", async () => {
    const subscriptions = new Subscriptions();
    subscriptions.add(["a", "secret"]);
    const waiting = subscriptions.whenGranted(["a", "secret"]);
    subscriptions.answered(["a", "secret"], ["secret"]);
    await expect(waiting).rejects.toThrow(SubscribeError);
    expect(subscriptions.all()).toContain("secret");
  });

  it("rejects who waits for a filter that is removed", async () => {
    const subscriptions = new Subscriptions();
    subscriptions.add(["a"]);
    const waiting = subscriptions.whenGranted(["a"]);
    expect(subscriptions.remove(["a", "unknown"])).toEqual(["a"]);
    await expect(waiting).rejects.toThrow("No longer subscribed to a");
  });

  it("grants nothing after the connection was lost until the next one does", async () => {
    const subscriptions = new Subscriptions();
    subscriptions.add(["a"]);
    subscriptions.answered(["a"], []);
    subscriptions.connectionLost();
    let granted = false;
    const waiting = subscriptions.whenGranted(["a"]).then(() => {
      granted = true;
    });
    await Promise.resolve();
    expect(granted).toBe(false);
    subscriptions.answered(["a"], []);
    await waiting;
    expect(granted).toBe(true);
  });
});
