import { beforeEach, expect, it } from "vitest";
import { ok } from "../../base/result.ts";
import type { Session } from "../../contract/facts.ts";
import { learnRuns } from "../store/facts.ts";
import { driveEditor, type EditorDriver } from "../testing/driver.ts";
import { addKindNode } from "./add-nodes.ts";
import { keepWatching } from "./keep-watching.ts";
import { followProject } from "./projects.ts";

const watched: (string | undefined)[] = [];
let driver: EditorDriver;

beforeEach(() => {
  watched.length = 0;
  driver = driveEditor(
    { devices: [], groups: [], dropped: [] },
    {
      watchFlow: async ({ id }) => ok(void watched.push(id)),
      getSession: async () => ok(session("/other")),
    },
  );
});

function session(folder: string): Session {
  const project = { folder, name: folder.slice(1), source: { type: "simulated", home: "small" }, flows: [], untrusted: [] } as const;
  return { version: "0", face: "browser", recent: [], project };
}

it("looks at the values of the flow that it shows, while that runs", async () => {
  keepWatching(driver.editor);
  driver.open({}, "one");
  const run = (flow: string, state: "running" | "stopped") => ({ flow, state, fault: undefined, revision: "1", stateful: [] });
  learnRuns(driver.editor.facts, [run("one", "running"), run("two", "running"), run("three", "stopped")]);
  driver.open({}, "two");
  driver.open({}, "three");
  driver.open({}, "one");
  learnRuns(driver.editor.facts, [run("one", "stopped")]);
  await Promise.resolve().then(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect(watched).toEqual(["one", "two", undefined, "one", undefined]);
});

it("goes along when another window opens another project, and says what becomes of unsaved work", async () => {
  driver.editor.facts.setState({ session: session("/mine") });
  followProject(driver.editor);
  driver.open({}, "one");
  addKindNode(driver.editor, "log", { x: 0, y: 0 });
  driver.editor.facts.setState({ session: session("/other") });
  expect(driver.editor.documents.getState().open.size).toBe(0);
  expect(driver.editor.workbench.getState().toasts.map(({ text }) => text)).toEqual([
    "Another window opened other. Unsaved work is kept, and is there again when its project is opened.",
  ]);
});
