// Generated from flows/hall-light.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { below, flow, minutes, offDelay } from "ziggy-flow";
import type { Home } from "../generated/home";

/** On with motion when dark, off three minutes after the last motion. */
export default flow("hall-light", (home: Home) => {
  const motion = home.hallMotion;
  const lamp = home.hallLamp;

  const dark = () => below(motion.illuminance.value, 40);
  const present = offDelay("present", motion.occupancy, minutes(3), { durable: true });

  present.onChange((on) => {
    if (on && dark()) lamp.state.set(true);
    if (!on) lamp.state.set(false);
  });
});
