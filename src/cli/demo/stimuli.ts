import type { JsonObject } from "../../base/json.ts";
import type { DeviceDescription, HomeDescription, PropertyDescription } from "../../z2m/description.ts";

/** What a simulated device can be made to do. */
export interface StimulatedHome {
  press(device: string, action: string): void;
  report(device: string, payload: JsonObject): void;
  actual(device: string, key: string): unknown;
}

/** Something a person does in the simulated home. */
export interface Stimulus {
  /** The key to press: 1–9, then letters. */
  readonly key: string;
  /** `remote: press "on"`. */
  readonly label: string;
  /** Does it, and says what was done: a door is opened or closed, whichever is possible. */
  act(home: StimulatedHome): string;
}

type Act = Omit<Stimulus, "key">;

// Without q, which leaves.
const keys = "123456789abcdefghijklmnoprstuvwxyz";
const actionsOfOneDevice = 6;

/** What can be done with these devices (IEEE addresses), as many as there are keys. What decides conditions comes before what triggers. */
export function stimuliFor(home: HomeDescription, addresses: readonly string[]): Stimulus[] {
  const devices = home.devices.filter((device) => addresses.includes(device.ieee));
  const acts = [...devices.flatMap(measurements), ...devices.flatMap(happenings)];
  return acts.slice(0, keys.length).map((act, index) => ({ ...act, key: keys.charAt(index) }));
}

/** Everything that can be switched begins switched off: so that something is seen when it goes on. */
export function switchOff(home: HomeDescription, addresses: readonly string[], simulated: Pick<StimulatedHome, "report">): void {
  for (const { ieee, name, properties } of home.devices) {
    const state = properties.find((property) => property.key === "state");
    if (addresses.includes(ieee) && state?.type === "boolean") simulated.report(name, { [state.key]: state.off });
  }
}

function measurements(device: DeviceDescription): Act[] {
  return device.properties.flatMap((property) => {
    if (property.key !== "illuminance" || property.type !== "number") return [];
    return [alternating(device, property, "it gets dark / bright", [5, "it is dark"], [500, "it is bright"])];
  });
}

function happenings(device: DeviceDescription): Act[] {
  return device.properties.flatMap((property): Act[] => {
    if (property.type === "event") return property.words.slice(0, actionsOfOneDevice).map((word) => pressing(device, word));
    if (property.type !== "boolean") return [];
    const { on, off } = property;
    switch (property.key) {
      case "occupancy":
      case "presence":
        return [alternating(device, property, "someone moves / nobody moves", [on, "someone moves"], [off, "nobody moves"])];
      case "contact":
        return [alternating(device, property, "open / close", [off, "it is opened"], [on, "it is closed"])];
      case "water_leak":
      case "smoke":
        return [alternating(device, property, "alarm / all clear", [on, "alarm"], [off, "all clear"])];
      default:
        return [];
    }
  });
}

function pressing(device: DeviceDescription, word: string): Act {
  const label = `${device.name}: ${word}`;
  return {
    label,
    act: (home) => {
      home.press(device.name, word);
      return label;
    },
  };
}

type Step = readonly [value: JsonObject[string], words: string];

/** The first step, unless that is how things are already. */
function alternating(device: DeviceDescription, { key }: PropertyDescription, words: string, first: Step, second: Step): Act {
  return {
    label: `${device.name}: ${words}`,
    act: (home) => {
      const [value, done] = home.actual(device.name, key) === first[0] ? second : first;
      home.report(device.name, { [key]: value });
      return `${device.name}: ${done}`;
    },
  };
}
