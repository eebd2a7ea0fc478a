import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import "./tabs.css";

export interface TabItem {
  readonly id: string;
  readonly title: string;
  /** A count or mark beside the title, with words for those who cannot see it. */
  readonly badge?: { readonly text: string; readonly label: string; readonly tone: "bad" | "warn" | "plain" } | undefined;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly active: string;
  readonly onSelect: (id: string) => void;
  /** Shown at the end of the bar. */
  readonly extra?: ReactNode;
}

/** Panels of which one is seen; arrows move between the tabs. */
export function Tabs({ label, items, active, onSelect, extra }: TabsProps) {
  return (
    <Base.Root className="tabs" value={active} onValueChange={(id) => onSelect(String(id))}>
      <div className="tabs-bar">
        <Base.List className="tabs-list" aria-label={label}>
          {items.map((item) => (
            <Base.Tab key={item.id} value={item.id} className="tab">
              {item.title}
              {item.badge !== undefined && (
                <span className={`tab-badge tab-badge-${item.badge.tone}`} role="img" aria-label={item.badge.label}>
                  {item.badge.text}
                </span>
              )}
            </Base.Tab>
          ))}
        </Base.List>
        {extra}
      </div>
      {items.map((item) => (
        <Base.Panel key={item.id} value={item.id} className="tab-panel">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
