import { beforeEach, describe, expect, it } from "vitest";
import { setSetting } from "../edits/nodes.ts";
import { driveEditor, type EditorDriver } from "../testing/driver.ts";
import { chain, home } from "../testing/samples.ts";
import { keepAnalysed } from "./analyse.ts";
import { type Editor, editCurrent } from "./editor.ts";

let driver: EditorDriver;
beforeEach(() => {
  driver = driveEditor(home);
  driver.open({});
});

describe("what is said of an edit", () => {
  it("is there at once; the code follows when that is painted, and is that of the last edit", async () => {
    const painted: (() => void)[] = [];
    const editor: Editor = { ...driver.editor, surroundings: { ...driver.editor.surroundings, afterPaint: (work) => painted.push(work) } };
    driver.open({ ...chain, wires: ["tick.out -> say.in"] }, "chain");
    const stop = keepAnalysed(editor);
    const edited = async (text: string | boolean) => {
      editCurrent(editor, "Text", (document) => setSetting(document, "say", "text", text));
      await Promise.resolve();
      const { diagnostics, code } = editor.analysis.getState();
      return [diagnostics.map(({ severity }) => severity), /log\("(.*)"\)/.exec(code?.text ?? "")?.[1]];
    };
    const paint = () => {
      for (const work of painted.splice(0)) work();
    };
    expect(await edited("one")).toEqual([[], "hello"]);
    expect(await edited("two")).toEqual([[], "hello"]);
    paint();
    expect(editor.analysis.getState().code?.text).toContain('log("two")');
    expect(await edited(false)).toEqual([["error"], undefined]);
    stop();
  });
});
