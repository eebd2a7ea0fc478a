import type { ValueEditorProps } from "./value-props.ts";

/** True or false, as a list of two: a switch could not show that nothing is written. */
export function BooleanValue({ label, id, describedBy, value, fallback, onChange }: ValueEditorProps) {
  return (
    <select
      id={id}
      aria-describedby={describedBy}
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

/** One of a closed set of words. A word that is no longer among them is shown as it is. */
export function ChoiceValue({
  label,
  id,
  describedBy,
  value,
  fallback,
  words,
  onChange,
}: ValueEditorProps & { readonly words: readonly (string | number)[] }) {
  const shown = String(value ?? fallback ?? "");
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      className="literal nodrag"
      aria-label={label}
      value={shown}
      onChange={(event) => onChange(words.find((word) => String(word) === event.target.value))}
    >
      {!words.some((word) => String(word) === shown) && <option value={shown}>{shown === "" ? "…" : shown}</option>}
      {words.map((word) => (
        <option key={word} value={String(word)}>
          {word}
        </option>
      ))}
    </select>
  );
}
