/** What tunes a helper: fixed, or worked out anew each time it is needed (unknown while something it reads is). */
export type Setting<T> = T | (() => T | undefined);

/** The setting as it is now. */
export function settingNow<T extends number | string>(setting: Setting<T>): T | undefined {
  return typeof setting === "function" ? setting() : setting;
}
