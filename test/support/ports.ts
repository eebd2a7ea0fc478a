import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A port of the loopback interface that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** Resolves once something accepts connections on the port. Rejects after `timeout` milliseconds. */
export async function untilListening(port: number, timeout = 5_000): Promise<void> {
  const end = performance.now() + timeout;
  while (performance.now() < end) {
    const accepted = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: "127.0.0.1" });
      socket.on("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.on("error", () => resolve(false));
    });
    if (accepted) return;
    await sleep(10);
  }
  throw new Error(`Nothing listens on port ${port} after ${timeout} ms`);
}
