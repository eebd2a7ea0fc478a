import { useStore } from "zustand";
import { describeType } from "../../model/pin-type.ts";
import { PinMark } from "../canvas/pin-mark.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { choosePin } from "../store/gesture.ts";
import type { OverlayProps } from "./overlays.tsx";
import { Picker } from "./picker.tsx";

/** All pins of a node, found by typing; the chosen one is shown on the node, ready to be wired. */
export function PinSearch({
  node,
  at,
  onClose,
}: OverlayProps & { readonly node: string; readonly at: { readonly x: number; readonly y: number } }) {
  const editor = useEditor();
  const graphNode = useStore(editor.analysis, ({ graph }) => graph?.nodes.get(node));
  const pins = [
    ...[...(graphNode?.outputs.values() ?? [])].map((pin) => ({ pin, side: "output" as const })),
    ...[...(graphNode?.inputs.values() ?? [])].map((pin) => ({ pin, side: "input" as const })),
  ];
  return (
    <Picker
      label="Show a pin"
      placeholder="Search properties and commands"
      at={at}
      onClose={onClose}
      find={(query) =>
        pins
          .filter(({ pin }) => `${pin.name} ${pin.help}`.toLowerCase().includes(query.toLowerCase()))
          .map(({ pin, side }) => ({
            id: `${side} ${pin.name}`,
            title: pin.name,
            detail: `${side} · ${describeType(pin.type)}`,
            icon: <PinMark pin={{ ...pin, wired: false }} />,
          }))
      }
      onPick={(id) => choosePin(editor.gesture, node, id.slice(id.indexOf(" ") + 1))}
    />
  );
}
