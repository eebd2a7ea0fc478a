/** Whether this is a Mac: ⌘ takes the place of Ctrl there. */
export const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
