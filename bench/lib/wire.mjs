// A small MQTT 3.1.1 client, QoS 0 only: the driver's. It costs a fraction of what it measures, so that with two cores the automation
// and not the driver is what the figures show.
import { EventEmitter, once } from "node:events";
import net from "node:net";

/** @param {number} length */
function encodeLength(length) {
  const bytes = [];
  let rest = length;
  do {
    bytes.push((rest % 128) | (rest >= 128 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(bytes);
}

/** @param {string} text */
function encodeText(text) {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** @param {number} type @param {readonly Buffer[]} parts */
function packet(type, parts) {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([type]), encodeLength(body.length), body]);
}

/** A publish as bytes, to be made once and sent often. @param {string} topic @param {string} payload @param {boolean} [retain] */
export function encodePublish(topic, payload, retain = false) {
  return packet(0x30 | (retain ? 1 : 0), [encodeText(topic), Buffer.from(payload)]);
}

export class Wire {
  #socket;
  /** @type {Buffer} */
  #rest = Buffer.alloc(0);
  /** @type {Buffer[]} */
  #batch = [];
  #answers = new EventEmitter();
  #packetId = 0;
  /** @type {(topic: string, payload: Buffer) => void} */
  onPublish = () => {};

  /** @param {net.Socket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (data) => this.#receive(data));
  }

  /** @param {number} port @param {string} clientId */
  static async connect(port, clientId) {
    const socket = net.connect(port, "127.0.0.1");
    await once(socket, "connect");
    const wire = new Wire(socket);
    const header = Buffer.concat([encodeText("MQTT"), Buffer.from([4, 2, 0, 0])]);
    socket.write(packet(0x10, [header, encodeText(clientId)]));
    await once(wire.#answers, "2");
    return wire;
  }

  /** @param {readonly string[]} filters */
  async subscribe(filters) {
    this.#packetId += 1;
    const id = Buffer.alloc(2);
    id.writeUInt16BE(this.#packetId);
    this.#socket.write(packet(0x82, [id, ...filters.flatMap((filter) => [encodeText(filter), Buffer.from([0])])]));
    await once(this.#answers, "9");
  }

  /** Sends at once. @param {Buffer} bytes from `encodePublish` */
  send(bytes) {
    this.#socket.write(bytes);
  }

  /** Sends with everything else of this tick in one write. @param {Buffer} bytes from `encodePublish` */
  sendSoon(bytes) {
    if (this.#batch.length === 0) setImmediate(() => this.#flush());
    this.#batch.push(bytes);
  }

  #flush() {
    this.#socket.write(Buffer.concat(this.#batch));
    this.#batch = [];
  }

  async close() {
    this.#socket.end(Buffer.from([0xe0, 0]));
    await once(this.#socket, "close");
  }

  /** @param {Buffer} data */
  #receive(data) {
    const bytes = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data]);
    let at = 0;
    for (;;) {
      const end = this.#receivePacket(bytes, at);
      if (end === undefined) break;
      at = end;
    }
    this.#rest = bytes.subarray(at);
  }

  /** @param {Buffer} bytes @param {number} start @returns {number | undefined} where the packet ends, if it is complete */
  #receivePacket(bytes, start) {
    let at = start + 1;
    let length = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) return undefined;
      length += (byte & 127) * factor;
      if (byte < 128) break;
    }
    const end = at + length;
    if (end > bytes.length) return undefined;
    const type = (bytes[start] ?? 0) >> 4;
    if (type === 3) {
      const topicEnd = at + 2 + bytes.readUInt16BE(at);
      this.onPublish(bytes.toString("utf8", at + 2, topicEnd), bytes.subarray(topicEnd, end));
    } else {
      this.#answers.emit(String(type));
    }
    return end;
  }
}
