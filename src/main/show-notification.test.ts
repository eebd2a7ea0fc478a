import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { showNotification } from "./show-notification.ts";

/** Electron's class, as far as it is used. */
function system(supported: boolean) {
  const shown: { options: object; click: () => void }[] = [];
  class Shown extends EventEmitter {
    readonly #options: object;
    static isSupported(): boolean {
      return supported;
    }
    constructor(options: object) {
      super();
      this.#options = options;
    }
    show(): void {
      shown.push({ options: this.#options, click: () => this.emit("click") });
    }
  }
  // It has all that the function asks for; the class of Electron has more.
  return { make: Shown as unknown as Parameters<typeof showNotification>[0], shown };
}

describe("a notification of a flow", () => {
  it.each([
    [
      { title: "Leak", text: "Water!", isUrgent: true },
      { title: "Leak", body: "Water!", urgency: "critical" },
    ],
    [
      { title: undefined, text: "Rain", isUrgent: false },
      { title: "Ziggy Flow", body: "Rain", urgency: "normal" },
    ],
  ])("%j is shown as %j", (news, options) => {
    const { make, shown } = system(true);
    showNotification(make, news, () => undefined);
    expect(shown.map((one) => one.options)).toEqual([options]);
  });

  it("brings the window to the front when it is clicked", () => {
    const { make, shown } = system(true);
    let clicks = 0;
    showNotification(make, { title: undefined, text: "Rain", isUrgent: false }, () => {
      clicks += 1;
    });
    shown[0]?.click();
    expect(clicks).toBe(1);
  });

  it("is left to the log where the system shows none", () => {
    const { make, shown } = system(false);
    showNotification(make, { title: undefined, text: "Rain", isUrgent: false }, () => undefined);
    expect(shown).toEqual([]);
  });
});
