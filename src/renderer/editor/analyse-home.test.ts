import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "../../base/result.ts";
import { diagnose } from "../../model/diagnostic.ts";
import { updateNode } from "../edits/nodes.ts";
import { allDiagnostics } from "../store/analysis.ts";
import { driveEditor } from "../testing/driver.ts";
import { chain, home } from "../testing/samples.ts";
import { keepHomeAnalysed } from "./analyse-home.ts";
import { currentDocument, type Editor, editCurrent } from "./editor.ts";
import { quickFixes } from "./quick-fixes.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An editor whose host answers with this for every flow, and the texts that it was asked about. */
function editing() {
  const driver = driveEditor(home);
  const asked: string[] = [];
  const found = diagnose("analysis/unused-result", { node: "tick" }, {});
  const client = {
    ...driver.editor.client,
    analyseFlow: async ({ text }: { readonly text: string }) => {
      asked.push(text);
      return ok([found]);
    },
  };
  const editor: Editor = { ...driver.editor, client };
  driver.open(chain, "chain");
  const stop = keepHomeAnalysed(editor);
  const note = (text: string) => editCurrent(editor, "Note", (document) => updateNode(document, "tick", (one) => ({ ...one, note: text })));
  return { editor, asked, found, stop, note };
}

describe("what is said in view of all flows", () => {
  it("is asked once edits have come to rest, for the text as it is then", async () => {
    const { editor, asked, found, stop, note } = editing();
    note("one");
    note("two");
    await vi.advanceTimersByTimeAsync(499);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.map((text) => /"note": "(.*?)"/.exec(text)?.[1])).toEqual(["two"]);
    expect(allDiagnostics(editor.analysis.getState())).toContainEqual(found);
    stop();
  });

  it("is asked no more when the editor is gone", async () => {
    const { asked, stop, note } = editing();
    note("one");
    stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([]);
  });
});

describe("silencing", () => {
  it("asks for the reason", () => {
    const { editor, found, stop } = editing();
    const [fix] = quickFixes(found);
    expect(fix?.title).toBe("Silence…");
    fix?.apply(editor);
    expect(editor.workbench.getState().overlay).toEqual({ type: "silence", code: "analysis/unused-result", node: "tick" });
    stop();
  });

  it("is taken back where there is nothing to silence any more", () => {
    const { editor, stop } = editing();
    editCurrent(editor, "Silence", (document) => ({ ...document, silence: new Map([["analysis/feedback", "It is slow."]]) }));
    const idle = diagnose("analysis/idle-silence", { path: "/silence/analysis/feedback" }, { code: "analysis/feedback" });
    for (const fix of quickFixes(idle)) fix.apply(editor);
    expect(currentDocument(editor)?.silence).toEqual(new Map());
    stop();
  });
});
