import type { EntityState } from "../../contract/facts.ts";
import type { PropertyDescription } from "../../z2m/description.ts";
import { addDeviceNode } from "../editor/add-nodes.ts";
import { dragFormat } from "../editor/drop.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { PropertyControl } from "./property-control.tsx";

/** Every property of a device with its value or control; each can be dragged onto the canvas by its name. */
export function PropertyList({
  address,
  properties,
  state,
}: {
  readonly address: string;
  readonly properties: readonly PropertyDescription[];
  readonly state: EntityState | undefined;
}) {
  const editor = useEditor();
  return properties.map((property) => (
    <div key={property.id} className="property">
      <button
        type="button"
        className="property-name"
        draggable
        title={[property.label, property.description, "Drag onto the canvas, or click."].filter(Boolean).join("\n")}
        onDragStart={(event) => event.dataTransfer.setData(dragFormat, JSON.stringify({ type: "entity", address, property: property.id }))}
        onClick={() => addDeviceNode(editor, address, editor.surroundings.canvasPoint(editor.surroundings.canvasMiddle()), property.id)}
      >
        {property.label}
      </button>
      <PropertyControl address={address} property={property} state={state} />
    </div>
  ));
}
