import "./switch.css";

interface SwitchProps {
  readonly label: string;
  /** Undefined while unknown. */
  readonly checked: boolean | undefined;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** On or off, or in between while nobody knows. */
export function Switch({ label, checked, disabled = false, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-label={label}
      aria-checked={checked ?? false}
      data-unknown={checked === undefined || undefined}
      disabled={disabled}
      onClick={() => onChange(!(checked ?? false))}
    />
  );
}
