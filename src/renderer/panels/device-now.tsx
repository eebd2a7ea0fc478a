import { useStore } from "zustand";
import type { FlowDocument, FlowNode } from "../../model/document.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { PropertyList } from "./property-list.tsx";

/** The device or group behind a node, as it is at the moment, with its controls. */
export function DeviceNow({ node, document }: { readonly node: FlowNode; readonly document: FlowDocument }) {
  const editor = useEditor();
  const home = useStore(editor.facts, (facts) => facts.home?.home);
  const setting = node.settings.get("device") ?? node.settings.get("group");
  const role = typeof setting === "string" ? document.roles.get(setting) : undefined;
  const device = home?.devices.find(({ ieee }) => ieee === role?.ieee);
  const group = home?.groups.find(({ id }) => id === role?.group);
  const address = device?.ieee ?? (group === undefined ? undefined : String(group.id));
  const state = useStore(editor.facts, ({ states }) => (address === undefined ? undefined : states.get(address)));
  const entity = device ?? group;
  if (entity === undefined || address === undefined) return null;
  return (
    <section className="inspector-now">
      <h3>Now{state?.availability === "offline" && " (offline: as last reported)"}</h3>
      <PropertyList address={address} properties={entity.properties} state={state} />
    </section>
  );
}
