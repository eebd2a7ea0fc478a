/**
 * Tells a watcher in another thread which flow and node is running, so that a listener that never returns can be blamed.
 * Called around each listener: must cost next to nothing.
 */
export interface RunningMarker {
  /** Marks the place whose code runs from now on; returns the one before. */
  enter(place: number): number;
  leave(previous: number): void;
}

export const noMarker: RunningMarker = { enter: () => 0, leave: () => {} };

/** A marker that writes the place into the first cell of shared memory; 0 while no flow's code runs. */
export function markerOn(cells: Int32Array): RunningMarker {
  return {
    enter: (place) => {
      const before = cells[0] ?? 0;
      cells[0] = place;
      return before;
    },
    leave: (previous) => {
      cells[0] = previous;
    },
  };
}
