import { type AddressInfo, createServer, type Server } from "node:net";
import { Aedes, type AedesPublishPacket } from "aedes";
import type { InboundMessage } from "../../runtime/core/transport.ts";
import type { SimulatorLink } from "../link.ts";
import { BytesMessage } from "./bytes-message.ts";

export interface EmbeddedBrokerOptions {
  /** Default: one that is free. */
  readonly port?: number;
  /** Default: 127.0.0.1, so that only this machine can connect. */
  readonly host?: string;
}

/** An MQTT 3.1.1 broker in this process. */
export interface EmbeddedBroker {
  readonly port: number;
  readonly url: string;
  /** The connection of a simulated home, without a socket. */
  link(): SimulatorLink;
  /** Disconnects everybody and frees the port. */
  close(): Promise<void>;
}

/** Rejects when the port is taken. */
export async function startEmbeddedBroker({ port = 0, host = "127.0.0.1" }: EmbeddedBrokerOptions = {}): Promise<EmbeddedBroker> {
  const broker = await Aedes.createBroker();
  const server = createServer(broker.handle);
  const bound = await listen(server, port, host);
  return {
    port: bound,
    url: `mqtt://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    link: () => linkTo(broker),
    close: () =>
      new Promise((resolve) => {
        broker.close(() => server.close(() => resolve()));
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      // Not a pipe: it listens on a port.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function linkTo(broker: Aedes): SimulatorLink {
  return {
    publish: (topic, payload, { qos = 0, retain = false } = {}) => {
      broker.publish({ cmd: "publish", topic, payload, qos, retain, dup: false }, () => {});
    },
    subscribe: (filter, listener) => {
      const deliver = (packet: AedesPublishPacket, done: () => void): void => {
        listener(asMessage(packet));
        done();
      };
      broker.subscribe(filter, deliver, () => {});
      return () => broker.unsubscribe(filter, deliver, () => {});
    },
    // It lives in the same process: the broker cannot go away and come back.
    onReconnect: () => () => {},
  };
}

function asMessage({ topic, payload }: AedesPublishPacket): InboundMessage {
  return new BytesMessage(topic, typeof payload === "string" ? Buffer.from(payload) : payload, false);
}
