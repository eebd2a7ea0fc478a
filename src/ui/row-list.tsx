import { Plus, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button, IconButton } from "./button.tsx";
import "./row-list.css";

interface RowListProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly addLabel: string;
  /** Left out: nothing can be added at the moment. */
  readonly onAdd?: (() => void) | undefined;
  readonly onRemove: (index: number) => void;
  /** Fewer rows than this make no sense: then none can be taken away. */
  readonly least?: number;
  readonly children: (row: T, index: number) => ReactNode;
}

/** Things one below the other, each to be edited or taken away, and one more at the end. What was added has the focus. */
export function RowList<T>({ label, rows, addLabel, onAdd, onRemove, least = 0, children }: RowListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  function add() {
    onAdd?.();
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child :is(input, select, textarea, button)")?.focus());
  }
  return (
    <div className="row-list">
      <ul ref={list} aria-label={label}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names of their own; their fields keep no state but a draft
          <li key={index}>
            <div className="row-list-fields">{children(row, index)}</div>
            <IconButton
              label={`Remove row ${index + 1} of ${label}`}
              icon={<X />}
              disabled={rows.length <= least}
              onClick={() => onRemove(index)}
            />
          </li>
        ))}
      </ul>
      {onAdd !== undefined && (
        <Button look="quiet" icon={<Plus aria-hidden />} onClick={add}>
          {addLabel}
        </Button>
      )}
    </div>
  );
}
