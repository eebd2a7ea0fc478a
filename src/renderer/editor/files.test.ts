import { beforeEach, describe, expect, it } from "vitest";
import { ok } from "../../base/result.ts";
import { emptyDocument } from "../../model/document.ts";
import { activeFlow, isDirty, meetFile } from "../store/documents.ts";
import { record } from "../store/history.ts";
import { printHistory } from "../store/kept-history.ts";
import { driveEditor, type EditorDriver } from "../testing/driver.ts";
import { chain, home, openFlowOf } from "../testing/samples.ts";
import { addKindNode } from "./add-nodes.ts";
import { showFlowFile } from "./attach.ts";
import { saveCurrent } from "./files.ts";
import { offerBackups } from "./recovery.ts";

let driver: EditorDriver;
beforeEach(() => {
  driver = driveEditor(home);
  driver.open({});
});

describe("files", () => {
  it("is dirty until the host has saved it", async () => {
    driver = driveEditor(home, {
      saveFlow: async ({ id }) => ok({ id, title: id, path: "", revision: "2", type: "flow" }),
      dropBackup: async () => ok(undefined),
    });
    driver.open({});
    addKindNode(driver.editor, "log", { x: 0, y: 0 });
    const flow = () => activeFlow(driver.editor.documents.getState());
    expect(flow() === undefined ? undefined : isDirty(flow() as never)).toBe(true);
    expect(await saveCurrent(driver.editor)).toBe(true);
    expect(flow() === undefined ? undefined : isDirty(flow() as never)).toBe(false);
  });

  it("shows a conflict instead of overwriting", async () => {
    driver = driveEditor(home, { saveFlow: async () => ({ ok: false, error: { code: "conflict", message: "changed" } }) });
    driver.open({});
    expect(await saveCurrent(driver.editor)).toBe(false);
    expect(driver.editor.workbench.getState().overlay).toEqual({ type: "conflict", flow: "test" });
  });

  it("follows a file that changed on disk while nothing was unsaved, undoably", async () => {
    meetFile(driver.editor.documents, "test", { text: JSON.stringify({ ziggyFlow: 1, name: "From disk" }), revision: "2" });
    expect(driver.document().name).toBe("From disk");
    await driver.run("edit.undo");
    expect(driver.document().name).toBeUndefined();
  });

  it("keeps unsaved work when the file changed on disk", () => {
    addKindNode(driver.editor, "log", { x: 0, y: 0 });
    meetFile(driver.editor.documents, "test", { text: JSON.stringify({ ziggyFlow: 1, name: "From disk" }), revision: "2" });
    expect(driver.document().nodes.size).toBe(1);
    expect(activeFlow(driver.editor.documents.getState())?.conflict?.revision).toBe("2");
  });

  it("brings unsaved work back as an edit, so that undo leads to the file", async () => {
    const text = (name: string) => JSON.stringify({ ziggyFlow: 1, name, nodes: { say: { kind: "log" } } });
    driver = driveEditor(home, {
      readFlow: async () => ok({ id: "test", text: text("In the file"), revision: "1" }),
      listBackups: async () => ok([{ flow: "test", text: text("Unsaved"), base: "1", at: 0 }]),
    });
    await offerBackups(driver.editor);
    expect(driver.document().name).toBe("Unsaved");
    await driver.run("edit.undo");
    expect(driver.document().name).toBe("In the file");
  });

  it("undoes after a reload what was done before it, and redoes what was put aside by closing", async () => {
    const text = JSON.stringify({ ziggyFlow: 1, ...chain });
    driver.open(chain, "chain");
    driver.select("say");
    await driver.run("edit.delete");
    const { history, saved } = openFlowOf(driver);
    const kept = printHistory(history, saved, "1");
    driver = driveEditor(home, {
      readFlow: async () => ok({ id: "test", text, revision: "1" }),
      readHistory: async () => ok({ text: kept }),
    });
    await showFlowFile(driver.editor, "test");
    expect([driver.document().nodes.has("say"), isDirty(openFlowOf(driver))]).toEqual([true, false]);
    await driver.run("edit.redo");
    expect([driver.document().nodes.has("say"), isDirty(openFlowOf(driver))]).toEqual([false, true]);
  });

  it("says so, once, when a changed file made the steps of before meaningless", async () => {
    let kept: string | undefined = printHistory(record(openFlowOf(driver).history, emptyDocument, "Clear"), emptyDocument, "1");
    const text = JSON.stringify({ ziggyFlow: 1, ...chain });
    const open = async () => {
      driver = driveEditor(home, {
        readFlow: async () => ok({ id: "test", text, revision: "2" }),
        readHistory: async () => ok({ text: kept }),
        keepHistory: async (request) => {
          kept = request.text;
          return ok(undefined);
        },
      });
      await showFlowFile(driver.editor, "test");
      return [openFlowOf(driver).history.past.length, driver.editor.workbench.getState().toasts.length];
    };
    expect([await open(), await open()]).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });

  it("meets a file that changed under unsaved work as a conflict, also after a crash", async () => {
    const text = (name: string) => JSON.stringify({ ziggyFlow: 1, name });
    driver = driveEditor(home, {
      readFlow: async () => ok({ id: "test", text: text("By somebody else"), revision: "2" }),
      listBackups: async () => ok([{ flow: "test", text: text("Unsaved"), base: "1", at: 0 }]),
    });
    await offerBackups(driver.editor);
    expect([driver.document().name, openFlowOf(driver).conflict?.revision]).toEqual(["Unsaved", "2"]);
  });

  it("does not draw, change or overwrite a file that it cannot read", async () => {
    driver.editor.documents.setState({ open: new Map(), active: undefined });
    driver.open({ nodes: 7 });
    expect(activeFlow(driver.editor.documents.getState())?.unreadable).toBeDefined();
    addKindNode(driver.editor, "log", { x: 0, y: 0 });
    expect(await saveCurrent(driver.editor)).toBe(false);
  });
});
