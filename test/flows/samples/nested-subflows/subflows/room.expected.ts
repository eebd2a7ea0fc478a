// Generated from flows/subflows/room.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { eventOutput, subflow } from "ziggy-flow";
import type { DeviceWith } from "ziggy-flow";
import type { E2001, Home } from "../../generated/home";
import { dial } from "./dial.ts";

export interface RoomParameters {
  readonly lamps: readonly DeviceWith<"dimmable">[];
  readonly remote: E2001;
}

/** Lamps that follow a dial. */
export const room = subflow((home: Home, { lamps, remote }: RoomParameters) => {
  const motion = home.hallMotion;

  const dialNode = dial("dial", home, { remote, size: 7 });
  const turned = eventOutput<void>("turned");

  dialNode.far.onChange((far) => {
    if (far) turned.fire();
  });

  dialNode.step.on((value) => {
    for (const light of lamps) light.brightness.set(value);
  });

  motion.occupancy.onChange((occupancy) => {
    if (occupancy) {
      for (const light of lamps) light.state.set(true);
    }
  });

  // Switches all off, and turns the dial back.
  function off(): void {
    for (const light of lamps) light.state.set(false);
    dialNode.turn("back");
  }

  return { off, turned };
});
