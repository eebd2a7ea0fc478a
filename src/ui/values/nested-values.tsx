import type { ReactNode } from "react";
import { isJsonObject, type Json, type JsonObject } from "../../base/json.ts";
import type { PinType, RecordPinType } from "../../model/pin-type.ts";
import { Popover } from "../popover.tsx";
import { RowList } from "../row-list.tsx";
import { NamedValues } from "./named-values.tsx";
import { summaryOf } from "./read-typed.ts";
import type { InnerEditor, ValueEditorProps } from "./value-props.ts";

/** A record: its known fields as a form, or names and values of one's own. */
export function RecordValue({ fields, inner: Inner, ...props }: ValueEditorProps & InnerEditor & Pick<RecordPinType, "fields">) {
  const { label, value, onChange } = props;
  const record = isJsonObject(value) ? value : {};
  return (
    <Opened {...props}>
      {fields === undefined ? (
        <NamedValues
          inner={Inner}
          label={label}
          record={record}
          type={{ type: "any" }}
          nameLabel="Name"
          valueLabel="Value"
          onChange={onChange}
        />
      ) : (
        <div className="record-value">
          {fields.map(({ name, type }) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control is the editor, which has the name as its label, too
            <label key={name}>
              <span dir="auto">{name}</span>
              <Inner
                label={`${name} of ${label}`}
                type={type}
                value={Object.hasOwn(record, name) ? record[name] : undefined}
                onChange={(part) => onChange(withField(record, name, part))}
              />
            </label>
          ))}
        </div>
      )}
    </Opened>
  );
}

function withField(record: JsonObject, name: string, part: Json | undefined): JsonObject | undefined {
  const entries = Object.entries(record).filter(([key]) => key !== name);
  if (part === undefined) return entries.length === 0 ? undefined : Object.fromEntries(entries);
  return Object.hasOwn(record, name) ? { ...record, [name]: part } : Object.fromEntries([...entries, [name, part]]);
}

/** A list: its items one below the other. */
export function ListValue({ item, inner: Inner, ...props }: ValueEditorProps & InnerEditor & { readonly item: PinType }) {
  const { label, value, onChange } = props;
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  return (
    <Opened {...props}>
      <RowList
        label={label}
        rows={items}
        addLabel="Add item"
        onAdd={() => onChange([...items, startingItem(item)])}
        onRemove={(index) => onChange(items.filter((_, at) => at !== index))}
      >
        {(one, index) => (
          <Inner
            label={`${label} ${index + 1}`}
            type={item}
            value={one}
            onChange={(next) => onChange(items.map((old, at) => (at === index ? (next ?? startingItem(item)) : old)))}
          />
        )}
      </RowList>
    </Opened>
  );
}

function startingItem(type: PinType): Json {
  switch (type.type) {
    case "number":
      return type.min ?? 0;
    case "boolean":
      return false;
    case "choice":
      return type.words[0] ?? "";
    case "list":
      return [];
    case "record":
    case "color":
      return {};
    case "duration":
      return "1s";
    default:
      return "";
  }
}

/** Where there is one line only, a button with the value in short; else the editor itself. */
function Opened({ label, value, fallback, compact, children }: ValueEditorProps & { readonly children: ReactNode }) {
  if (compact !== true) return children;
  const summary = summaryOf(value ?? fallback);
  return (
    <Popover label={`${label}: ${summary}`} title={label} className="literal literal-button" trigger={<bdi>{summary}</bdi>}>
      {children}
    </Popover>
  );
}
