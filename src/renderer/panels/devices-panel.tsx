import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { roomOf } from "../../base/device-filter.ts";
import type { FlowDocument } from "../../model/document.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import type { DeviceDescription, EntityDescription, GroupDescription, HomeDescription } from "../../z2m/description.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { roleReferences } from "../editor/selected.ts";
import { activeFlow } from "../store/documents.ts";
import { DeviceRow } from "./device-row.tsx";
import "./devices-panel.css";

export interface ListedEntity {
  readonly address: string;
  readonly entity: EntityDescription;
  readonly device: DeviceDescription | undefined;
  /** The part of its name that its heading says already. */
  readonly room: string | undefined;
}

type Line =
  | { readonly type: "room"; readonly name: string; readonly count: number }
  | { readonly type: "entity"; readonly listed: ListedEntity };

/** The home as it is: by room, searchable, each device with its state and controls, to be dragged onto the canvas. */
export function DevicesPanel() {
  const editor = useEditor();
  const home = useStore(editor.facts, (facts) => facts.home?.home);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => (home === undefined ? [] : linesOf(home, query)), [home, query]);
  const flow = useStore(editor.documents, activeFlow);
  const uses = useMemo(() => usesOf(flow?.history.present.document), [flow]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.type === "room" ? 28 : 40),
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 8,
  });

  if (home === undefined) {
    return <EmptyState title="No home yet">Open a project or choose a simulated home; its devices appear here.</EmptyState>;
  }
  return (
    <div className="list-panel">
      <div className="list-panel-head">
        <SearchField label="Search devices" value={query} onChange={setQuery} />
      </div>
      {lines.length === 0 && <EmptyState title="Nothing found">No device or group is called “{query}”.</EmptyState>}
      <div ref={scroller} className="list-panel-scroller">
        <ul style={{ height: rows.getTotalSize() }} aria-label="Devices">
          {rows.getVirtualItems().map((row) => {
            const line = lines[row.index];
            return line === undefined ? null : (
              <li key={row.key} ref={rows.measureElement} data-index={row.index} style={{ transform: `translateY(${row.start}px)` }}>
                {line.type === "room" ? (
                  <h2 className="room">
                    {line.name} <span>{line.count}</span>
                  </h2>
                ) : (
                  <DeviceRow
                    listed={line.listed}
                    uses={uses.get(line.listed.address) ?? noNodes}
                    open={open.has(line.listed.address)}
                    onToggle={() => {
                      const next = new Set(open);
                      if (!next.delete(line.listed.address)) next.add(line.listed.address);
                      setOpen(next);
                    }}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

const noNodes: readonly string[] = [];

/** By address: the nodes of the flow that is shown which use the device or group. */
function usesOf(document: FlowDocument | undefined): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  for (const node of document?.nodes.keys() ?? []) {
    for (const role of document === undefined ? [] : roleReferences.of(document, node)) {
      const bound = document?.roles.get(role);
      const address = bound?.ieee ?? String(bound?.group);
      uses.set(address, [...(uses.get(address) ?? []), node]);
    }
  }
  return uses;
}

function keyOf(line: Line | undefined): string {
  return line === undefined ? "" : line.type === "room" ? `room ${line.name}` : line.listed.address;
}

/** Rooms are the part of the name before a slash; devices without one come last, then groups. */
function linesOf(home: HomeDescription, query: string): readonly Line[] {
  const wanted = query.trim().toLowerCase();
  const rooms = new Map<string, ListedEntity[]>();
  for (const device of home.devices) {
    if (device.kind === "Coordinator" || !matches(device, wanted)) continue;
    const room = roomOf(device.name);
    add(rooms, room ?? "Other devices", { address: device.ieee, entity: device, device, room });
  }
  const sorted = [...rooms].sort(
    ([one], [other]) => Number(one === "Other devices") - Number(other === "Other devices") || one.localeCompare(other),
  );
  const groups = home.groups.filter((group) => matches(group, wanted)).map(groupEntry);
  if (groups.length > 0) sorted.push(["Groups", groups]);
  return sorted.flatMap(([name, entries]): readonly Line[] => [
    { type: "room", name, count: entries.length },
    ...entries
      .sort((one, other) => one.entity.name.localeCompare(other.entity.name))
      .map((listed) => ({ type: "entity" as const, listed })),
  ]);
}

function groupEntry(group: GroupDescription): ListedEntity {
  return { address: String(group.id), entity: group, device: undefined, room: undefined };
}

function add(rooms: Map<string, ListedEntity[]>, room: string, entry: ListedEntity): void {
  const entries = rooms.get(room);
  if (entries === undefined) rooms.set(room, [entry]);
  else entries.push(entry);
}

function matches(entity: EntityDescription | DeviceDescription, wanted: string): boolean {
  if (wanted === "") return true;
  const words = [
    entity.name,
    entity.description ?? "",
    ...("ieee" in entity ? [entity.ieee, entity.model ?? "", entity.vendor ?? "", entity.modelDescription ?? ""] : []),
  ];
  return words.some((word) => word.toLowerCase().includes(wanted));
}
