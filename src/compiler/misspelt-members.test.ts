import { expect, it } from "vitest";
import { parseFlow } from "../model/parse.ts";
import { misspeltMembers } from "./misspelt-members.ts";

function said(flow: object): readonly string[] {
  const { document } = parseFlow(JSON.stringify({ ziggyFlow: 1, ...flow }));
  if (document === undefined) throw new Error("this is no flow");
  return misspeltMembers(document).map((one) => `${Object.values(one.place).join()}: ${one.remedy}`);
}

it.each([
  ["a flow", { wire: [] }, ['/wire: Did you mean "wires"?']],
  ["a node", { nodes: { a: { kind: "every", input: {} } } }, ['a: Did you mean "inputs"?']],
  ["a role", { devices: { lamp: { iee: "0x1" } } }, ['lamp: Did you mean "ieee"?']],
  ["a parameter", { parameters: { step: { type: "number", defualt: 1 } } }, ['/parameters/step/defualt: Did you mean "default"?']],
])("tells what was meant by a misspelt member of %s", (_, flow, expected) => {
  expect(said(flow)).toEqual(expected);
});

it("is silent about members that resemble none: a later version may know them", () => {
  expect(said({ $schema: "x", icon: "y", nodes: { a: { kind: "every", colour: "red" } }, devices: { lamp: { since: 3 } } })).toEqual([]);
});
