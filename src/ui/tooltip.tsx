import { Tooltip as Base } from "@base-ui/react/tooltip";
import { type ReactElement, type ReactNode, useId } from "react";
import "./tooltip.css";

interface TooltipProps {
  /** What it is about: a button, which takes the properties that it is given. */
  readonly trigger: ReactElement;
  /** Said of the trigger when it has the focus, shown beside it on hover and focus. */
  readonly lines: readonly string[];
  readonly onOpenChange?: (open: boolean) => void;
}

/** A few words on hover and focus, read out as the description of what they are about. Escape closes them, the pointer may go over them. */
export function Tooltip({ trigger, lines, onOpenChange }: TooltipProps): ReactNode {
  const id = useId();
  const says = lines.length > 0;
  return (
    <>
      <Base.Root disabled={!says} onOpenChange={(open) => onOpenChange?.(open)}>
        <Base.Trigger render={trigger} delay={300} {...(says && { "aria-describedby": id })} />
        <Base.Portal>
          <Base.Positioner side="bottom" align="start" sideOffset={4} collisionPadding={8} className="tooltip-positioner">
            <Base.Popup className="tooltip">
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      {says && (
        <span id={id} hidden>
          {lines.join(" ")}
        </span>
      )}
    </>
  );
}
