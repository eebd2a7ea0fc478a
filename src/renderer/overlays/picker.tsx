import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactNode, useEffect, useRef, useState } from "react";
import "./picker.css";

export interface PickerItem {
  readonly id: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

interface PickerProps {
  readonly label: string;
  readonly placeholder: string;
  /** What is offered for what was typed, best first. */
  readonly find: (query: string) => readonly PickerItem[];
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
  /** Where in the window; left out: in the middle of the upper half. */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
}

const shownItems = 60;

/** A list to pick from by typing: arrows move, Enter takes, Escape leaves. */
export function Picker({ label, placeholder, find, onPick, onClose, at }: PickerProps) {
  const [query, setQuery] = useState("");
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const items = find(query).slice(0, shownItems);
  const current = Math.min(index, items.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  function pick(item: PickerItem | undefined) {
    if (item === undefined || item.disabled === true) return;
    onClose();
    onPick(item.id);
  }

  const place =
    at === undefined
      ? undefined
      : { left: Math.min(at.x, window.innerWidth - 376), top: Math.min(at.y, window.innerHeight - 372), transform: "none" };
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="picker-backdrop" />
        <Base.Popup className="picker" data-centred={at === undefined || undefined} aria-label={label} style={place}>
          <input
            // biome-ignore lint/a11y/noAutofocus: it was opened to type into
            autoFocus
            role="combobox"
            aria-expanded={items.length > 0}
            aria-controls="picker-list"
            aria-label={label}
            aria-activedescendant={items[current] === undefined ? undefined : `picker-${current}`}
            placeholder={placeholder}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setIndex(0);
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") setIndex(Math.min(current + 1, items.length - 1));
              else if (event.key === "ArrowUp") setIndex(Math.max(current - 1, 0));
              else if (event.key === "Enter") pick(items[current]);
              else return;
              event.preventDefault();
            }}
          />
          {items.length === 0 && <p className="picker-nothing">Nothing found</p>}
          <div ref={list} id="picker-list" role="listbox" aria-label={label} className="picker-list" hidden={items.length === 0}>
            {items.map((item, position) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works the list through the input
              <div
                key={item.id}
                id={`picker-${position}`}
                role="option"
                tabIndex={-1}
                aria-selected={position === current}
                aria-disabled={item.disabled}
                className="picker-item"
                onPointerMove={() => setIndex(position)}
                onClick={() => pick(item)}
              >
                {item.icon}
                <span className="picker-title">{item.title}</span>
                {item.detail !== undefined && <span className="picker-detail">{item.detail}</span>}
                {item.hint !== undefined && <kbd>{item.hint}</kbd>}
              </div>
            ))}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
