import { BatteryFull, BatteryLow, BatteryMedium } from "lucide-react";
import type { EntityState } from "../../contract/facts.ts";

/** Below this many percent a battery is shown as one to be changed soon. */
const lowBattery = 20;
/** Zigbee2MQTT's link quality runs to 255; below this one, messages get lost. */
const weakLink = 40;

/** How full a device's battery is and how well it is heard, where it says so. */
export function DeviceVitals({ state }: { readonly state: EntityState | undefined }) {
  const battery = numberOf(state, "battery");
  const link = numberOf(state, "linkquality");
  if (battery === undefined && link === undefined) return null;
  const Battery =
    battery !== undefined && battery < lowBattery ? BatteryLow : battery !== undefined && battery < 60 ? BatteryMedium : BatteryFull;
  return (
    <span className="device-vitals">
      {battery !== undefined && (
        <span className="device-vital" data-bad={battery < lowBattery || undefined} title={`Battery ${battery} %`}>
          <Battery aria-label="Battery" /> {battery}
        </span>
      )}
      {link !== undefined && (
        <span className="device-vital" data-bad={link < weakLink || undefined} title={`Link quality ${link} of 255`}>
          <Bars strength={link} />
        </span>
      )}
    </span>
  );
}

function numberOf(state: EntityState | undefined, key: "battery" | "linkquality"): number | undefined {
  const value = state?.state[key];
  return typeof value === "number" ? Math.round(value) : undefined;
}

function Bars({ strength }: { readonly strength: number }) {
  const lit = Math.min(4, Math.ceil(strength / 64));
  return (
    <svg width="11" height="10" viewBox="0 0 11 10" role="img" aria-label="Link quality">
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 3}
          y={7.5 - bar * 2.5}
          width="2"
          height={2.5 + bar * 2.5}
          fill="currentColor"
          opacity={bar < lit ? 1 : 0.3}
        />
      ))}
    </svg>
  );
}
