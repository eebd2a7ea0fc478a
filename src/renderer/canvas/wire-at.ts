import type { Point } from "../../drawing/layout.ts";

/** The wire that lies under a point of the window, under nodes too, as the file writes it. */
export function wireAt({ x, y }: Point): string | undefined {
  const edge = document.elementsFromPoint(x, y).find((element) => element.closest(".react-flow__edge") !== null);
  return edge?.closest(".react-flow__edge")?.getAttribute("data-id") ?? undefined;
}
