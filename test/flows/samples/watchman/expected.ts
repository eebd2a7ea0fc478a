// Generated from flows/watchman.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import {
  bridgeEvents,
  flow,
  hours,
  httpRequests,
  jsonField,
  latch,
  log,
  minutes,
  presentTime,
  publish,
  query,
  rateLimit,
  reachable,
  repeatWhile,
  stale,
  textOf,
  timeWindow,
} from "ziggy-flow";
import type { Home } from "../generated/home";

/** Motion at night raises an alarm that stays until somebody ends it; and an eye on the network. */
export default flow("watchman", (home: Home) => {
  const bedroom = home.bedroomClimate;
  const lamp = home.hallLamp;
  const kitchen = home.kitchenLights;
  const motion = home.hallMotion;
  const remote = home.remote;

  const alarm = latch("alarm", { durable: true });
  const again = repeatWhile("again", alarm, minutes(5), { immediately: true, times: 3 });
  const few = rateLimit<number>("few", 2, hours(1), { keepLast: true });
  const lost = reachable("lost");
  const network = bridgeEvents("network");
  const night = timeWindow("night", "22:00", { sun: "sunrise" });
  const now = presentTime("now");
  const panic = httpRequests("panic", "POST", "/hook/panic", {
    schema: { type: "object", required: ["who"], properties: { who: { type: "string" } } },
    answer: 200,
  });
  const silent = stale("silent", bedroom.temperature, hours(3));
  const there = query("there", [lamp.state]);

  again.on((time) => few.push(time));

  alarm.onChange((on) => {
    if (on) kitchen.recallScene(3);
  });

  few.on((value) => publish("house/alarm", value));

  lost.wentOffline.on((device) => log(textOf("Lost: ", device)));

  motion.occupancy.onChange((occupancy) => {
    if (occupancy && night.value) alarm.set();
  });

  network.joined.on((device) => log(textOf("Joined: ", device)));

  now.hour.onChange((hour) => publish("house/hour", hour));

  panic.on((request) => {
    alarm.set();
    const who = jsonField(request.body, ["who"], "text");
    if (who !== undefined) log(textOf("Panic: ", who));
  });

  remote.action.on((action) => {
    switch (action) {
      case "on":
        there.ask();
        break;
      case "off":
        alarm.reset();
        break;
      case "arrow_left_click":
        kitchen.storeScene(3);
        break;
    }
  });

  silent.onChange((on) => {
    if (on) log("The bedroom is silent");
  });

  there.onFailure.on(() => log("The lamp does not answer"));
});
