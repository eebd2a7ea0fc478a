import { describe, expect, it, vi } from "vitest";
import type { MenuEntry } from "../contract/desktop.ts";
import { type MenuOptions, menuTemplate } from "./menu-template.ts";

function entry(news: Partial<MenuEntry>): MenuEntry {
  return { id: "file.new", title: "New flow…", group: "File", shortcut: undefined, enabled: true, ...news };
}

function templateOf(options: Partial<MenuOptions>) {
  return menuTemplate({ entries: [], recent: [], isMac: false, onCommand: () => undefined, onOpen: () => undefined, ...options });
}

/** The first command's item. */
function itemOf(news: Partial<MenuEntry>, isMac = false) {
  const [menu] = templateOf({ entries: [entry(news)], isMac }).filter(({ label }) => label === (news.group ?? "File"));
  const [item] = Array.isArray(menu?.submenu) ? menu.submenu : [];
  return item;
}

describe("menuTemplate", () => {
  it("has a menu for each group, in the order of the commands, File first", () => {
    const entries = [entry({ group: "Edit" }), entry({ group: "View" }), entry({ group: "File" })];
    expect(templateOf({ entries }).map(({ label }) => label)).toEqual(["File", "Edit", "View"]);
  });

  it("adds on a Mac what belongs to every app there", () => {
    expect(templateOf({ isMac: true }).map(({ label, role }) => label ?? role)).toEqual(["appMenu", "File", "windowMenu"]);
  });

  it("has a way out before the page has said anything", () => {
    expect(JSON.stringify(templateOf({}))).toContain('"role":"quit"');
  });

  it("sends the command that is chosen", () => {
    const onCommand = vi.fn();
    const [menu] = templateOf({ entries: [entry({ id: "file.save" })], onCommand });
    const [item] = Array.isArray(menu?.submenu) ? menu.submenu : [];
    // Called by Electron with what was clicked, which is of no interest here.
    (item?.click as (() => void) | undefined)?.();
    expect(onCommand).toHaveBeenCalledExactlyOnceWith("file.save");
  });

  it.each([
    ["shows an ampersand", { title: "Cut & paste" }, { label: "Cut && paste" }],
    ["greys what cannot be done", { enabled: false }, { enabled: false }],
  ])("%s", (_, news, expected) => {
    expect(itemOf(news)).toMatchObject(expected);
  });

  it.each([
    ["Mod+Shift+Z", "CommandOrControl+Shift+Z"],
    ["Mod+Enter", "CommandOrControl+Return"],
    ["+", "Plus"],
    ["F5", "F5"],
  ])("shows %s elsewhere than on a Mac, and leaves the key to the page", (shortcut, accelerator) => {
    expect(itemOf({ shortcut })).toMatchObject({ accelerator, registerAccelerator: false });
  });

  it.each([
    ["Mod+Shift+Z", "CommandOrControl+Shift+Z"],
    ["Alt+Left", "Alt+Left"],
    ["F5", "F5"],
    ["Shift+F5", "Shift+F5"],
  ])("gives a Mac's menu %s", (shortcut, accelerator) => {
    expect(itemOf({ shortcut }, true)).toMatchObject({ accelerator, registerAccelerator: true });
  });

  it.each(["Space", "Delete", "?", "Shift+1", "W"])("takes the key %s from nobody who types on a Mac", (shortcut) => {
    const [, file] = templateOf({ entries: [entry({ shortcut })], isMac: true });
    const [item] = Array.isArray(file?.submenu) ? file.submenu : [];
    expect(item).not.toHaveProperty("accelerator");
  });

  it("lists recent projects by name, opened by folder", () => {
    const onOpen = vi.fn();
    const [file] = templateOf({ recent: [{ folder: "/homes/a&b", name: "a&b" }], onOpen });
    const items = Array.isArray(file?.submenu) ? file.submenu : [];
    const recent = items.find(({ id }) => id === "recent");
    const [project] = Array.isArray(recent?.submenu) ? recent.submenu : [];
    expect([recent?.enabled, project?.label]).toEqual([true, "a&&b"]);
    // Called by Electron with what was clicked, which is of no interest here.
    (project?.click as (() => void) | undefined)?.();
    expect(onOpen).toHaveBeenCalledExactlyOnceWith("/homes/a&b");
  });
});
