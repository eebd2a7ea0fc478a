import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import type { HttpFetchResponse } from "../../core/services.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type FetchHttp, type FetchHttpOptions, fetchHttp } from "./fetch-http.ts";

const fine: HttpFetchResponse = { status: 200, headers: new Map(), text: "fine", body: undefined };
/** Lets promises settle: the answer comes after the turn that sent. */
const settled = async (): Promise<void> => {
  for (let count = 0; count < 5; count += 1) await Promise.resolve();
};

function asking(options: FetchHttpOptions) {
  const bench = new FlowBench();
  const answers: number[] = [];
  const failures: string[] = [];
  const parts: { fetch: FetchHttp } = { fetch: undefined as never };
  bench.start(() => {
    parts.fetch = fetchHttp("ask", options);
    parts.fetch.on(({ status }) => answers.push(status));
    parts.fetch.onFailure((reason) => failures.push(reason));
  });
  return { bench, answers, failures, parts };
}

describe("fetchHttp", () => {
  it("fires the answer in a later turn", async () => {
    const { bench, answers, failures, parts } = asking({ url: "http://a" });
    bench.http.answer = () => Promise.resolve(fine);
    bench.turn(() => parts.fetch.send());
    expect(answers).toEqual([]);
    await settled();
    expect([answers, failures]).toEqual([[200], []]);
  });

  it("calls an error status an answer", async () => {
    const { bench, answers, parts } = asking({ url: "http://a" });
    bench.http.answer = () => Promise.resolve({ ...fine, status: 500 });
    bench.turn(() => parts.fetch.send());
    await settled();
    expect(answers).toEqual([500]);
  });

  it("tells the reason when there was no answer, and logs it", async () => {
    const { bench, failures, parts } = asking({ url: "http://a" });
    bench.http.answer = () => Promise.reject(new Error("timed out after 10 s"));
    bench.turn(() => parts.fetch.send());
    await settled();
    expect([failures, bench.logs.map(({ level }) => level)]).toEqual([["timed out after 10 s"], ["warning"]]);
  });

  it.each<[string, FetchHttpOptions, unknown, object]>([
    ["GET without a body", { url: "http://a" }, undefined, { url: "http://a", method: "GET" }],
    ["POST with one", { url: "http://a" }, { on: true }, { url: "http://a", method: "POST", body: { on: true } }],
    ["the body of the options", { url: "http://a", body: 1 }, undefined, { url: "http://a", method: "POST", body: 1 }],
    ["the method asked for", { url: "http://a", method: "PUT" }, 1, { url: "http://a", method: "PUT", body: 1 }],
    [
      "headers and timeout",
      { url: "http://a", headers: { a: "b" }, timeout: seconds(3) },
      undefined,
      { url: "http://a", method: "GET", headers: { a: "b" }, timeout: 3000 },
    ],
    ["an address worked out", { url: () => "http://b" }, undefined, { url: "http://b", method: "GET" }],
  ])("sends %s", (_case, options, body, expected) => {
    const { bench, parts } = asking(options);
    bench.http.answer = () => Promise.resolve(fine);
    bench.turn(() => parts.fetch.send(body));
    expect(bench.http.fetched).toEqual([expected]);
  });

  it("sends nothing while its address is unknown", () => {
    const { bench, parts } = asking({ url: () => undefined });
    bench.turn(() => parts.fetch.send());
    expect([bench.http.fetched, bench.logs.length]).toEqual([[], 1]);
  });

  it("drops an answer that comes after the flow has ended", async () => {
    const { bench, answers, parts } = asking({ url: "http://a" });
    bench.http.answer = () => Promise.resolve(fine);
    bench.turn(() => parts.fetch.send());
    bench.dispose();
    await settled();
    expect(answers).toEqual([]);
  });
});
