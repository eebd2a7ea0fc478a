// Generated from flows/notes.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { below, delay, flow, log, seconds, textOf } from "ziggy-flow";
import type { Home } from "../generated/home";

/**
 * Titles and notes are comments; hostile text *\/ stays text.
 * Second line.
 */
export default flow("notes", (home: Home) => {
  const flowDevice = home.bedroomClimate;
  // The lamp at the stairs: Bulb replaced in May.
  // Is a bit slow.
  const homeDevice = home.hallLamp;
  const classDevice = home.remote;

  // Freezing
  const belowNode = () => below(flowDevice.temperature.value, 0);
  // Long enough *\/ to reach the stairs
  const minutes = delay("minutes", seconds(90), { durable: true });

  minutes.on(() => homeDevice.state.set(false));

  minutes.running.onChange((running) => log(textOf("\u003c/script>\"`${x}`\u2028*/ ", running)));

  classDevice.action.on((action) => {
    // Only when it is cold
    if (action === "on" && belowNode()) {
      minutes.start();
      homeDevice.state.set(true);
    }
  });
});
