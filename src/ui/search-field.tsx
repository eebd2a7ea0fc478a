import { Search } from "lucide-react";
import type { InputHTMLAttributes } from "react";
import "./search-field.css";

interface SearchFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "className" | "type"> {
  /** What is searched; shown as placeholder and read out. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A search box over the list below it. */
export function SearchField({ label, value, onChange, ...rest }: SearchFieldProps) {
  return (
    <div className="search-field">
      <Search aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
    </div>
  );
}
