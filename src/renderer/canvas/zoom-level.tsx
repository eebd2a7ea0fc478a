import { useStore as useFlowStore } from "@xyflow/react";
import { createContext, type ReactNode, useContext } from "react";

/**
 * How much of a node can be read. `near`: everything. `far`: title and state, since pins and values could not be read anyway.
 * `map`: where it stands; without text a whole home of nodes is still moved at the speed of the screen.
 */
export type ZoomLevel = "near" | "far" | "map";

const farBelow = 0.45;
const mapBelow = 0.2;

const Level = createContext<ZoomLevel>("near");

/** Tells all nodes and wires at once; each looking for itself would be thousands of looks a frame. */
export function ZoomLevelProvider({ children }: { readonly children: (level: ZoomLevel) => ReactNode }) {
  const level = useFlowStore(({ transform: [, , zoom] }) => (zoom < mapBelow ? "map" : zoom < farBelow ? "far" : "near"));
  return <Level value={level}>{children(level)}</Level>;
}

export function useZoomLevel(): ZoomLevel {
  return useContext(Level);
}
