import { useId } from "react";
import type { Json, JsonObject } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";
import { DraftInput } from "../draft-input.tsx";
import { RowList } from "../row-list.tsx";
import type { InnerEditor } from "./value-props.ts";

interface NamedValuesProps extends InnerEditor {
  readonly label: string;
  readonly record: JsonObject;
  readonly type: PinType;
  readonly nameLabel: string;
  readonly valueLabel: string;
  /** Names that are likely. */
  readonly suggested?: readonly string[];
  readonly onChange: (record: JsonObject) => void;
}

/** A table of names and values. */
export function NamedValues({ label, record, type, nameLabel, valueLabel, suggested = [], inner: Inner, onChange }: NamedValuesProps) {
  const list = useId();
  const rows = Object.entries(record);
  const left = suggested.filter((name) => !Object.hasOwn(record, name));
  const free = left[0] ?? unused(record);
  const change = (index: number, row: readonly [string, Json]) =>
    onChange(Object.fromEntries(rows.map((old, at) => (at === index ? row : old))));
  return (
    <>
      <RowList
        label={label}
        rows={rows}
        addLabel={`Add ${nameLabel.toLowerCase()}`}
        onAdd={() => onChange({ ...record, [free]: rows.at(-1)?.[1] ?? startOf(type) })}
        onRemove={(index) => onChange(Object.fromEntries(rows.filter((_, at) => at !== index)))}
      >
        {([name, value], index) => (
          <>
            <DraftInput
              aria-label={`${nameLabel} ${index + 1}`}
              placeholder={nameLabel}
              list={list}
              dir="auto"
              text={name}
              onText={(next) => isFree(record, next) && change(index, [next, value ?? startOf(type)])}
            />
            <Inner
              label={`${valueLabel} of ${name}`}
              type={type}
              value={value}
              compact={type.type === "any"}
              onChange={(next) => change(index, [name, next ?? startOf(type)])}
            />
          </>
        )}
      </RowList>
      <datalist id={list}>
        {left.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** `__proto__` and its like are no names: files that hold them are refused. */
function isFree(record: JsonObject, name: string): boolean {
  return name !== "" && !Object.hasOwn(record, name) && !["__proto__", "constructor", "prototype"].includes(name);
}

function unused(record: JsonObject): string {
  for (let number = 1; ; number += 1) if (!Object.hasOwn(record, `name${number}`)) return `name${number}`;
}

function startOf(type: PinType): Json {
  return type.type === "number" ? 0 : type.type === "boolean" ? false : "";
}
