// Generated from flows/remote.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { flow, log, textOf } from "ziggy-flow";
import type { Home } from "../generated/home";

/** The IKEA remote: lamp on and off, brightness, warm light, and the coffee machine. */
export default flow("remote", (home: Home) => {
  const remote = home.remote;
  const lamp = home.hallLamp;
  const coffee = home.coffee;

  remote.action.on((action) => {
    log(textOf("Remote: ", action), { level: "debug" });
    switch (action) {
      case "on":
        lamp.state.set(true);
        break;
      case "off":
        lamp.state.set(false);
        coffee.state.set(false);
        break;
      case "brightness_move_up":
        lamp.brightness.add(25);
        break;
      case "brightness_move_down":
        lamp.brightness.add(-25);
        break;
      case "arrow_left_click":
        lamp.colorTemp.set(370);
        lamp.send({ transition: 2 });
        break;
      case "arrow_right_click":
        coffee.powerOutageMemory.set("restore");
        break;
    }
  });
});
