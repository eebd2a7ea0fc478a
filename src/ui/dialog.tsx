import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./button.tsx";
import "./dialog.css";

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

/** A modal window with a title; Escape and the backdrop close it. Where there is something to write, one writes at once. */
export function Dialog({ open, onClose, title, children, actions, wide = false }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="dialog-backdrop" />
        <Base.Popup
          className="dialog"
          data-wide={wide || undefined}
          initialFocus={() => body.current?.querySelector<HTMLElement>("input.input, textarea") ?? true}
        >
          <header>
            <Base.Title>{title}</Base.Title>
            <IconButton label="Close" icon={<X />} onClick={onClose} />
          </header>
          <div className="dialog-body" ref={body}>
            {children}
          </div>
          {actions !== undefined && <footer>{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
