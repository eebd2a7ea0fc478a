import { isJsonObject, type Json } from "../base/json.ts";
import { DraftInput } from "./draft-input.tsx";
import { RowList } from "./row-list.tsx";
import "./ranges-editor.css";

interface RangesEditorProps {
  readonly label: string;
  readonly value: Json | undefined;
  /** What can be a member: its name in the file, and what people call it. */
  readonly roles: readonly { readonly role: string; readonly name: string }[];
  readonly onChange: (parts: Json) => void;
}

type Row = readonly [role: string, low: number, high: number];

/** Leniently: what is being put right must stay on the page. */
function readRow([role, part]: readonly [string, Json | undefined]): Row {
  const [low, high] = Array.isArray(part) ? part : [];
  return [role, typeof low === "number" ? low : 0, typeof high === "number" ? high : 1];
}

/** Devices, each with its part of a way from 0 to 1, drawn as a bar: who comes on when. Percent are shown, parts of one are kept. */
export function RangesEditor({ label, value, roles, onChange }: RangesEditorProps) {
  const rows = Object.entries(isJsonObject(value) ? value : {}).map(readRow);
  const taken = new Set(rows.map(([role]) => role));
  const next = roles.find(({ role }) => !taken.has(role));
  const write = (changed: readonly Row[]) => onChange(Object.fromEntries(changed.map(([role, low, high]) => [role, [low, high]])));
  const change = (index: number, row: Row) => write(rows.map((old, at) => (at === index ? row : old)));
  return (
    <RowList
      label={label}
      rows={rows}
      addLabel={next === undefined && roles.length === 0 ? "The flow has no fitting device yet" : "Add device"}
      onAdd={next === undefined ? undefined : () => write([...rows, [next.role, 0, 1]])}
      onRemove={(index) => write(rows.filter((_, at) => at !== index))}
    >
      {([role, low, high], index) => (
        <div className="part">
          <select
            className="input"
            aria-label={`Device ${index + 1}`}
            value={role}
            onChange={(event) => change(index, [event.target.value, low, high])}
          >
            {!roles.some((one) => one.role === role) && <option value={role}>{role}</option>}
            {roles
              .filter((one) => one.role === role || !taken.has(one.role))
              .map((one) => (
                <option key={one.role} value={one.role}>
                  {one.name}
                </option>
              ))}
          </select>
          <Percent label={`Device ${index + 1} from`} value={low} onChange={(from) => change(index, [role, Math.min(from, high), high])} />
          <Percent label={`Device ${index + 1} to`} value={high} onChange={(to) => change(index, [role, low, Math.max(to, low)])} />
          <span className="part-bar" aria-hidden>
            <span style={{ marginInlineStart: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
          </span>
        </div>
      )}
    </RowList>
  );
}

/** A part of one as percent. */
function Percent({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <span className="percent">
      <DraftInput
        type="number"
        min="0"
        max="100"
        step="any"
        aria-label={`${label}, percent`}
        text={String(Math.round(value * 1e4) / 100)}
        onText={(text) => text !== "" && onChange(Math.round(Math.min(100, Math.max(0, Number(text))) * 100) / 1e4)}
      />
      %
    </span>
  );
}
