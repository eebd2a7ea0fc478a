import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import "./popover.css";

interface PopoverProps {
  /** What the button is called; says the present value, too. */
  readonly label: string;
  /** Heads what opens. */
  readonly title: string;
  readonly className: string;
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

/** A button and what it opens beside itself; Escape and a click outside close it. */
export function Popover({ label, title, className, trigger, children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger className={`${className} nodrag`} aria-label={label} title={label}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} collisionPadding={8} className="popover-positioner">
          {/* Keys pressed in here are for what is edited, not for the canvas below. */}
          <Base.Popup className="popover" onKeyDown={(event) => event.key !== "Escape" && event.stopPropagation()}>
            <Base.Title className="popover-title">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
