import { EventEmitter } from "node:events";
import type { WebContents } from "electron";
import { describe, expect, it } from "vitest";
import { channels, type PageMessage } from "../contract/desktop.ts";
import type { Port, WireMessage } from "../contract/wire.ts";
import { PageLine } from "./page-line.ts";

const ownFrame = { url: "app://ziggy-flow/", parent: null };

function connect() {
  const contents = Object.assign(new EventEmitter(), {
    ipc: new EventEmitter(),
    sent: [] as unknown[],
    isDestroyed: (): boolean => false,
    send: (channel: string, message: unknown) => contents.sent.push([channel, message]),
  });
  const ports: { readonly port: Port; readonly calls: WireMessage[]; closed: boolean }[] = [];
  const messages: PageMessage[] = [];
  const line = new PageLine({
    // As much of Electron's as the line uses.
    contents: contents as unknown as WebContents,
    attach: (port) => {
      const entry = { port, calls: [] as WireMessage[], closed: false };
      port.onMessage((message) => entry.calls.push(message));
      port.onClose(() => {
        entry.closed = true;
      });
      ports.push(entry);
    },
    onMessage: (message) => messages.push(message),
  });
  const receive = (channel: string, message: unknown, senderFrame: object | null = ownFrame) =>
    contents.ipc.emit(channel, { senderFrame }, message);
  return { contents, ports, messages, line, receive };
}

const call = { type: "call", id: 1, name: "getSession", input: {} };

describe("PageLine", () => {
  it("hands calls of the page to the host, and answers to the page", () => {
    const { ports, receive, contents } = connect();
    receive(channels.desktop, { type: "opened" });
    receive(channels.contract, call);
    const answer = { type: "answer", id: 1, result: { ok: true, value: 1 } } as const;
    ports[0]?.port.send(answer);
    expect([ports[0]?.calls, contents.sent]).toEqual([[call], [[channels.contract, answer]]]);
  });

  it("lets go of a page when the next one begins", () => {
    const { ports, receive } = connect();
    receive(channels.desktop, { type: "opened" });
    receive(channels.desktop, { type: "opened" });
    receive(channels.contract, call);
    expect(ports.map(({ closed, calls }) => [closed, calls.length])).toEqual([
      [true, 0],
      [false, 1],
    ]);
  });

  it("lets go of the page when its window is gone, and sends nothing to it", () => {
    const { ports, receive, contents, line } = connect();
    receive(channels.desktop, { type: "opened" });
    contents.isDestroyed = () => true;
    contents.emit("destroyed");
    line.tell({ type: "command", id: "file.save" });
    expect([ports[0]?.closed, contents.sent]).toEqual([true, []]);
  });

  it.each([
    ["a page elsewhere", { url: "https://example.com/", parent: null }],
    ["a page with a similar address", { url: "app://ziggy-flow.example.com/", parent: null }],
    ["a frame within the page", { url: "app://ziggy-flow/", parent: ownFrame }],
    ["a frame that has gone", null],
  ])("hears nothing from %s", (_, frame) => {
    const { ports, messages, receive } = connect();
    receive(channels.desktop, { type: "opened" });
    receive(channels.contract, call, frame);
    receive(channels.desktop, { type: "unsaved", titles: ["x"] }, frame);
    expect([ports[0]?.calls, messages]).toEqual([[], [{ type: "opened" }]]);
  });

  it.each([[null], ["call"], [{ type: "event", name: "sessionChanged" }], [{ ...call, id: "1" }], [{ ...call, name: undefined }]])(
    "takes %j for no call",
    (message) => {
      const { ports, receive } = connect();
      receive(channels.desktop, { type: "opened" });
      receive(channels.contract, message);
      expect(ports[0]?.calls).toEqual([]);
    },
  );
});
