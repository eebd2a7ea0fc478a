// Generated from flows/subflows.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { below, constant, derived, flow, log, minutes } from "ziggy-flow";
import type { Home } from "../generated/home";
import { linger } from "./subflows/linger.ts";

/** Two rooms, one subflow. */
export default flow("subflows", (home: Home) => {
  const motion = home.hallMotion;
  const diningLamp = home.diningLamp;
  const hallLamp = home.hallLamp;
  const remote = home.remote;

  const dark = derived(() => below(motion.illuminance.value, 40));
  const dining = linger("dining", home, { lamp: diningLamp, sensor: motion, stay: minutes(10), dark: constant(true) });
  const hall = linger("hall", home, { lamp: hallLamp, sensor: motion, dark });

  dining.lit.onChange((lit) => {
    if (lit) log("Dining light");
  });

  hall.left.on(() => log("Nobody in the hall"));

  remote.action.on((action) => {
    if (action === "brightness_move_up") hall.add(25);
  });
});
