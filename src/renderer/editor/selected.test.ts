import { describe, expect, it } from "vitest";
import { exampleHome } from "../../catalogue/example-home.ts";
import { driveEditor } from "../testing/driver.ts";

const [motion, lamp] = ["0x00158d0001a2b3c4", "0x680ae2fffe112233"];

describe("what is selected", () => {
  it("pastes a dial over lights with its lights, whatever they are called there", async () => {
    const driver = driveEditor(exampleHome);
    driver.open(
      {
        devices: { hall: { ieee: lamp } },
        nodes: { dial: { kind: "scale", settings: { members: { hall: [0, 0.5] } } } },
        wires: [],
      },
      "first",
    );
    driver.select("dial");
    await driver.run("edit.copy");
    driver.open({ devices: { hall: { ieee: motion }, other: { ieee: lamp } }, nodes: {}, wires: [] }, "second");
    await driver.run("edit.paste");
    expect([...driver.document().nodes.values()].map(({ settings }) => settings.get("members"))).toEqual([{ other: [0, 0.5] }]);
  });
});
