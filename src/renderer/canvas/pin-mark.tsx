import type { FacePin } from "../../drawing/face.ts";
import { pinRadius } from "../../drawing/geometry.ts";
import { markPath, pinShape, typeColor } from "../../drawing/pin-look.ts";
import "./pin-mark.css";

/** A pin's mark: colour and shape say its type; hollow while nothing is wired to it. */
export function PinMark({ pin }: { readonly pin: Pick<FacePin, "role" | "type" | "wired"> }) {
  return (
    <svg className={`pin-mark type-${typeColor(pin.type)}`} data-wired={pin.wired || undefined} viewBox="-8 -8 16 16" aria-hidden>
      <path d={markPath(pinShape(pin.role, pin.type), pinRadius)} />
    </svg>
  );
}
