import { isJsonObject, type Json } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";
import { ListValue, RecordValue } from "./nested-values.tsx";
import { TextValue } from "./text-value.tsx";
import type { InnerEditor, ValueEditorProps } from "./value-props.ts";

const kinds = ["text", "number", "yes or no", "record", "list"] as const;
type Kind = (typeof kinds)[number];

const anything: PinType = { type: "any" };

/** A value of a type that is not known: in one line as it is typed, else with its kind to choose. */
export function AnyValue(props: ValueEditorProps & InnerEditor) {
  const { inner: Inner, label, value, compact, id, describedBy, onChange } = props;
  const kind = kindOf(value);
  if (compact === true) {
    if (kind === "record") return <RecordValue {...props} fields={undefined} />;
    return kind === "list" ? <ListValue {...props} item={anything} /> : <TextValue {...props} />;
  }
  return (
    <div className="any-value">
      <select
        id={id}
        aria-describedby={describedBy}
        className="literal"
        aria-label={`Kind of ${label}`}
        value={kind ?? ""}
        onChange={(event) =>
          onChange(
            startOf(
              kinds.find((word) => word === event.target.value),
              value,
            ),
          )
        }
      >
        <option value="">nothing</option>
        {kinds.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </select>
      {kind !== undefined && (
        <Inner label={label} type={typeOf(kind)} value={value} onChange={(next) => onChange(next ?? startOf(kind, value))} />
      )}
    </div>
  );
}

function kindOf(value: Json | undefined): Kind | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return "list";
  if (isJsonObject(value)) return "record";
  return typeof value === "number" ? "number" : typeof value === "boolean" ? "yes or no" : "text";
}

/** A value of the new kind, made from the old one where that says something. */
function startOf(kind: Kind | undefined, before: Json | undefined): Json | undefined {
  switch (kind) {
    case undefined:
      return undefined;
    case "text":
      return typeof before === "string" || typeof before === "number" ? String(before) : "";
    case "number":
      return Number.isFinite(Number(before)) ? Number(before) : 0;
    case "yes or no":
      return before === "true";
    case "record":
      return {};
    case "list":
      return before === undefined || typeof before === "object" ? [] : [before];
  }
}

function typeOf(kind: Kind): PinType {
  switch (kind) {
    case "text":
    case "number":
    case "record":
      return { type: kind };
    case "yes or no":
      return { type: "boolean" };
    case "list":
      return { type: "list", item: anything };
  }
}
