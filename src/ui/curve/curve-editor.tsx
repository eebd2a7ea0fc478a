import type { Json } from "../../base/json.ts";
import { DraftInput } from "../draft-input.tsx";
import { RowList } from "../row-list.tsx";
import { type CurveRow, dayLine, readRows } from "./day-line.ts";
import { DayTimeInput } from "./day-time-input.tsx";
import "./curve-editor.css";

interface CurveEditorProps {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (points: Json) => void;
}

/** Points of a curve over the day as a table, and the curve itself above it. */
export function CurveEditor({ label, value, onChange }: CurveEditorProps) {
  const rows = readRows(value);
  const write = (next: readonly CurveRow[]) => onChange(next.map(({ at, value: number }) => [at, number]));
  const change = (index: number, part: Partial<CurveRow>) => write(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <div className="curve-editor">
      <CurveDrawing rows={rows} />
      <RowList
        label={label}
        rows={rows}
        least={2}
        addLabel="Add point"
        onAdd={() => write([...rows, { at: "24:00", value: rows.at(-1)?.value ?? 0 }])}
        onRemove={(index) => write(rows.filter((_, at) => at !== index))}
      >
        {(row, index) => (
          <>
            <DayTimeInput label={`Point ${index + 1}`} text={row.at} onText={(at) => change(index, { at })} />
            <DraftInput
              type="number"
              step="any"
              className="input curve-value"
              aria-label={`Value at point ${index + 1}`}
              text={String(row.value)}
              onText={(text) => Number.isFinite(Number(text)) && text !== "" && change(index, { value: Number(text) })}
            />
          </>
        )}
      </RowList>
    </div>
  );
}

const [width, height, margin] = [240, 72, 6];

/** From midnight to midnight; where the sun counts, as on a day on which it rises at six and sets at six. */
function CurveDrawing({ rows }: { readonly rows: readonly CurveRow[] }) {
  const line = dayLine(rows);
  if (line.length === 0) return null;
  const values = line.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (hour: number) => (hour / 24) * width;
  const y = (value: number) => (high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin));
  const path = line.map(({ hour, value }, index) => `${index === 0 ? "M" : "L"}${x(hour).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  return (
    <svg className="curve-drawing" viewBox={`0 0 ${width} ${height + 14}`} role="img" aria-label={`From ${low} to ${high} over the day`}>
      {[0, 6, 12, 18, 24].map((hour) => (
        <g key={hour}>
          <line className="curve-hour" x1={x(hour)} x2={x(hour)} y1="0" y2={height} />
          <text x={Math.min(width - 8, Math.max(8, x(hour)))} y={height + 11}>
            {hour}
          </text>
        </g>
      ))}
      <path className="curve-area" d={`${path} L${width},${height} L0,${height} Z`} />
      <path className="curve-line" d={path} />
      {line.slice(1, -1).map(({ hour, value }) => (
        <circle key={`${hour} ${value}`} className="curve-point" cx={x(hour)} cy={y(value)} r="3" />
      ))}
      <text className="curve-range" x="2" y="9">
        {high}
      </text>
      {low !== high && (
        <text className="curve-range" x="2" y={height - 2}>
          {low}
        </text>
      )}
    </svg>
  );
}
