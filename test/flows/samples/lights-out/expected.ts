// Generated from flows/lights-out.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { all, any, atMost, derived, flow, log, minutes, not, offDelay } from "ziggy-flow";
import type { Home } from "../generated/home";

/** Everything off when nobody has been there and the coffee machine takes no power. */
export default flow("lights-out", (home: Home) => {
  const motion = home.hallMotion;
  const coffee = home.coffee;
  const lamp = home.hallLamp;

  const present = offDelay("present", motion.occupancy, minutes(10));
  const empty = () => not(present.value);
  const idle = () => atMost(coffee.power.value, 2);
  const lit = () => any(coffee.state.value, lamp.state.value);
  const quiet = derived(() => all(empty(), idle()));
  const wasteful = derived(() => all(empty(), lit()));

  quiet.onChange((on) => {
    if (on && lit()) {
      lamp.state.set(false);
      coffee.state.set(false);
    }
  });

  wasteful.onChange((on) => {
    if (on) log("Light for nobody", { level: "warning" });
  });
});
