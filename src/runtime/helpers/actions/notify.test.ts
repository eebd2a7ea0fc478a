import { describe, expect, it } from "vitest";
import type { NotifyMessage } from "../../core/services.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Notify, notify } from "./notify.ts";

/** Lets promises settle: what came of a message is told after the turn that sent it. */
const settled = async (): Promise<void> => {
  for (let count = 0; count < 5; count += 1) await Promise.resolve();
};

function telling(answer: () => Promise<void>) {
  const messages: NotifyMessage[] = [];
  const send = (message: NotifyMessage): Promise<void> => {
    messages.push(message);
    return answer();
  };
  const bench = new FlowBench({ notify: { send } });
  const news: string[] = [];
  const parts: { notify: Notify } = { notify: undefined as never };
  bench.start(() => {
    parts.notify = notify("alarm", { via: "pushover", title: "Leak", priority: "high" });
    parts.notify.on((text) => news.push(`sent ${text}`));
    parts.notify.onFailure((reason) => news.push(`failed ${reason}`));
  });
  return { bench, messages, news, parts };
}

describe("notify", () => {
  it("hands the message over, and says so in a later turn", async () => {
    const { bench, messages, news, parts } = telling(() => Promise.resolve());
    bench.turn(() => parts.notify.send("Water!"));
    expect(news).toEqual([]);
    await settled();
    expect(messages).toEqual([{ via: "pushover", title: "Leak", priority: "high", text: "Water!" }]);
    expect(news).toEqual(["sent Water!"]);
  });

  it("fires each failure, but logs the same reason once", async () => {
    const { bench, news, parts } = telling(() => Promise.reject(new Error("there is no secret")));
    for (let count = 0; count < 3; count += 1) {
      bench.turn(() => parts.notify.send("Water!"));
      await settled();
    }
    expect(news).toEqual(Array(3).fill("failed there is no secret"));
    expect(bench.logs).toEqual([{ level: "warning", message: '"alarm" was not sent: there is no secret' }]);
  });

  it("sends nothing while its text is unknown", () => {
    const { bench, messages, parts } = telling(() => Promise.resolve());
    bench.turn(() => parts.notify.send(undefined));
    expect([messages, bench.logs.length]).toEqual([[], 1]);
  });

  it("tells nothing to a flow that has ended", async () => {
    const { bench, news, parts } = telling(() => Promise.resolve());
    bench.turn(() => parts.notify.send("Water!"));
    bench.dispose();
    await settled();
    expect(news).toEqual([]);
  });
});
