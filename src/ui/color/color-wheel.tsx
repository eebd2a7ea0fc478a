import { type PointerEvent, useState } from "react";
import { DraftInput } from "../draft-input.tsx";
import { type Hue, hexOfHue, hueOfHex } from "./color-math.ts";
import "./color-wheel.css";

interface ColorWheelProps {
  readonly label: string;
  readonly color: Hue | undefined;
  readonly onChange: (color: Hue) => void;
}

/** Hue around, saturation outwards; two sliders do the same for the keyboard, and a hex code for those who know it. */
export function ColorWheel({ label, color, onChange }: ColorWheelProps) {
  const { hue, saturation } = color ?? { hue: 0, saturation: 0 };
  const angle = (hue * Math.PI) / 180;
  const knob = { left: `${50 + (Math.sin(angle) * saturation) / 2}%`, top: `${50 - (Math.cos(angle) * saturation) / 2}%` };
  const [turning, setTurning] = useState(false);

  function take(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const [right, up] = [event.clientX - box.x - box.width / 2, box.height / 2 - (event.clientY - box.y)];
    const degrees = (Math.atan2(right, up) * 180) / Math.PI;
    onChange({
      hue: Math.round((degrees + 360) % 360),
      saturation: Math.round(Math.min(100, (Math.hypot(right, up) / (box.width / 2)) * 100)),
    });
  }

  return (
    <fieldset className="color-wheel nodrag nowheel">
      <legend className="visually-hidden">{label}</legend>
      <div
        className="color-disk"
        aria-hidden
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setTurning(true);
          take(event);
        }}
        onPointerMove={(event) => turning && take(event)}
        onPointerUp={() => setTurning(false)}
      >
        {color !== undefined && <span className="color-knob" style={{ ...knob, background: hexOfHue(color) }} />}
      </div>
      <label className="color-part">
        Hue
        <input
          type="range"
          min="0"
          max="359"
          value={Math.round(hue)}
          onChange={(event) => onChange({ hue: Number(event.target.value), saturation })}
        />
      </label>
      <label className="color-part">
        Saturation
        <input
          type="range"
          min="0"
          max="100"
          value={Math.round(saturation)}
          onChange={(event) => onChange({ hue, saturation: Number(event.target.value) })}
        />
      </label>
      <div className="color-part">
        Hex
        <DraftInput
          aria-label="Hex"
          text={color === undefined ? "" : hexOfHue(color)}
          placeholder="#ff8800"
          onText={(text) => {
            const read = hueOfHex(text);
            if (read !== undefined) onChange(read);
          }}
        />
      </div>
    </fieldset>
  );
}
