import type { MenuItemConstructorOptions } from "electron";
import type { MenuEntry } from "../contract/desktop.ts";
import type { RecentProject } from "../contract/facts.ts";

export interface MenuOptions {
  readonly entries: readonly MenuEntry[];
  readonly recent: readonly RecentProject[];
  readonly isMac: boolean;
  readonly onCommand: (id: string) => void;
  readonly onOpen: (folder: string) => void;
}

const separator: MenuItemConstructorOptions = { type: "separator" };

/** The window's menu: the editor's commands as the page tells them, and what belongs to the system. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const groups = new Map<string, MenuItemConstructorOptions[]>([["File", []]]);
  for (const entry of options.entries) {
    const group = groups.get(entry.group) ?? [];
    group.push(commandItem(entry, options));
    groups.set(entry.group, group);
  }
  const menus = [...groups].map(([group, items]): MenuItemConstructorOptions => {
    return { label: plain(group), submenu: [...items, ...systemItems(group, options)] };
  });
  return options.isMac ? [{ role: "appMenu" }, ...menus, { role: "windowMenu" }] : menus;
}

function commandItem({ id, title, shortcut, enabled }: MenuEntry, { isMac, onCommand }: MenuOptions): MenuItemConstructorOptions {
  const accelerator = shortcut === undefined ? undefined : acceleratorOf(shortcut, isMac);
  return {
    id,
    label: plain(title),
    enabled,
    click: () => onCommand(id),
    // The page has the keys: it knows whether somebody is typing. The menu only shows them where the system lets it.
    ...(accelerator !== undefined && { accelerator, registerAccelerator: isMac }),
  };
}

function systemItems(group: string, { recent, isMac, onOpen }: MenuOptions): MenuItemConstructorOptions[] {
  switch (group) {
    case "File":
      return [
        separator,
        {
          id: "recent",
          label: "Open recent",
          enabled: recent.length > 0,
          submenu: recent.map(({ folder, name }) => ({ label: plain(name), sublabel: plain(folder), click: () => onOpen(folder) })),
        },
        separator,
        isMac ? { role: "close" } : { role: "quit" },
      ];
    case "View":
      return [separator, { role: "reload" }, { role: "togglefullscreen" }, { role: "toggleDevTools" }];
    default:
      return [];
  }
}

/** Names of keys where Electron has other words. */
const keys = new Map([
  ["Mod", "CommandOrControl"],
  ["Enter", "Return"],
]);

/** A Mac's menu would take a bare key away from whoever types it, so only those with ⌘ or ⌥ and function keys are given to it. */
function acceleratorOf(shortcut: string, isMac: boolean): string | undefined {
  if (isMac && !/(^|\+)(Mod|Alt)\+|F\d+$/.test(shortcut)) return undefined;
  // "+" is what joins keys, so as a key it has a name.
  const parts = shortcut === "+" ? ["Plus"] : shortcut.split("+");
  return parts.map((part) => keys.get(part) ?? part).join("+");
}

/** A label as it is written: "&" would underline the next letter. */
function plain(label: string): string {
  return label.replaceAll("&", "&&");
}
