// Generated from flows/subflows/linger.json by ziggy-flow 0.1.0. Edit the flow, not this file.
import { eventOutput, minutes, offDelay, subflow } from "ziggy-flow";
import type { DeviceWith, Duration, Value } from "ziggy-flow";
import type { Home } from "../../generated/home";

export interface LingerParameters {
  /** The lamp that is switched. */
  readonly lamp: DeviceWith<"dimmable">;
  readonly sensor: DeviceWith<"occupancy">;
  /** How long the light stays. */
  readonly stay?: Duration;
  readonly dark: Value<boolean>;
}

/** A lamp that stays on for a while after the last movement, if it was dark. */
export const linger = subflow((_home: Home, { lamp, sensor, stay = minutes(3), dark }: LingerParameters) => {
  const left = eventOutput<void>("left");
  const present = offDelay("present", sensor.occupancy, stay, { durable: true });

  present.onChange((on) => {
    if (on && dark.value) {
      lamp.brightness.set(254);
      lamp.state.set(true);
    }
    if (!on) {
      lamp.state.set(false);
      left.fire();
    }
  });

  function add(value: number): void {
    lamp.brightness.add(value);
  }

  return { add, left, lit: lamp.state };
});
