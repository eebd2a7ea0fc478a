import { useState } from "react";
import type { Json } from "../../base/json.ts";
import { literalProblem } from "../../catalogue/literals.ts";
import type { PinType } from "../../model/pin-type.ts";
import { readTyped, writeTyped } from "./read-typed.ts";
import type { ValueEditorProps } from "./value-props.ts";

/** A value that is typed: numbers, texts, durations, free words. Arrows up and down move a number by its step. */
export function TextValue({ label, id, describedBy, type, value, fallback, onChange }: ValueEditorProps) {
  const [draft, setDraft] = useState<string>();
  const shown = draft ?? (value === undefined ? "" : writeTyped(value, type));
  const problem = shown === "" ? undefined : literalProblem(type, readTyped(shown, type));

  function commit() {
    if (draft === undefined) return;
    if (draft === "") onChange(undefined);
    else if (problem === undefined) onChange(readTyped(draft, type));
    else return;
    setDraft(undefined);
  }

  function move(by: 1 | -1) {
    const from = readTyped(shown === "" ? String(fallback ?? 0) : shown, type);
    if (type.type !== "number" || typeof from !== "number") return;
    const next = from + by * (type.step ?? 1);
    setDraft(undefined);
    onChange(clamp(Math.round(next * 1e6) / 1e6, type));
  }

  return (
    <span className="literal-text">
      <input
        id={id}
        aria-describedby={describedBy}
        className="literal nodrag"
        dir="auto"
        aria-label={label}
        aria-invalid={problem !== undefined}
        title={problem === undefined ? label : `${label} ${problem}`}
        value={shown}
        placeholder={fallback === undefined ? "…" : writeTyped(fallback, type)}
        inputMode={type.type === "number" ? "decimal" : "text"}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setDraft(undefined);
          if (type.type === "number" && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
            event.preventDefault();
            move(event.key === "ArrowUp" ? 1 : -1);
          }
          // Escape goes on: it also closes what the field stands in.
          if (event.key !== "Escape") event.stopPropagation();
        }}
      />
      {type.type === "number" && type.unit !== undefined && <span className="literal-unit">{type.unit}</span>}
    </span>
  );
}

function clamp(value: number, type: PinType & { readonly type: "number" }): Json {
  return Math.max(type.min ?? -Infinity, Math.min(type.max ?? Infinity, value));
}
