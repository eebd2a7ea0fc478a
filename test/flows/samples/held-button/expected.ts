// Generated from flows/held-button.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { counter, derived, equals, flow, holdRepeat, lookup, mapRange, minutes, mode, seconds } from "ziggy-flow";
import type { Home } from "../generated/home";

/** Holding dims the lamp that the arrows have chosen; on steps through three levels. */
export default flow("held-button", (home: Home) => {
  const remote = home.remote;
  const hall = home.hallLamp;
  const dining = home.diningLamp;

  const level = counter("level", { initial: 1, min: 1, max: 3, wrap: true });
  const brightness = derived(() => mapRange(level.value, [1, 3], [54, 254], { clamp: true }));
  const gesture = holdRepeat(
    "gesture",
    remote.action,
    ["brightness_move_up", "brightness_move_down"],
    { cap: seconds(2) },
  );
  const target = mode("target", ["hall", "dining"], { timeout: minutes(1) });
  const inHall = () => equals(target.value, "hall");

  brightness.onChange((value) => hall.brightness.set(value));

  gesture.on((action) => {
    const amount = lookup(action, { brightness_move_up: 25, brightness_move_down: -25 });
    if (amount !== undefined) {
      if (inHall()) {
        hall.brightness.add(amount);
      } else if (inHall() === false) {
        dining.brightness.add(amount);
      }
    }
    switch (action) {
      case "on":
        level.increment();
        break;
      case "arrow_left_click":
        target.set("hall");
        break;
      case "arrow_right_click":
        target.set("dining");
        break;
    }
  });
});
