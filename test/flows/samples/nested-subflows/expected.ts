// Generated from flows/nested-subflows.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { flow, log } from "ziggy-flow";
import type { Home } from "../generated/home";
import { room } from "./subflows/room.ts";

/** Nested subflows */
export default flow("nested-subflows", (home: Home) => {
  const hallLamp = home.hallLamp;
  const diningLamp = home.diningLamp;
  const remote = home.remote;

  // The two rooms
  const roomNode = room("room", home, { lamps: [hallLamp, diningLamp], remote });

  remote.action.on((action) => {
    if (action === "off") roomNode.off();
  });

  roomNode.turned.on(() => log("Far"));
});
