import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ok } from "../../base/result.ts";
import { closeFlow } from "../store/documents.ts";
import { driveEditor } from "../testing/driver.ts";
import { editCurrent } from "./editor.ts";
import { keepWork } from "./recovery.ts";

const log: string[] = [];
let stop: () => void;
let driver: ReturnType<typeof driveEditor>;

beforeEach(() => {
  vi.useFakeTimers();
  log.length = 0;
  driver = driveEditor(
    { devices: [], groups: [], dropped: [] },
    {
      keepBackup: async ({ text }) => ok(void log.push(`draft ${/"name": "(.*)"/.exec(text)?.[1]}`)),
      dropBackup: async () => ok(void log.push("no draft")),
      keepHistory: async ({ text }) => ok(void log.push(`steps ${text.match(/"label"/g)?.length}`)),
    },
  );
  driver.open({ name: "File" });
  stop = keepWork(driver.editor);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function rename(name: string): void {
  editCurrent(driver.editor, "Rename", (document) => ({ ...document, name }));
}

it("keeps work within a second of an edit, also while the person goes on and on", async () => {
  for (let edits = 0; edits < 10; edits += 1) {
    rename(`${edits}`);
    await vi.advanceTimersByTimeAsync(200);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(log).toEqual(["draft 2", "steps 4", "draft 5", "steps 7", "draft 8", "steps 10", "draft 9", "steps 11"]);
});

it("keeps no draft of what was taken back", async () => {
  rename("Other");
  await driver.run("edit.undo");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(log).toEqual(["no draft", "steps 2"]);
});

it("keeps what undo knows of a flow that is closed at once", async () => {
  rename("Other");
  closeFlow(driver.editor.documents, "test");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(log).toEqual(["steps 2"]);
});
