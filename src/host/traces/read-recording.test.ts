import { expect, it } from "vitest";
import { readTrace } from "./read-trace.ts";

const dashes = "-".repeat(40);

const recording = [
  "  0.50  RECV  zigbee2mqtt/Hall motion  {",
  '                                         "occupancy": true',
  "                                       }",
  dashes,
  "  0.72  EXPO  zigbee2mqtt/Lamp/set     {",
  '                                         "state": "ON",',
  '                                         "*": "*"',
  "                                       }",
  dashes,
  '  0.80  EXPU  zigbee2mqtt/Plug/get     {"state": ""}',
  dashes,
  "  1.00  PROH  *                        *",
  dashes,
  '  4.00  RECV  zigbee2mqtt/Hall motion  {"occupancy": false}',
  dashes,
].join("\n");

it("reads a recording of pyziggy by its shape", () => {
  const result = readTrace(recording);
  expect(result.ok && result.value).toMatchObject({
    settings: { others: "ignore" },
    stimuli: [
      { line: 1, at: 500, channel: "mqtt", name: "zigbee2mqtt/Hall motion", payload: { occupancy: true } },
      { line: 14, at: 4_000 },
    ],
    expectations: [
      { kind: "EXPECT", line: 5, from: 500, to: 1_720, channel: "device", name: "Lamp", payload: { state: "ON", "*": "*" } },
      { kind: "ANY", line: 10, name: "Plug/get" },
      { kind: "NEVER", line: 12, from: 500, to: 4_000, name: "*", payload: "*" },
    ],
  });
});

it("says in which line an entry begins that cannot be read", () => {
  const result = readTrace(recording.replace('"occupancy": true', '"occupancy": yes'));
  expect(result).toMatchObject({ ok: false, error: [{ line: 1, what: "the payload is no JSON" }] });
});
