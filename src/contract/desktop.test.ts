import { describe, expect, it } from "vitest";
import { readPageMessage } from "./desktop.ts";

const entry = { id: "file.new", title: "New flow…", group: "File", shortcut: "Mod+N", enabled: true };

describe("readPageMessage", () => {
  it.each([
    [{ type: "opened" }],
    [{ type: "menu", entries: [entry, { ...entry, shortcut: undefined }] }],
    [{ type: "unsaved", titles: ["Hall"] }],
    [{ type: "left", done: false }],
    [{ type: "edit-text", action: "selectAll" }],
  ])("reads %j", (message) => {
    expect(readPageMessage(message)).toEqual(message);
  });

  it("keeps nothing that a message does not have", () => {
    expect(readPageMessage({ type: "left", done: true, more: "x" })).toEqual({ type: "left", done: true });
  });

  it.each([
    [null],
    ["opened"],
    [["opened"]],
    [{}],
    [{ type: "constructor" }],
    [{ type: "menu" }],
    [{ type: "menu", entries: {} }],
    [{ type: "menu", entries: [null] }],
    [{ type: "menu", entries: [{ ...entry, id: 1 }] }],
    [{ type: "menu", entries: [{ ...entry, enabled: "yes" }] }],
    [{ type: "menu", entries: [{ ...entry, shortcut: 3 }] }],
    [{ type: "menu", entries: Array.from({ length: 1_001 }, () => entry) }],
    [{ type: "unsaved", titles: ["x".repeat(501)] }],
    [{ type: "left", done: "true" }],
    [{ type: "edit-text", action: "openDevTools" }],
  ])("refuses %j", (message) => {
    expect(readPageMessage(message)).toBeUndefined();
  });
});
