import { useState } from "react";
import type { Json } from "../../base/json.ts";
import { literalProblem } from "../../catalogue/literals.ts";
import type { PinType } from "../../model/pin-type.ts";
import "./literal-editor.css";

interface LiteralEditorProps {
  readonly label: string;
  readonly type: PinType;
  readonly value: Json | undefined;
  /** What counts while nothing is written. */
  readonly fallback: Json | undefined;
  /** Undefined: nothing written any more. */
  readonly onChange: (value: Json | undefined) => void;
}

/** Edits the value of an input where it stands. What does not fit stays in the field and is marked, and is not taken. */
export function LiteralEditor({ label, type, value, fallback, onChange }: LiteralEditorProps) {
  if (type.type === "boolean") {
    return (
      <select
        className="literal nodrag"
        aria-label={label}
        value={String(value ?? fallback ?? "")}
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value === "true")}
      >
        {value === undefined && fallback === undefined && <option value="">…</option>}
        <option value="true">true</option>
        <option value="false">false</option>
      </select>
    );
  }
  if (type.type === "choice" && type.open !== true) {
    return (
      <select
        className="literal nodrag"
        aria-label={label}
        value={String(value ?? fallback ?? "")}
        onChange={(event) => onChange(type.words.find((word) => String(word) === event.target.value))}
      >
        {value === undefined && fallback === undefined && <option value="">…</option>}
        {type.words.map((word) => (
          <option key={word} value={String(word)}>
            {word}
          </option>
        ))}
      </select>
    );
  }
  return <TextLiteral label={label} type={type} value={value} fallback={fallback} onChange={onChange} />;
}

function TextLiteral({ label, type, value, fallback, onChange }: LiteralEditorProps) {
  const [draft, setDraft] = useState<string>();
  const shown = draft ?? (value === undefined ? "" : String(value));
  const problem = shown === "" ? undefined : literalProblem(type, parse(shown, type));

  function commit() {
    if (draft === undefined) return;
    if (draft === "") onChange(undefined);
    else if (problem === undefined) onChange(parse(draft, type));
    else return;
    setDraft(undefined);
  }

  return (
    <span className="literal-text">
      <input
        className="literal nodrag"
        aria-label={label}
        aria-invalid={problem !== undefined}
        title={problem === undefined ? label : `${label} ${problem}`}
        value={shown}
        placeholder={fallback === undefined ? "…" : String(fallback)}
        inputMode={type.type === "number" ? "decimal" : "text"}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setDraft(undefined);
          event.stopPropagation();
        }}
      />
      {type.type === "number" && type.unit !== undefined && <span className="literal-unit">{type.unit}</span>}
    </span>
  );
}

function parse(text: string, type: PinType): Json {
  if (type.type !== "number") return text;
  const count = Number(text.replace(",", "."));
  return text.trim() === "" || Number.isNaN(count) ? text : count;
}
