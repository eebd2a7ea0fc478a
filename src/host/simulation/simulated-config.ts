import type { Config } from "../../runtime/system/config/config.ts";
import type { Simulation } from "./start-simulation.ts";

/** Where a simulated home lies whose project does not say: flows that follow the sun can be tried at once. Berlin. */
const simulatedPlace = { latitude: 52.52, longitude: 13.405 };

/** A project's configuration with the simulation in place of the real home. */
export function simulatedConfig(settings: Config, { broker }: Pick<Simulation, "broker">): Config {
  return { ...settings, broker, location: settings.location ?? simulatedPlace };
}
