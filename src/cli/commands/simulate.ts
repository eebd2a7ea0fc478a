import { Command } from "commander";
import { HostError } from "../../host/host-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

export function registerSimulate({ terminal, setCode }: CommandContext): Command {
  return new Command("simulate")
    .description("A broker with a simulated Zigbee2MQTT on it; prints the broker's port.")
    .argument("[home]", "home.json, a bridge/devices payload, or a folder of payloads (default: a small home)")
    .option("--port <number>", "the broker's port (default: a free one)")
    .action(async (home: string | undefined, own: { readonly port?: string }, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { simulateHome } = await import("../../host/session/simulate-home.ts");
      const { stopSignal } = await import("../stop-signal.ts");
      const stopped = stopSignal(terminal.log);
      const simulation = await simulateHome(home, readPort(own.port), options.host, terminal.log);
      const { broker, baseTopic } = simulation;
      const url = `mqtt://${broker.host}:${broker.port}`;
      terminal.result(options.json ? `${JSON.stringify({ port: broker.port, url, baseTopic })}\n` : `${broker.port}\n`);
      const text = `a home with ${simulation.home.deviceNames.length} devices answers on ${url}, base topic ${baseTopic}`;
      terminal.log({ level: "info", event: "simulating", text, data: { url, baseTopic } });
      await stopped;
      await simulation.stop();
      setCode(exitCodes.clean);
    });
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new HostError({ kind: "usage", where: "--port", what: `"${text}" is no port`, remedy: "write a number from 1 to 65535" });
}
