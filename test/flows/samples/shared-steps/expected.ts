// Generated from flows/shared-steps.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { below, derived, flow, log } from "ziggy-flow";
import type { Home } from "../generated/home";

/** Two causes, one reaction: while it is dark, the lamp follows motion and the remote. */
export default flow("shared-steps", (home: Home) => {
  const motion = home.hallMotion;
  const lamp = home.hallLamp;
  const coffee = home.coffee;
  const remote = home.remote;

  const dark = derived(() => below(motion.illuminance.value, 40));

  function lightUp(): void {
    if (dark.value) {
      lamp.state.set(true);
    } else if (dark.value === false) {
      log("Too bright for the lamp");
    }
  }

  coffee.state.onChange((state) => {
    if (state) lightUp();
  });

  dark.onChange((on) => {
    if (on) log("It gets dark");
  });

  motion.occupancy.onChange((occupancy) => {
    if (occupancy) lightUp();
  });

  remote.action.on((action) => {
    if (action === "on") lightUp();
  });
});
