import type { ButtonHTMLAttributes, ReactNode } from "react";
import "./button.css";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  /** `primary`: the one thing to do here. `quiet`: no border until hovered. */
  readonly look?: "plain" | "primary" | "quiet" | "danger";
  readonly icon?: ReactNode;
}

/** A push button with a text, and an icon where it helps. */
export function Button({ look = "plain", icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button button-${look}`} {...rest}>
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "children" | "title"> {
  /** What it does: read out, and shown on hover with the shortcut. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  readonly pressed?: boolean;
}

/** A button that is only an icon; its label is its name. */
export function IconButton({ label, icon, shortcut, pressed, ...rest }: IconButtonProps) {
  const title = shortcut === undefined ? label : `${label} (${shortcut})`;
  return (
    <button type="button" className="icon-button" aria-label={label} title={title} aria-pressed={pressed} {...rest}>
      {icon}
    </button>
  );
}
