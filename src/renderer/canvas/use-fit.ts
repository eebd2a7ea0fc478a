import { useStore } from "zustand";
import type { FacePin } from "../../drawing/face.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { fitOf } from "./fit.ts";

/** How this pin takes the wire in hand; undefined while there is none. Pins of the other side of the same node do not count. */
export function useFit(node: string, pin: Pick<FacePin, "name" | "side">): "fits" | "convertible" | "refused" | undefined {
  const editor = useEditor();
  const wiring = useStore(editor.gesture, (gesture) => gesture.wiring);
  const graph = useStore(editor.analysis, (analysis) => (wiring === undefined ? undefined : analysis.graph));
  if (wiring === undefined || (wiring.node === node && wiring.pin === pin.name)) return undefined;
  if (wiring.side === pin.side) return "refused";
  const here = { node, pin: pin.name };
  return (wiring.side === "output" ? fitOf(graph, wiring, here) : fitOf(graph, here, wiring)).type;
}
