import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { findMosquitto } from "../../scripts/lib/programs.mjs";

/** A port that was free a moment ago. @returns {Promise<number>} */
async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** @param {number} port */
async function accepts(port) {
  const socket = net.connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/**
 * Starts mosquitto on loopback, without persistence and without limits on its queues: a message dropped by the broker would look
 * like one that the automation missed.
 */
export async function startBroker() {
  const program = findMosquitto();
  if (program === undefined) throw new Error("mosquitto is not installed");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ziggy-flow-bench-"));
  const port = await freePort();
  const config = path.join(folder, "mosquitto.conf");
  fs.writeFileSync(
    config,
    [
      `listener ${port} 127.0.0.1`,
      "allow_anonymous true",
      "persistence false",
      "max_queued_messages 0",
      "max_inflight_messages 0",
      "set_tcp_nodelay true",
      "log_type error",
      "",
    ].join("\n"),
  );
  const child = spawn(program, ["-c", config], { stdio: ["ignore", "ignore", "inherit"] });
  while (!(await accepts(port))) await new Promise((resolve) => setTimeout(resolve, 20));
  return {
    port,
    url: `mqtt://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
