// Generated from flows/climate.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import {
  between,
  choose,
  clamp,
  derived,
  flow,
  heldFor,
  mapRange,
  minus,
  minutes,
  not,
  overWindow,
  plus,
  publish,
  roundTo,
  threshold,
  times,
} from "ziggy-flow";
import type { Home } from "../generated/home";

/** The fan follows the air; the lamp shows it. */
export default flow("climate", (home: Home) => {
  const bedroom = home.bedroomClimate;
  const motion = home.hallMotion;
  const lamp = home.hallLamp;
  const fan = home.coffee;

  const american = () => plus(times(bedroom.temperature.value, 1.8), 32);
  const damp = overWindow("damp", bedroom.humidity, minutes(10));
  const nobody = derived(() => not(motion.occupancy.value));
  const idle = heldFor("idle", nobody, minutes(5));
  const rise = () => minus(bedroom.temperature.value, 18);
  const warmth = () => mapRange(rise(), [0, 10], [250, 454], { clamp: true });
  const modest = derived(() => clamp(warmth(), 260, 400));
  const pleasant = () => between(bedroom.temperature.value, 19, 24);
  const sign = derived(() => choose(pleasant(), "okay", "breathe"));
  const tooDamp = threshold("tooDamp", damp, { above: 65, below: 60 });
  const whole = derived(() => roundTo(american(), 1));

  idle.onChange((on) => {
    if (on) lamp.state.set(false);
  });

  modest.onChange((value) => lamp.colorTemp.set(value));

  sign.onChange((word) => lamp.effect.set(word));

  tooDamp.onChange((on) => fan.state.set(on));

  whole.onChange((value) => publish("display/bedroom", value, { retain: true }));
});
