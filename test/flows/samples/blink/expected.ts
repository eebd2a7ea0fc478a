// Generated from flows/blink.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { delay, flow, seconds } from "ziggy-flow";
import type { Home } from "../generated/home";

/** The lamp blinks every second until the remote says off. */
export default flow("blink", (home: Home) => {
  const lamp = home.hallLamp;
  const remote = home.remote;

  const beat = delay("beat", seconds(1));

  beat.on(() => {
    lamp.state.toggle();
    beat.start();
  });

  remote.action.on((action) => {
    switch (action) {
      case "on":
        beat.start();
        break;
      case "off":
        beat.cancel();
        break;
    }
  });
});
