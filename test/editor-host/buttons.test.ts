import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { done, openTestEditor, type TestEditor } from "./support.ts";

let editor: TestEditor;
beforeEach(async () => {
  editor = await openTestEditor();
  done(await editor.client.openPlayground({ home: "small" }));
});
afterEach(() => editor.close());

const flow = JSON.stringify({
  ziggyFlow: 1,
  nodes: { party: { kind: "button" }, line: { kind: "log", settings: { text: "Let us dance" } } },
  wires: ["party.out -> line.in"],
});

async function drawn(): Promise<string> {
  return done(await editor.client.createFlow({ title: "Party", text: flow })).id;
}

describe("a button", () => {
  it("is pressed in the running flow", async () => {
    const id = await drawn();
    done(await editor.client.runFlows({ ids: [id] }));
    done(await editor.client.pressButton({ flow: id, node: "party" }));
    await editor.until(() => editor.log.some(({ message }) => message.includes("Let us dance")), "the flow to speak");
  });

  it("refuses while the flow does not run", async () => {
    const id = await drawn();
    expect(await editor.client.pressButton({ flow: id, node: "party" })).toMatchObject({ ok: false, error: { code: "refused" } });
  });

  it("says so where the flow runs without it", async () => {
    const id = await drawn();
    done(await editor.client.runFlows({ ids: [id] }));
    done(await editor.client.pressButton({ flow: id, node: "other" }));
    await editor.until(() => editor.log.some(({ message }) => message.includes('without a button "other"')), "the warning");
  });
});
