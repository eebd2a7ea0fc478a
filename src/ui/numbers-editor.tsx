import type { Json } from "../base/json.ts";
import { RowList } from "./row-list.tsx";
import { TextValue } from "./values/text-value.tsx";

interface NumbersEditorProps {
  readonly label: string;
  readonly value: Json | undefined;
  readonly min: number;
  readonly max: number;
  readonly onChange: (numbers: Json) => void;
}

/** Numbers of one range, one a row, each with its place between the ends. */
export function NumbersEditor({ label, value, min, max, onChange }: NumbersEditorProps) {
  const numbers = (Array.isArray(value) ? value : []).filter((one) => typeof one === "number");
  const step = (max - min) / 20;
  return (
    <RowList
      label={label}
      rows={numbers}
      addLabel="Add number"
      onAdd={() => onChange([...numbers, (min + max) / 2])}
      onRemove={(index) => onChange(numbers.filter((_, at) => at !== index))}
    >
      {(one, index) => (
        <>
          <TextValue
            label={`${label} ${index + 1}`}
            type={{ type: "number", min, max, step }}
            value={one}
            onChange={(next) => typeof next === "number" && onChange(numbers.map((old, at) => (at === index ? next : old)))}
          />
          <input
            type="range"
            aria-label={`Place of ${label} ${index + 1}`}
            min={min}
            max={max}
            step={step / 5}
            value={one}
            onChange={({ target }) => onChange(numbers.map((old, at) => (at === index ? Number(target.value) : old)))}
          />
        </>
      )}
    </RowList>
  );
}
