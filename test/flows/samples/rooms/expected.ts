// Generated from flows/rooms.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { any, derived, flow, log, merge, viaGroup, watched } from "ziggy-flow";
import type { Home } from "../generated/home";

/** Sets that follow the home: all lights of the hall but one, and whatever remote there is. */
export default flow("rooms", (home: Home) => {
  const night = home.diningLamp;

  const hall = watched(() => home.devices.with("switchable", { room: "hall", type: "light", except: [night] }));
  const hallStateAny = derived(() => any(...hall().map((light) => light.state.value)));
  const warm = () => home.devices.with("colorTemperature", { except: ["dining/lamp"] });

  hallStateAny.onChange((state) => {
    if (state) {
      log("There is light in the hall.");
    } else {
      log("The hall is dark.");
    }
  });

  merge(() => home.devices.with("action").map((remote) => remote.action)).on((action) => {
    switch (action) {
      case "on":
        for (const light of hall()) light.state.set(true);
        break;
      case "off":
        for (const light of hall()) light.state.set(false);
        break;
      case "arrow_left_click":
        for (const light of viaGroup(warm())) light.colorTemp.set(417);
        break;
    }
  });
});
