// Generated from flows/disabled.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { flow } from "ziggy-flow";
import type { Home } from "../generated/home";

/** Disabled nodes are passed by, or leave out what hangs on them alone. */
export default flow("disabled", (home: Home) => {
  const motion = home.hallMotion;
  const lamp = home.hallLamp;

  motion.occupancy.onChange((occupancy) => lamp.state.set(occupancy));
});
