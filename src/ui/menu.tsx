import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement } from "react";
import "./menu.css";

export type MenuEntry =
  | { readonly separator: true }
  | {
      readonly label: string;
      readonly shortcut?: string | undefined;
      readonly disabled?: boolean;
      readonly onSelect: () => void;
    };

/** A button that opens a list of commands. */
export function Menu({
  trigger,
  label,
  entries,
}: {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} aria-label={label} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="menu-positioner">
          <Base.Popup className="menu">
            {entries.map((entry, index) =>
              "separator" in entry ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing else to tell them apart, and the list is fixed
                <hr key={index} className="menu-separator" />
              ) : (
                <Base.Item key={entry.label} className="menu-item" disabled={entry.disabled ?? false} onClick={entry.onSelect}>
                  <span>{entry.label}</span>
                  {entry.shortcut !== undefined && <kbd>{entry.shortcut}</kbd>}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
