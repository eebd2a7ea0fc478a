// Generated from flows/notes.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { below, delay, flow, log, seconds, textOf } from "ziggy-flow";
import type { Home } from "../generated/home";

/**
 * Titles and notes are comments; hostile text *\/ stays text.
 * Second line.
 */
export default flow("notes", (home: Home) => {
  const flow2 = home.bedroomClimate;
  // The lamp at the stairs: Bulb replaced in May.
  // Is a bit slow.
  const home2 = home.hallLamp;
  const class2 = home.remote;

  // Freezing
  const below2 = () => below(flow2.temperature.value, 0);
  // Long enough *\/ to reach the stairs
  const minutes = delay("minutes", seconds(90), { durable: true });

  minutes.on(() => {
    home2.state.set(false);
  });

  minutes.running.onChange((running) => {
    log(textOf("\u003c/script>\"`${x}`\u2028*/ ", running));
  });

  class2.action.on((action) => {
    // Only when it is cold
    if (action === "on" && below2()) {
      minutes.start();
      home2.state.set(true);
    }
  });
});
