import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TlsSettings } from "../../src/runtime/mqtt/mqtt-settings.ts";
import { type Certificates, makeCertificates } from "../support/certificates.ts";
import { hasMosquitto } from "../support/mosquitto.ts";
import { createTestBench, firstProblem } from "../support/mqtt-clients.ts";
import { until } from "../support/until.ts";

const bench = createTestBench();
let files: Certificates;
beforeAll(async () => {
  files = await makeCertificates();
});
afterAll(() => files.remove());

function server(options: { expired?: boolean; demandClientCertificate?: boolean } = {}): Parameters<typeof bench.broker>[0] {
  const pair = options.expired === true ? files.expired : files.server;
  return { tls: { ca: files.authority, ...pair, demandClientCertificate: options.demandClientCertificate ?? false } };
}

describe.skipIf(!hasMosquitto)("TLS", () => {
  it.each<[string, () => TlsSettings]>([
    ["the authority alone", () => ({ authorityFile: files.authority })],
    ["another name than the host (SNI)", () => ({ authorityFile: files.authority, serverName: "broker.test" })],
    ["any certificate, when told not to check", () => ({ verify: false })],
  ])("connects with %s", async (_, tls) => {
    const mosquitto = await bench.broker(server());
    const transport = await bench.connected({ port: mosquitto.port, tls: tls() });
    const received: string[] = [];
    transport.onMessage((message) => received.push(message.text()));
    await transport.subscribe(["a"]);
    transport.publish("a", "secret");
    await until(() => received.length === 1);
  });

  it("delivers a burst of 10,000 messages in order", async () => {
    const mosquitto = await bench.broker({ ...server(), config: ["max_queued_messages 0"] });
    const transport = await bench.connected({ port: mosquitto.port, tls: { authorityFile: files.authority } });
    const received: string[] = [];
    transport.onMessage((message) => received.push(message.text()));
    await transport.subscribe(["count"]);
    for (let index = 0; index < 10_000; index += 1) transport.publish("count", `${index}`);
    await until(() => received.length >= 10_000, 10_000, "all messages");
    expect(received).toEqual(Array.from({ length: 10_000 }, (_, index) => `${index}`));
  });

  it("connects with a client certificate where the broker demands one", async () => {
    const mosquitto = await bench.broker(server({ demandClientCertificate: true }));
    const tls = { authorityFile: files.authority, certificateFile: files.client.certificate, keyFile: files.client.key };
    await bench.connected({ port: mosquitto.port, tls });
  });

  it.each<[string, Parameters<typeof server>[0], () => TlsSettings, string, RegExp]>([
    ["an authority that the system does not know", {}, () => ({}), "certificate", /set ca_crt/],
    ["another authority", {}, () => ({ authorityFile: files.stranger }), "certificate", /set ca_crt/],
    [
      "a certificate for another name",
      {},
      () => ({ authorityFile: files.authority, serverName: "else.test" }),
      "certificate",
      /server_name/,
    ],
    ["an expired certificate", { expired: true }, () => ({ authorityFile: files.authority }), "certificate", /renew/],
    [
      "no client certificate where one is demanded",
      { demandClientCertificate: true },
      () => ({ authorityFile: files.authority }),
      "certificate",
      /client_crt/,
    ],
    ["an authority file that is missing", {}, () => ({ authorityFile: "/no/such.crt" }), "tls file", /ca_crt/],
    [
      "a file that is no certificate",
      {},
      () => ({ authorityFile: files.authority, certificateFile: import.meta.filename, keyFile: import.meta.filename }),
      "tls file",
      /BEGIN/,
    ],
    [
      "a key of another certificate",
      {},
      () => ({ authorityFile: files.authority, certificateFile: files.client.certificate, keyFile: files.server.key }),
      "tls file",
      /pair/,
    ],
  ])("says in words what is wrong with %s", async (_, options, tls, code, remedy) => {
    const mosquitto = await bench.broker(server(options));
    const problem = await firstProblem(bench.client({ port: mosquitto.port, tls: tls() }));
    expect(problem).toMatchObject({ code, remedy: expect.stringMatching(remedy) });
  });

  it("says that a port speaks no TLS", async () => {
    const mosquitto = await bench.broker();
    const problem = await firstProblem(bench.client({ port: mosquitto.port, tls: { authorityFile: files.authority } }));
    expect(problem.remedy).toMatch(/TLS/);
  });

  it("says that a port may want TLS when a plain connection is closed without an answer", async () => {
    const mosquitto = await bench.broker(server());
    const problem = await firstProblem(bench.client({ port: mosquitto.port }));
    expect(problem).toMatchObject({ code: "closed", remedy: expect.stringMatching(/TLS/) });
  });
});
