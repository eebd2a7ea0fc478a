import type { ReactNode } from "react";
import "./empty-state.css";

/** What a place shows while there is nothing in it: what it is for and what to do. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      <p>{children}</p>
      {actions !== undefined && <div className="empty-state-actions">{actions}</div>}
    </div>
  );
}
