import { useReactFlow } from "@xyflow/react";
import type { PinAddress } from "../../model/wire.ts";
import { groupIcon } from "../canvas/group-icon.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { addOffer, findOffers } from "../editor/quick-add.ts";
import type { OverlayProps } from "./overlays.tsx";
import { Picker } from "./picker.tsx";

interface QuickAddProps extends OverlayProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly from: (PinAddress & { readonly side: "input" | "output" }) | undefined;
  readonly into: string | undefined;
}

/** Adds a node or device where the hand is, wired to what it came from. */
export function QuickAdd({ at, from, into, onClose }: QuickAddProps) {
  const editor = useEditor();
  const flow = useReactFlow();
  return (
    <Picker
      label={from === undefined ? "Add node" : "Add node and connect"}
      placeholder="Search nodes and devices"
      at={at}
      onClose={onClose}
      find={(query) =>
        findOffers(editor, query, from).map((offer) => {
          const Icon = groupIcon(offer.type === "kind" ? offer.kind.group : offer.type === "subflow" ? "Structure" : "Devices");
          return { id: offer.id, title: offer.title, detail: offer.detail, icon: <Icon aria-hidden /> };
        })
      }
      onPick={(id) => {
        const offer = findOffers(editor, "")
          .concat(findOffers(editor, id.slice(id.indexOf(" ") + 1)))
          .find((one) => one.id === id);
        if (offer !== undefined) addOffer(editor, offer, { at: flow.screenToFlowPosition(at), from, into });
      }}
    />
  );
}
