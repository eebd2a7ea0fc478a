import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { createWorkshops, type Workshop } from "../support/workshop.ts";

const workshop = createWorkshops();

const words = {
  password: "broker-passw0rd",
  httpToken: "http-t0ken",
  app: "app-t0ken-4711",
  user: "user-key-0815",
  bot: "7:bot/t0ken",
  fromEnvironment: "environment-s3cret",
} as const;

/** Every service in one: refuses what it gets, and repeats it. */
async function startRefusing(shop: Workshop) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      requests.push(`${request.url} ${body}`);
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ description: `I do not know ${request.url} ${body}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  shop.own(() => new Promise((resolve) => server.close(resolve)));
  // A server that listens on a port has an address with one.
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const config = (url: string): string => `[mqtt_server]
host = "127.0.0.1"
user = "house"
password = "${words.password}"

[http]
token = "${words.httpToken}"

[notify]
pushover_server = "${url}"
telegram_server = "${url}"
`;

const alarms = {
  ziggyFlow: 1,
  nodes: {
    start: { kind: "start" },
    push: { kind: "notify", settings: { via: "pushover", text: "Water!" } },
    chat: { kind: "notify", settings: { via: "telegram", text: "Water!" } },
    topic: { kind: "notify", settings: { via: "ntfy", text: "Water!" } },
    problem: { kind: "log", settings: { text: "Nobody was told:", level: "warning" } },
    screen: { kind: "notify", settings: { text: "Water!" } },
  },
  wires: [
    "start.first -> push.send",
    "start.first -> chat.send",
    "start.first -> topic.send",
    "start.first -> screen.send",
    "push.failed -> problem.in",
    "chat.failed -> problem.in",
  ],
};

/** A flow that tells everything to everybody. */
const gossip = `import { flow, log, onStart } from "ziggy-flow";
import type { Home } from "../generated/home";
const words = ${JSON.stringify(Object.values(words))};
export default flow("gossip", (home: Home) => {
  void home;
  onStart("start").on(() => {
    for (const word of words) log("logged " + word);
    console.log("printed", words);
    setTimeout(() => { throw new Error("thrown later " + words.join()); }, 10);
    throw new Error("thrown " + words.join());
  });
});
`;

describe("the log of run", () => {
  it.each([[[]], [["--log-format", "json"]], [["-v"]]])("holds no secret, whoever tells it (%j)", async (options) => {
    const shop = await workshop();
    const { url, requests } = await startRefusing(shop);
    await shop.write("config.toml", config(url));
    await shop.write(
      "secrets/secrets.json",
      JSON.stringify({ pushover_app_token: words.app, pushover_user_key: words.user, telegram_bot_token: words.bot }),
    );
    await shop.write("flows/alarms.json", JSON.stringify(alarms));
    await shop.write("automations/gossip.ts", gossip);
    const env = { ZIGGY_FLOW_SECRET_TELEGRAM_CHAT_ID: words.fromEnvironment };
    const run = shop.start(["run", ".", "--simulate", ...options], { env });
    for (const news of ["thrown later", "printed", "logged", "push", "chat", "notification"]) await run.sees(new RegExp(news));
    for (const node of ["push", "chat"]) await run.sees(new RegExp(`${node}.+was not sent`));
    run.signal("SIGTERM");
    const { code, stdout, stderr } = await run.exited;
    expect(code).toBe(0);
    expect(requests.join("\n")).toContain(words.app);
    expect(requests.join("\n")).toContain(words.fromEnvironment);
    expect(stderr).toMatch(/there is no secret .*ntfy_topic/);
    for (const word of Object.values(words)) expect(stdout + stderr).not.toContain(word);
  });
});
