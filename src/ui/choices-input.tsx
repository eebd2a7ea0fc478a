import "./choices-input.css";

interface ChoicesInputProps {
  readonly label: string;
  readonly choices: readonly { readonly word: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any number of a few words, each to be switched on and off where it stands. In the order of the choices, not of the clicks. */
export function ChoicesInput({ label, choices, chosen, onChange }: ChoicesInputProps) {
  return (
    <fieldset className="choices">
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.word} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(choice.word)}
            onChange={({ target }) =>
              onChange(choices.map(({ word }) => word).filter((word) => (word === choice.word ? target.checked : chosen.includes(word))))
            }
          />
          <bdi>{choice.label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
