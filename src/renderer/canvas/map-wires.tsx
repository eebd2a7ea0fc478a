import { ViewportPortal } from "@xyflow/react";
import { wirePath } from "../../drawing/geometry.ts";
import type { Point } from "../../drawing/layout.ts";
import type { TypeColor } from "../../drawing/pin-look.ts";
import type { CanvasEdge, CanvasNode } from "./projection.ts";

/** While a node is dragged only the lines with its wires are drawn anew. */
const perLine = 64;

/**
 * All wires as a few lines of each colour, for the map: as elements of their own, thousands of wires cost more to move than everything
 * else together, and nobody could point at one from there.
 */
export function MapWires({ nodes, edges }: { readonly nodes: readonly CanvasNode[]; readonly edges: readonly CanvasEdge[] }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = new Map<string, { readonly color: TypeColor; readonly parts: string[] }>();
  for (const [index, { source, sourceHandle, target, targetHandle, data }] of edges.entries()) {
    const [from, to] = [pinOf(byId.get(source), sourceHandle, "source"), pinOf(byId.get(target), targetHandle, "target")];
    if (from === undefined || to === undefined) continue;
    const color = data?.color ?? "any";
    const key = `${color} ${Math.floor(index / perLine)}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { color, parts: [wirePath(from, to)] });
    else line.parts.push(wirePath(from, to));
  }
  return (
    <ViewportPortal>
      <svg className="map-wires" aria-hidden>
        {[...lines].map(([key, { color, parts }]) => (
          <path key={key} className={`wire type-${color}`} data-level="map" d={parts.join(" ")} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

/** The middle of a pin's mark on the canvas. */
function pinOf(node: CanvasNode | undefined, pin: string | null | undefined, type: "source" | "target"): Point | undefined {
  const handle = node?.handles?.find((one) => one.id === pin && one.type === type);
  if (node === undefined || handle === undefined) return undefined;
  const { width = 0, height = 0 } = handle;
  return { x: node.position.x + handle.x + width / 2, y: node.position.y + handle.y + height / 2 };
}
