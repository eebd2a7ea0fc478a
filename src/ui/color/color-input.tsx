import { Popover } from "../popover.tsx";
import { type Hue, hexOfHue } from "./color-math.ts";
import { ColorWheel } from "./color-wheel.tsx";

/** A colour as a swatch; pressed, the wheel. */
export function ColorInput({
  label,
  color,
  compact = false,
  onChange,
}: {
  readonly label: string;
  readonly color: Hue | undefined;
  readonly compact?: boolean;
  readonly onChange: (color: Hue) => void;
}) {
  const hex = color === undefined ? undefined : hexOfHue(color);
  return (
    <Popover
      label={`${label}: ${hex ?? "no colour yet"}`}
      title={label}
      className={compact ? "literal literal-button" : "input input-button"}
      trigger={
        <>
          <span className="color-swatch" data-unknown={hex === undefined || undefined} style={{ background: hex }} />
          <span>{hex ?? "choose"}</span>
        </>
      }
    >
      <ColorWheel label={label} color={color} onChange={onChange} />
    </Popover>
  );
}
