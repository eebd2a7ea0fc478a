import { useStore } from "zustand";
import type { Json } from "../../base/json.ts";
import type { EntityState } from "../../contract/facts.ts";
import { displayValue } from "../../drawing/display-value.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Slider } from "../../ui/slider.tsx";
import { Switch } from "../../ui/switch.tsx";
import type { DeviceDescription, EventDescription, PropertyDescription } from "../../z2m/description.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { valueOrToast } from "../editor/files.ts";
import { pinTypeOf, readProperty } from "./property-values.ts";
import "./simulated-home-panel.css";

/** The simulated home in hand: buttons to press, sensors to move. What flows use comes first. */
export function SimulatedHomePanel() {
  const editor = useEditor();
  const home = useStore(editor.facts, (facts) => facts.home?.home);
  const roles = useStore(editor.documents, ({ open, active }) =>
    active === undefined ? undefined : open.get(active)?.history.present.document.roles,
  );
  const used = new Set([...(roles?.values() ?? [])].map((role) => role.ieee));
  const devices = (home?.devices ?? [])
    .filter((device) => sensors(device).length > 0)
    .sort((one, other) => Number(used.has(other.ieee)) - Number(used.has(one.ieee)));
  if (devices.length === 0) return <EmptyState title="Nothing to play with">This home has no sensors or remotes.</EmptyState>;
  return (
    <div className="sim-home">
      {devices.slice(0, 40).map((device) => (
        <SimulatedDevice key={device.ieee} device={device} />
      ))}
    </div>
  );
}

/** What a person or the weather does to a device: its events, and what it reports without being told. */
function sensors(device: DeviceDescription): readonly PropertyDescription[] {
  return device.properties.filter(
    (property) =>
      property.type === "event" ||
      (property.access.published &&
        !property.access.settable &&
        property.category === undefined &&
        (property.type === "boolean" || property.type === "number")),
  );
}

function SimulatedDevice({ device }: { readonly device: DeviceDescription }) {
  const editor = useEditor();
  const state = useStore(editor.facts, ({ states }) => states.get(device.ieee));
  const report = (property: PropertyDescription, value: Json) =>
    void editor.client
      .reportSimulated({ address: device.ieee, state: { [property.key]: value } })
      .then((result) => valueOrToast(editor, result));
  return (
    <fieldset className="sim-device" data-address={device.ieee}>
      <legend>{device.name}</legend>
      {sensors(device)
        .slice(0, 6)
        .map((property) =>
          property.type === "event" ? (
            <Buttons key={property.id} device={device} property={property} />
          ) : (
            <div key={property.id} className="sim-sensor">
              <span>{property.label}</span>
              <SensorControl property={property} state={state} onReport={(value) => report(property, value)} />
            </div>
          ),
        )}
    </fieldset>
  );
}

function Buttons({ device, property }: { readonly device: DeviceDescription; readonly property: EventDescription }) {
  const editor = useEditor();
  return (
    <div className="sim-buttons">
      {property.words.slice(0, 16).map((word) => (
        <Button
          key={word}
          onClick={() =>
            void editor.client.pressSimulated({ address: device.ieee, action: word }).then((result) => valueOrToast(editor, result))
          }
        >
          {word}
        </Button>
      ))}
    </div>
  );
}

function SensorControl({
  property,
  state,
  onReport,
}: {
  readonly property: PropertyDescription;
  readonly state: EntityState | undefined;
  readonly onReport: (value: Json) => void;
}) {
  const value = readProperty(property, state);
  if (property.type === "boolean") {
    return (
      <Switch
        label={property.label}
        checked={typeof value === "boolean" ? value : undefined}
        onChange={(on) => onReport(on ? property.on : property.off)}
      />
    );
  }
  if (property.type === "number") {
    const [min, max] = rangeOf(property.min, property.max, property.unit);
    return (
      <Slider
        label={property.label}
        value={typeof value === "number" ? value : undefined}
        min={min}
        max={max}
        step={property.step ?? (max - min > 50 ? 1 : 0.1)}
        unit={property.unit}
        onChange={onReport}
      />
    );
  }
  return <span>{displayValue(value, pinTypeOf(property))}</span>;
}

/** Sensors rarely declare a range: a plausible one by unit. */
function rangeOf(min: number | undefined, max: number | undefined, unit: string | undefined): readonly [number, number] {
  if (min !== undefined && max !== undefined && max > min) return [min, max];
  switch (unit) {
    case "°C":
      return [-10, 40];
    case "%":
      return [0, 100];
    case "lx":
      return [0, 1000];
    case "W":
      return [0, 2500];
    case "hPa":
      return [950, 1050];
    default:
      return [0, 255];
  }
}
