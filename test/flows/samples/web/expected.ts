// Generated from flows/web.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { flow, httpRequests, isKnown, jsonField, log, textOf } from "ziggy-flow";
import type { Home } from "../generated/home";

/** The lamps over HTTP: one address tells of them, another commands them. */
export default flow("web", (home: Home) => {
  const bedroom = home.bedroomClimate;
  const hall = home.hallLamp;

  const climate = () => textOf(bedroom.temperature.value, " °C at ", bedroom.humidity.value, " %");
  const command = httpRequests("command", "POST", "/lamp", {
    schema: { type: "object", required: ["action"] },
    answer: 200,
  });
  const known = () => isKnown(climate());

  command.on((request) => {
    const body = request.body;
    if (body !== undefined) {
      const action = jsonField(body, ["action"], "text");
      if (action !== undefined) {
        switch (action) {
          case "on":
            hall.state.set(true);
            break;
          case "off":
            hall.state.set(false);
            break;
          default:
            log(textOf("Not understood: ", action));
            break;
        }
      }
    }
  });

  httpRequests("question", "GET", "/climate").on((request) => {
    if (known()) {
      request.reply(200, climate());
    } else if (known() === false) {
      request.reply(503, { error: "not known yet" });
    }
  });
});
