import { describe, expect, it } from "vitest";
import type { CommandRequest, CommandResult } from "../../core/services.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type RunCommand, runCommand } from "./run-command.ts";

/** Lets promises settle: what came of a program is told after the turn that started it. */
const settled = async (): Promise<void> => {
  for (let count = 0; count < 5; count += 1) await Promise.resolve();
};

interface Started {
  readonly request: CommandRequest;
  readonly finish: (result: Partial<CommandResult>) => void;
  readonly break: (reason: string) => void;
  stopped: boolean;
}

function running() {
  const started: Started[] = [];
  const run = (request: CommandRequest, onStart: (stop: () => void) => void): Promise<CommandResult> =>
    new Promise((resolve, reject) => {
      const one: Started = {
        request,
        finish: (result) => resolve({ code: 0, output: "", errors: "", ...result }),
        break: (reason) => reject(new Error(reason)),
        stopped: false,
      };
      started.push(one);
      onStart(() => {
        one.stopped = true;
      });
    });
  const bench = new FlowBench({ commands: { run } });
  const news: string[] = [];
  const parts: { sound: RunCommand } = { sound: undefined as never };
  bench.start(() => {
    parts.sound = runCommand("sound");
    parts.sound.on(({ code, output }) => news.push(`${code} ${output}`));
    parts.sound.onFailure((reason) => news.push(reason));
  });
  const call = (...argv: readonly (string | undefined)[]): void => bench.turn(() => parts.sound.run(argv));
  return { bench, started, news, call };
}

describe("runCommand", () => {
  it("tells what came of it, in a later turn", async () => {
    const { started, news, call } = running();
    call("aplay", "ding.wav");
    expect(started[0]?.request).toEqual({ argv: ["aplay", "ding.wav"] });
    started[0]?.finish({ code: 0, output: "done" });
    expect(news).toEqual([]);
    await settled();
    expect(news).toEqual(["0 done"]);
  });

  it("runs one after the other", async () => {
    const { started, call } = running();
    call("a", "1");
    call("a", "2");
    expect(started).toHaveLength(1);
    started[0]?.finish({});
    await settled();
    expect(started.map(({ request }) => request.argv[1])).toEqual(["1", "2"]);
  });

  it("leaves calls out when too many wait", async () => {
    const { started, news, call } = running();
    for (let count = 0; count < 12; count += 1) call("a");
    expect([started.length, news]).toEqual([1, ["10 calls are waiting already: this one is left out"]]);
  });

  it("goes on with the next after a failure, and logs the same reason once", async () => {
    const { bench, started, news, call } = running();
    for (const position of [0, 1]) {
      call("a");
      started[position]?.break("there is no such program");
      await settled();
    }
    expect(news).toEqual(["there is no such program", "there is no such program"]);
    expect(bench.logs).toHaveLength(1);
  });

  it("logs what a program complains of when it fails", async () => {
    const { bench, started, call } = running();
    call("a");
    started[0]?.finish({ code: 2, errors: "no device\n" });
    await settled();
    expect(bench.logs).toEqual([{ level: "warning", message: '"sound" ended with 2: no device' }]);
  });

  it("does nothing while a part is unknown", () => {
    const { started, call } = running();
    call("a", undefined);
    expect(started).toEqual([]);
  });

  it("is ended with the flow, which hears no more of it", async () => {
    const { bench, started, news, call } = running();
    call("a");
    bench.dispose();
    expect(started[0]?.stopped).toBe(true);
    started[0]?.break("was ended");
    await settled();
    expect(news).toEqual([]);
  });
});
