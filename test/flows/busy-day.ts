import { exampleHome } from "../../src/catalogue/example-home.ts";
import type { PropertyDescription } from "../../src/z2m/description.ts";

/** Some values that a property may report, one after another. */
function reportsOf(property: PropertyDescription): readonly unknown[] {
  switch (property.type) {
    case "boolean":
      return [property.on, property.off, property.on];
    case "number":
      return [property.min ?? 0, property.max ?? 1_000, 20];
    case "choice":
    case "event":
      return property.words;
    default:
      return ["text"];
  }
}

/** Everything the home can report, with time in between. */
export const busyDay = exampleHome.devices
  .flatMap(({ name, properties }) =>
    properties.flatMap((property) =>
      reportsOf(property).flatMap((value) => [`> ${name} ${JSON.stringify({ [property.key]: value })}`, "wait 20s"]),
    ),
  )
  .concat("wait 26h")
  .join("\n");
