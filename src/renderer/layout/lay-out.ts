import type { Point } from "../../drawing/layout.ts";

export interface LayoutBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Pins in the order in which they stand, with their height above the box's lower edge left to the layout. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface LayoutWire {
  readonly from: { readonly node: string; readonly pin: string };
  readonly to: { readonly node: string; readonly pin: string };
}

/** Places boxes in layers from left to right, few crossings, pins kept in their order. */
export type LayOut = (boxes: readonly LayoutBox[], wires: readonly LayoutWire[]) => Promise<ReadonlyMap<string, Point>>;

interface ElkChild {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
}
interface Elk {
  layout(graph: object): Promise<{ readonly children?: readonly ElkChild[] }>;
}

/** A layout by elk's layered algorithm. The engine is handed in: a worker in the page, the plain module in tests. */
export function createElkLayout(startElk: () => Promise<Elk>): LayOut {
  let elk: Promise<Elk> | undefined;
  return async (boxes, wires) => {
    elk ??= startElk();
    const engine = await elk;
    const laidOut = await engine.layout({
      id: "flow",
      layoutOptions: {
        "elk.algorithm": "layered",
        "elk.direction": "RIGHT",
        "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
        "elk.layered.thoroughness": "3",
        "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
        "elk.layered.spacing.nodeNodeBetweenLayers": "88",
        "elk.spacing.nodeNode": "32",
        "elk.spacing.componentComponent": "56",
      },
      children: boxes.map(({ id, width, height, inputs, outputs }) => ({
        id: `n:${id}`,
        width,
        height,
        layoutOptions: { "elk.portConstraints": "FIXED_ORDER" },
        ports: [
          // Elk counts ports clockwise: outputs downwards, inputs upwards.
          ...outputs.map((pin, index) => port(id, "output", pin, "EAST", index)),
          ...inputs.map((pin, index) => port(id, "input", pin, "WEST", outputs.length + inputs.length - index)),
        ],
      })),
      edges: wires.map((wire, index) => ({
        id: `e:${index}`,
        sources: [portId(wire.from.node, "output", wire.from.pin)],
        targets: [portId(wire.to.node, "input", wire.to.pin)],
      })),
    });
    return new Map((laidOut.children ?? []).map(({ id, x = 0, y = 0 }) => [id.slice(2), { x, y }]));
  };
}

function portId(node: string, side: string, pin: string): string {
  return `p:${node}:${side}:${pin}`;
}

function port(node: string, side: string, pin: string, edge: "EAST" | "WEST", index: number): object {
  return { id: portId(node, side, pin), width: 1, height: 1, layoutOptions: { "elk.port.side": edge, "elk.port.index": String(index) } };
}
