import { Command } from "commander";
import { exitCodes } from "../exit-codes.ts";
import { readCommonOptions } from "../options.ts";
import { readPort } from "../read-port.ts";
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
