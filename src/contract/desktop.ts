import { isJsonObject } from "../base/json.ts";

/** A command of the editor as the native menu shows it. */
export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  /** The menu that it is in. */
  readonly group: string;
  /** As in `Mod+Shift+Z`. */
  readonly shortcut: string | undefined;
  readonly enabled: boolean;
}

/** What a text field does itself when the menu is used while it has the focus. */
export const textActions = ["undo", "redo", "cut", "copy", "paste", "selectAll", "delete"] as const;
export type TextAction = (typeof textActions)[number];

/** What the page tells the desktop. */
export type PageMessage =
  /** A page has begun: whatever was before it is gone. */
  | { readonly type: "opened" }
  | { readonly type: "menu"; readonly entries: readonly MenuEntry[] }
  /** Titles of the flows that have work which is not in their files. */
  | { readonly type: "unsaved"; readonly titles: readonly string[] }
  /** Whether all is settled so that the window can close. */
  | { readonly type: "left"; readonly done: boolean }
  | { readonly type: "edit-text"; readonly action: TextAction };

/** What the desktop tells the page. */
export type DesktopMessage =
  | { readonly type: "command"; readonly id: string }
  | { readonly type: "open"; readonly folder: string }
  /** The window is about to close: unsaved work is to be saved, or to be forgotten. Answered by `left`. */
  | { readonly type: "leave"; readonly how: "save" | "discard" };

/** The desktop as the page knows it; the preload script puts it there. */
export interface Desktop {
  tell(message: PageMessage): void;
  onTold(listener: (message: DesktopMessage) => void): () => void;
}

/** Names under which messages travel between the page and the main process. */
export const channels = { contract: "ziggy-flow:contract", desktop: "ziggy-flow:desktop" } as const;

/** More than all commands there are; the page's word is checked like anybody's. */
const mostEntries = 1_000;
const longestText = 500;

/** Reads what came from a page. Undefined: it is no message. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (!isJsonObject(value)) return undefined;
  const { type, entries, titles, done, action } = value;
  switch (type) {
    case "opened":
      return { type };
    case "menu":
      return isListOf(entries, isMenuEntry) ? { type, entries } : undefined;
    case "unsaved":
      return isListOf(titles, isText) ? { type, titles } : undefined;
    case "left":
      return typeof done === "boolean" ? { type, done } : undefined;
    case "edit-text": {
      const known = textActions.find((each) => each === action);
      return known === undefined ? undefined : { type, action: known };
    }
    default:
      return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= longestText;
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.length <= mostEntries && value.every(isItem);
}

function isMenuEntry(value: unknown): value is MenuEntry {
  if (!isJsonObject(value)) return false;
  const { id, title, group, shortcut, enabled } = value;
  return [id, title, group].every(isText) && (shortcut === undefined || isText(shortcut)) && typeof enabled === "boolean";
}
