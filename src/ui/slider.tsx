import { useState } from "react";
import { usePaced } from "./use-paced.ts";
import "./slider.css";

interface SliderProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
  /** `temperature` paints cold to warm behind the track. */
  readonly look?: "plain" | "temperature";
  readonly disabled?: boolean;
  /** Called at most ten times a second while dragging and once at the end: each call is a command to a device. */
  readonly onChange: (value: number) => void;
}

/** A bounded number. Shows what the hand does at once, and what the device reports otherwise. */
export function Slider({ label, value, min, max, step, unit, look = "plain", disabled = false, onChange }: SliderProps) {
  const [held, setHeld] = useState<number>();
  const send = usePaced(onChange);

  function move(next: number) {
    setHeld(next);
    send(next);
  }

  const shown = held ?? value;
  return (
    <div className="slider" data-look={look}>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={shown === undefined ? "unknown" : `${shown}${unit === undefined ? "" : ` ${unit}`}`}
        min={min}
        max={max}
        step={step ?? "any"}
        value={shown ?? min}
        disabled={disabled}
        data-unknown={shown === undefined || undefined}
        onChange={(event) => move(Number(event.target.value))}
        onBlur={() => setHeld(undefined)}
        onPointerUp={() => setHeld(undefined)}
        onKeyUp={() => setHeld(undefined)}
      />
      <output>{shown === undefined ? "–" : `${Number(shown.toFixed(2))}${unit === undefined ? "" : ` ${unit}`}`}</output>
    </div>
  );
}
