import { ChevronDown, ChevronRight } from "lucide-react";
import { useStore } from "zustand";
import type { EntityState } from "../../contract/facts.ts";
import { displayValue } from "../../drawing/display-value.ts";
import { IconButton } from "../../ui/button.tsx";
import { Switch } from "../../ui/switch.tsx";
import type { PropertyDescription } from "../../z2m/description.ts";
import { addDeviceNode } from "../editor/add-nodes.ts";
import { dragFormat } from "../editor/drop.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { select } from "../store/selection.ts";
import { DeviceVitals } from "./device-vitals.tsx";
import type { ListedEntity } from "./devices-panel.tsx";
import { PropertyList } from "./property-list.tsx";
import { pinTypeOf, readProperty, sendProperty } from "./property-values.ts";

/** One device or group: what it is, how it is, its main switch; opened, every property with its control. */
export function DeviceRow({
  listed,
  uses,
  open,
  onToggle,
}: {
  readonly listed: ListedEntity;
  /** Nodes of the flow that is shown which use it. */
  readonly uses: readonly string[];
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const editor = useEditor();
  const state = useStore(editor.facts, ({ states }) => states.get(listed.address));
  const { entity, device, address, room } = listed;
  const main = entity.properties.find((property) => property.id === "state" && property.type === "boolean" && property.access.settable);
  const availability = state?.availability ?? "unknown";
  return (
    <div className="device-row" data-open={open || undefined} data-address={address}>
      <div className="device-head">
        <span className="device-dot" data-availability={availability} role="img" aria-label={availability} title={availability} />
        <button
          type="button"
          className="device-name"
          draggable
          title={`${entity.name}\n${address}\nDrag onto the canvas, or double-click.`}
          onDragStart={(event) => event.dataTransfer.setData(dragFormat, JSON.stringify({ type: "entity", address }))}
          onDoubleClick={() => addDeviceNode(editor, address, editor.surroundings.canvasPoint(editor.surroundings.canvasMiddle()))}
          onKeyDown={(event) => {
            if (event.key === "Enter") addDeviceNode(editor, address, editor.surroundings.canvasPoint(editor.surroundings.canvasMiddle()));
          }}
        >
          <span>{room === undefined ? entity.name : entity.name.slice(room.length + 1)}</span>
          <span>{device === undefined ? `group ${address}` : [device.vendor, device.model].filter(Boolean).join(" ")}</span>
        </button>
        <span className="device-summary">
          {summary(entity.properties, state)}
          <span className="device-line">
            {uses.length > 0 && (
              <button
                type="button"
                className="device-uses"
                aria-label={`${entity.name} is used by ${uses.length} ${uses.length === 1 ? "node" : "nodes"} of this flow: select`}
                title={`Used by ${uses.length} ${uses.length === 1 ? "node" : "nodes"} of this flow. Click to select.`}
                onClick={() => {
                  select(editor.selection, { nodes: new Set(uses) });
                  editor.surroundings.reveal(uses[0] ?? "");
                }}
              >
                {uses.length}
              </button>
            )}
            <DeviceVitals state={state} />
          </span>
        </span>
        {main !== undefined && (
          <Switch
            label={`${entity.name} on`}
            checked={readProperty(main, state) as boolean | undefined}
            onChange={(on) => sendProperty(editor, address, main, on)}
          />
        )}
        <IconButton
          label={open ? `Close ${entity.name}` : `Open ${entity.name}`}
          icon={open ? <ChevronDown /> : <ChevronRight />}
          aria-expanded={open}
          onClick={onToggle}
        />
      </div>
      {open && (
        <div className="device-properties">
          <PropertyList address={address} properties={entity.properties} state={state} />
        </div>
      )}
    </div>
  );
}

const telling = ["occupancy", "contact", "water_leak", "temperature", "illuminance", "position", "local_temperature", "power"];

/** What one wants to know at a glance. */
function summary(properties: readonly PropertyDescription[], state: EntityState | undefined): string {
  if (state?.action !== undefined) return state.action.word;
  for (const id of telling) {
    const property = properties.find((one) => one.id === id);
    const value = property === undefined ? undefined : readProperty(property, state);
    if (property !== undefined && value !== undefined) {
      return property.type === "boolean" ? `${property.label} ${value === true ? "yes" : "no"}` : displayValue(value, pinTypeOf(property));
    }
  }
  return "";
}
