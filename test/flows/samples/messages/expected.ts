// Generated from flows/messages.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import {
  above,
  debounce,
  flow,
  jsonField,
  log,
  mqttMessages,
  publish,
  randomNumber,
  seconds,
  textOf,
  throttle,
  variable,
} from "ziggy-flow";
import type { Home } from "../generated/home";

/** Other programs are heard, remembered and told. */
export default flow("messages", (home: Home) => {
  const lamp = home.hallLamp;
  const remote = home.remote;

  const calm = throttle<number>("calm", seconds(1), { trailing: true });
  const dark = variable<number>("dark", 0);
  const rest = debounce<number>("rest", seconds(3));

  mqttMessages("burst", "knob", { as: "number" }).on((message) => {
    calm.push(message.payload);
    rest.push(message.payload);
  });

  calm.on((value) => lamp.colorTemp.set(value));

  remote.action.on((action) => {
    switch (action) {
      case "on":
        if (above(dark.value, 80)) lamp.state.set(true);
        break;
      case "off": {
        const dice = randomNumber(1, 6, 1);
        publish("dice", dice);
        lamp.brightness.set(dice);
        break;
      }
    }
  });

  rest.on((value) => log(textOf("The knob rests at ", value)));

  mqttMessages("weather", "weather/+", { as: "json" }).on((message) => {
    const clouds = jsonField(message.payload, ["now", "clouds"], "number");
    if (clouds !== undefined) dark.set(clouds);
    log(textOf("Weather of ", message.topic));
  });
});
