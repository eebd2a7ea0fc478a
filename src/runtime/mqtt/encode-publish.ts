import { Buffer } from "node:buffer";

const publishQos0 = 0x30;
const longestTopic = 0xffff;
/** What the length field of a packet can say. */
const longestPacket = 128 ** 4 - 1;

/** A message of quality 0 as bytes on the wire. Throws a RangeError where the protocol has no room for it. */
export function encodePublish(topic: string, payload: string, options: { readonly mqtt5: boolean; readonly retain: boolean }): Buffer {
  const topicLength = Buffer.byteLength(topic);
  if (topicLength === 0 || topicLength > longestTopic)
    throw new RangeError(`A topic has 1 to ${longestTopic} bytes, this one ${topicLength}`);
  const payloadLength = Buffer.byteLength(payload);
  const length = 2 + topicLength + (options.mqtt5 ? 1 : 0) + payloadLength;
  if (length > longestPacket) throw new RangeError(`A message of ${payloadLength} bytes is more than MQTT can carry`);
  const bytes = Buffer.allocUnsafe(1 + lengthOfLength(length) + length);
  bytes[0] = publishQos0 | (options.retain ? 1 : 0);
  let position = 1;
  for (let rest = length; ; rest = Math.floor(rest / 128)) {
    bytes[position] = (rest % 128) | (rest > 127 ? 0x80 : 0);
    position += 1;
    if (rest <= 127) break;
  }
  position = bytes.writeUInt16BE(topicLength, position);
  position += bytes.write(topic, position);
  // No properties.
  if (options.mqtt5) position = bytes.writeUInt8(0, position);
  bytes.write(payload, position);
  return bytes;
}

function lengthOfLength(length: number): number {
  if (length < 128) return 1;
  if (length < 128 ** 2) return 2;
  return length < 128 ** 3 ? 3 : 4;
}
