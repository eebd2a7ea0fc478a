import { describe, expect, it } from "vitest";
import { emptyDocument, type FlowDocument } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { startingSettings } from "./starting-settings.ts";

const devices = { lamp: { ieee: "0x842e14ff5624d239" }, lamps: { group: 5 } };
const withDevices: FlowDocument = parseFlow(JSON.stringify({ ziggyFlow: 1, devices, nodes: {}, wires: [] })).document ?? emptyDocument;

describe("a node just added", () => {
  it.each([...catalogue.values()])("has its pins: $kind", (kind) => {
    expect(kind.configure(startingSettings(kind, withDevices)).usable).toBeDefined();
  });
});
