import { isJsonObject } from "../../base/json.ts";
import type { Editor } from "../editor/editor.ts";
import type { Workbench } from "../store/workbench.ts";

const key = "ziggy-flow.arrangement";
type Arrangement = Partial<Pick<Workbench, "theme" | "side" | "bottom" | "shown" | "favourites">>;

const themes = ["system", "light", "dark", "contrast"] as const;

/** How the workbench was arranged last time, as far as it can still be read. */
export function readArrangement(): Arrangement {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (!isJsonObject(value)) return {};
    const theme = themes.find((word) => word === value.theme);
    const favourites = Array.isArray(value.favourites) ? value.favourites.filter((kind) => typeof kind === "string") : [];
    return { favourites, ...(theme !== undefined && { theme }) };
  } catch {
    return {};
  }
}

/** Keeps the arrangement for next time. */
export function keepArrangement(editor: Editor): () => void {
  return editor.workbench.subscribe(({ theme, side, bottom, shown, favourites }) => {
    try {
      localStorage.setItem(key, JSON.stringify({ theme, side, bottom, shown, favourites }));
    } catch {
      // A full or forbidden storage only costs the memory of the arrangement.
    }
  });
}
