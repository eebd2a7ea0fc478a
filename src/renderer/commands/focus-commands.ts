import type { Command } from "./command.ts";

/** The parts of the window in the order in which F6 visits them. */
const parts = [".title-bar", ".side", ".stage", ".inspector", ".bottom-panels"];
const focusable = "button:not(:disabled), input, select, textarea, [tabindex='0']";

function goToPart(step: 1 | -1): Command["run"] {
  return () => {
    const shown = parts.flatMap((selector) => document.querySelector(selector) ?? []);
    const here = shown.findIndex((part) => part.contains(document.activeElement));
    const start = here === -1 && step === -1 ? 0 : here;
    const next = shown[(start + step + shown.length) % shown.length];
    const target = next?.querySelector("[data-part-focus]") ?? next?.querySelector(focusable);
    if (target instanceof HTMLElement) target.focus();
  };
}

/** From one part of the window to the next without passing everything in it. */
export const focusCommands: readonly Command[] = [
  {
    id: "view.next-part",
    title: "Go to the next part of the window",
    group: "View",
    shortcuts: ["F6"],
    everywhere: true,
    run: goToPart(1),
  },
  {
    id: "view.previous-part",
    title: "Go to the previous part of the window",
    group: "View",
    shortcuts: ["Shift+F6"],
    everywhere: true,
    run: goToPart(-1),
  },
];
