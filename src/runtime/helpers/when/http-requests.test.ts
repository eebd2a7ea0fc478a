import { describe, expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { httpRequests } from "./http-requests.ts";

function office() {
  const bench = new FlowBench();
  const setUp = () => {
    httpRequests("office", "POST", "/office", { token: "secret", schema: { type: "object" } }).on((request) =>
      request.reply(200, { got: request.body ?? null }),
    );
  };
  bench.start(setUp);
  return { bench, setUp };
}

describe("httpRequests", () => {
  it("hands the request to the flow, which replies", () => {
    expect(office().bench.http.request("POST", "/office", { action: "on" })).toEqual([{ status: 200, body: { got: { action: "on" } } }]);
  });

  it("passes schema and token on to the host", () => {
    expect(office().bench.http.routes).toEqual([{ method: "POST", path: "/office", schema: { type: "object" }, token: "secret" }]);
  });

  it("answers at once where it is told to", () => {
    const bench = new FlowBench();
    const bodies: unknown[] = [];
    bench.start(() => {
      httpRequests("hook", "POST", "/hook", { answer: 204 }).on((request) => bodies.push(request.body));
    });
    expect(bench.http.request("POST", "/hook", { a: 1 })).toEqual([{ status: 204, body: undefined }]);
    expect(bodies).toEqual([{ a: 1 }]);
    expect(bench.http.routes).toEqual([{ method: "POST", path: "/hook" }]);
  });

  it("survives a deploy as one route, and is gone with its flow", () => {
    const { bench, setUp } = office();
    bench.deploy(setUp);
    expect(bench.http.routes.length).toBe(1);
    bench.dispose();
    expect(bench.http.request("POST", "/office")).toEqual([{ status: 404, body: undefined }]);
  });

  it("a route that is taken is a fault of the flow that came second", () => {
    const bench = new FlowBench();
    bench.start(() => {
      httpRequests("one", "GET", "/same");
      httpRequests("two", "GET", "/same");
    });
    expect(bench.faults.map(({ error }) => String(error))).toEqual(["Error: GET /same is taken."]);
  });
});
