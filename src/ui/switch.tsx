import "./switch.css";

interface SwitchProps {
  readonly label: string;
  /** Undefined while unknown. */
  readonly checked: boolean | undefined;
  readonly disabled?: boolean;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** On or off, or in between while nobody knows. */
export function Switch({ label, checked, disabled = false, id, describedBy, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      aria-checked={checked ?? false}
      data-unknown={checked === undefined || undefined}
      disabled={disabled}
      onClick={() => onChange(!(checked ?? false))}
    />
  );
}
