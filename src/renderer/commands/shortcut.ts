/** What of a keyboard event decides which shortcut it is. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const names = new Map([
  [" ", "Space"],
  ["ArrowLeft", "Left"],
  ["ArrowRight", "Right"],
  ["ArrowUp", "Up"],
  ["ArrowDown", "Down"],
]);

/** The shortcut that a key press is, written as commands declare it: `Mod+Shift+Z`. */
export function shortcutOf(press: KeyPress, isMac: boolean): string {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const name = names.get(press.key) ?? (press.key.length === 1 ? press.key.toUpperCase() : press.key);
  // A shifted sign (? or +) is a key of its own: Shift says nothing more about it.
  const shift = press.shiftKey && !(press.key.length === 1 && press.key.toUpperCase() === press.key.toLowerCase() && press.key !== " ");
  return [mod && "Mod", press.altKey && "Alt", shift && "Shift", name].filter(Boolean).join("+");
}

const macSigns = new Map([
  ["Mod", "⌘"],
  ["Alt", "⌥"],
  ["Shift", "⇧"],
]);

/** A shortcut as people of this system read it: ⇧⌘Z, or Ctrl+Shift+Z. */
export function displayShortcut(shortcut: string, isMac: boolean): string {
  const parts = shortcut.split("+");
  return isMac ? parts.map((part) => macSigns.get(part) ?? part).join("") : parts.map((part) => (part === "Mod" ? "Ctrl" : part)).join("+");
}
