import { type DurationUnit, inLargestUnit, parseDuration } from "../base/duration.ts";
import { DraftInput } from "./draft-input.tsx";
import "./duration-input.css";

const units: readonly (readonly [unit: DurationUnit, label: string])[] = [
  ["ms", "ms"],
  ["s", "seconds"],
  ["m", "minutes"],
  ["h", "hours"],
  ["d", "days"],
];

interface DurationInputProps {
  readonly label: string;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  /** As files have it: "90s", "1h 30m". */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** The number and the unit to show; a nought has the unit it was written in. Undefined where the text is no duration. */
function partsOf(text: string): readonly [count: number, unit: DurationUnit] | undefined {
  const read = parseDuration(text);
  if (!read.ok) return undefined;
  if (read.value > 0) return inLargestUnit(read.value);
  return [0, units.find(([unit]) => text.trim() === `0${unit}`)?.[0] ?? "s"];
}

/** A number and a unit. A whole duration can also be typed ("1h 30m"); what cannot be read stays as it is, to be put right. */
export function DurationInput({ label, id, describedBy, text, onText }: DurationInputProps) {
  const [count, unit] = partsOf(text) ?? [undefined, "s"];
  const take = (typed: string) => onText(/^\d+([.,]\d+)?$/.test(typed) ? `${typed.replace(",", ".")}${unit}` : typed);
  return (
    <span className="duration-input">
      <DraftInput
        id={id}
        aria-describedby={describedBy}
        aria-label={label}
        placeholder="5"
        text={count === undefined ? text : String(count)}
        onText={(typed) => take(typed.trim())}
      />
      <select
        className="input"
        aria-label={`Unit of ${label}`}
        value={unit}
        onChange={(event) => onText(`${count ?? 1}${event.target.value}`)}
      >
        {units.map(([word, name]) => (
          <option key={word} value={word}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
