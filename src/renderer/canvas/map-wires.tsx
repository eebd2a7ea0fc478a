import { ViewportPortal } from "@xyflow/react";
import { wirePath } from "../../drawing/geometry.ts";
import type { Point } from "../../drawing/layout.ts";
import type { TypeColor } from "../../drawing/pin-look.ts";
import type { CanvasEdge, CanvasNode } from "./projection.ts";

/**
 * All wires as one line a colour, for the map: as elements of their own, thousands of wires cost more to move than everything
 * else together, and nobody could point at one from there.
 */
export function MapWires({ nodes, edges }: { readonly nodes: readonly CanvasNode[]; readonly edges: readonly CanvasEdge[] }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const paths = new Map<TypeColor, string[]>();
  for (const { source, sourceHandle, target, targetHandle, data } of edges) {
    const [from, to] = [pinOf(byId.get(source), sourceHandle, "source"), pinOf(byId.get(target), targetHandle, "target")];
    if (from === undefined || to === undefined) continue;
    const color = data?.color ?? "any";
    const found = paths.get(color);
    if (found === undefined) paths.set(color, [wirePath(from, to)]);
    else found.push(wirePath(from, to));
  }
  return (
    <ViewportPortal>
      <svg className="map-wires" aria-hidden>
        {[...paths].map(([color, parts]) => (
          <path key={color} className={`wire type-${color}`} data-level="map" d={parts.join(" ")} />
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
