import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodePublish } from "./encode-publish.ts";
import { PublishReader } from "./publish-reader.ts";

interface Read {
  readonly messages: [topic: string, payload: string, retain: boolean][];
  readonly other: Buffer;
  readonly oversized: [topic: string, size: number][];
}

function read(chunks: readonly Buffer[], options: { mqtt5?: boolean; maximumPacketSize?: number } = {}): Read {
  const messages: Read["messages"] = [];
  const other: Buffer[] = [];
  const oversized: Read["oversized"] = [];
  const reader = new PublishReader(
    {
      publish: (topic, payload, retain) => messages.push([topic, payload.toString(), retain]),
      other: (bytes) => other.push(Buffer.from(bytes)),
      oversized: (topic, size) => oversized.push([topic, size]),
    },
    { mqtt5: options.mqtt5 ?? false, maximumPacketSize: options.maximumPacketSize ?? 1_000_000 },
  );
  for (const chunk of chunks) {
    const lent = Buffer.from(chunk);
    reader.feed(lent);
    lent.fill(0xff);
  }
  return { messages, other: Buffer.concat(other), oversized };
}

function inPieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((place, index) => bytes.subarray(place, places[index] ?? bytes.length)).filter((piece) => piece.length > 0);
}

const connack = Buffer.from([0x20, 0x02, 0x00, 0x00]);
const pingresp = Buffer.from([0xd0, 0x00]);

describe("PublishReader", () => {
  it("finds every message and leaves every other packet, however the bytes are cut", () => {
    const topic = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });
    const message = fc.record({ topic, payload: fc.string({ maxLength: 300, unit: "grapheme" }), retain: fc.boolean() });
    const packet = fc.oneof(message, fc.constantFrom(connack, pingresp));
    fc.assert(
      fc.property(fc.boolean(), fc.array(packet), fc.array(fc.nat()), (mqtt5, packets, cuts) => {
        const bytes = packets.map((one) =>
          Buffer.isBuffer(one) ? one : encodePublish(one.topic, one.payload, { mqtt5, retain: one.retain }),
        );
        const result = read(inPieces(Buffer.concat(bytes), cuts), { mqtt5 });
        expect(result.messages).toEqual(packets.flatMap((one) => (Buffer.isBuffer(one) ? [] : [[one.topic, one.payload, one.retain]])));
        expect(result.other).toEqual(Buffer.concat(packets.filter((one) => Buffer.isBuffer(one))));
      }),
    );
  });

  it("neither throws nor invents messages of nothing on any bytes", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.uint8Array({ maxLength: 60 })), (mqtt5, chunks) => {
        const result = read(
          chunks.map((chunk) => Buffer.from(chunk)),
          { mqtt5, maximumPacketSize: 200 },
        );
        expect(result.messages.every(([topic]) => topic.length > 0)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("passes over a message that is too large, in any number of pieces, and goes on behind it", () => {
    const large = encodePublish("large", "x".repeat(5_000), { mqtt5: false, retain: true });
    const small = encodePublish("small", "ok", { mqtt5: false, retain: false });
    const bytes = Buffer.concat([small, large, small]);
    const whole = read([bytes], { maximumPacketSize: 1_000 });
    expect(whole.messages).toEqual([
      ["small", "ok", false],
      ["small", "ok", false],
    ]);
    expect(whole.oversized).toEqual([["large", large.length]]);
    const pieces = read(
      Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) => bytes.subarray(index * 7, index * 7 + 7)),
      {
        maximumPacketSize: 1_000,
      },
    );
    expect(pieces.messages).toEqual(whole.messages);
    expect(pieces.other).toHaveLength(0);
    expect(pieces.oversized).toHaveLength(1);
  });

  it.each([
    ["a length that never ends", Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01])],
    ["a topic longer than its packet", Buffer.from([0x30, 0x03, 0x00, 0x09, 0x61])],
    ["a packet too short for a topic", Buffer.from([0x30, 0x01, 0x00])],
    ["an empty topic, which stands for an alias", Buffer.from([0x30, 0x03, 0x00, 0x00, 0x61])],
    ["a message of higher quality", Buffer.from([0x32, 0x05, 0x00, 0x01, 0x61, 0x00, 0x01])],
  ])("leaves %s to the full parser", (_, bytes) => {
    const result = read([bytes]);
    expect(result.messages).toEqual([]);
    expect(result.other).toEqual(bytes);
  });

  it("passes over MQTT 5's properties", () => {
    const bytes = Buffer.from([0x30, 0x0a, 0x00, 0x01, 0x61, 0x05, 0x02, 0x00, 0x00, 0x00, 0x09, 0x78]);
    expect(read([bytes], { mqtt5: true }).messages).toEqual([["a", "x", false]]);
  });

  it("leaves properties of an impossible length to the full parser", () => {
    const bytes = Buffer.from([0x30, 0x04, 0x00, 0x01, 0x61, 0x09]);
    expect(read([bytes], { mqtt5: true }).other).toEqual(bytes);
  });
});

describe("encodePublish", () => {
  it.each([
    [0, 1],
    [127, 1],
    [128, 2],
    [16_383, 2],
    [16_384, 3],
    [2_097_152, 4],
  ])("writes a length of %i in %i bytes", (length, bytes) => {
    const packet = encodePublish("t", "x".repeat(Math.max(length - 3, 0)), { mqtt5: false, retain: false });
    expect(packet.length).toBe(1 + bytes + Math.max(length, 3));
  });

  it.each([[""], ["x".repeat(65_536)]])("refuses a topic of impossible length", (topic) => {
    expect(() => encodePublish(topic, "", { mqtt5: false, retain: false })).toThrow(RangeError);
  });
});
