import { type ReactNode, useId } from "react";
import "./field.css";

interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  /** Beside the label instead of below it: for switches. */
  readonly inline?: boolean;
  /** Gets the id that ties label, help and error to the control. */
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}

/** A labelled control with its help and what is wrong with its value, all read out together. */
export function Field({ label, help, error, inline = false, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  return (
    <div className="field" data-inline={inline || undefined} data-invalid={error !== undefined || undefined}>
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy: note === undefined ? undefined : noteId })}
      {note !== undefined && (
        <p id={noteId} className={error === undefined ? "field-help" : "field-error"}>
          {note}
        </p>
      )}
    </div>
  );
}
