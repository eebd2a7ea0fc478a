import type { Clock } from "../core/clock.ts";
import type { HttpRoute, Services } from "../core/services.ts";
import { commandService } from "./commands/command-service.ts";
import type { Config } from "./config/config.ts";
import { fetchHttp } from "./http/http-client.ts";
import { HttpServer } from "./http/http-server.ts";
import { type DesktopNotification, notifyService } from "./notify/notify-service.ts";

export interface SystemServicesOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly onProblem: (text: string) => void;
  readonly onListening?: (url: string) => void;
  /** Shows a notification on this machine's screen, or tells it where there is none. */
  readonly onNotification: (notification: DesktopNotification) => void;
}

/** The services of a real machine, and how to end them. */
export function openServices(options: SystemServicesOptions): Services & { close(): Promise<void> } {
  const { config } = options;
  const server = new HttpServer({ ...options, settings: config.http });
  const commands = commandService({ allowed: config.security.allowCommands, clock: options.clock });
  return {
    http: { route: (route, handler) => server.route(withToken(route, config.secrets), handler), fetch: fetchHttp },
    notify: notifyService({ ...config, fetch: fetchHttp, onNotification: options.onNotification }),
    commands,
    location: config.location,
    random: Math.random,
    close: async () => {
      await Promise.all([server.close(), commands.close()]);
    },
  };
}

/** The route with the token that its secret stands for. Throws where there is no such secret: it must not be open to everybody. */
function withToken(route: HttpRoute, secrets: ReadonlyMap<string, string>): HttpRoute {
  if (route.secret === undefined) return route;
  const token = secrets.get(route.secret);
  if (token === undefined)
    throw new Error(`secrets/secrets.json holds no "${route.secret}", which calls of ${route.path} have to bring along.`);
  return { ...route, token };
}
