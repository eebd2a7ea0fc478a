// Generated from flows/morning.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { above, atSun, atTime, derived, flow, log, minutes, oncePer, ramp, sunElevation, sunIsUp } from "ziggy-flow";
import type { Home } from "../generated/home";

/** A sunrise on working days, coffee with the first motion, dark when the sun is up. */
export default flow("morning", (home: Home) => {
  const dining = home.diningLamp;
  const coffee = home.coffee;
  const motion = home.hallMotion;
  const lamp = home.hallLamp;

  const alarm = atTime("alarm", "06:30", { days: ["mon", "tue", "wed", "thu", "fri"] });
  const day = sunIsUp("day");
  const first = oncePer("first", "day");
  const high = sunElevation("high");
  const noon = derived(() => above(high.value, 60));
  const sunrise = ramp("sunrise", { every: minutes(10) });

  alarm.on(() => sunrise.to(254, minutes(30), 14));

  day.onChange((on) => {
    if (on) dining.state.set(false);
  });

  atSun("evening", "sunset", { offset: minutes(-30) }).on(() => dining.state.set(true));

  first.on(() => coffee.state.set(true));

  motion.occupancy.onChange((occupancy) => {
    if (occupancy) first.push();
  });

  noon.onChange((on) => {
    if (on) log("High noon");
  });

  sunrise.onChange((value) => lamp.brightness.set(value));
});
