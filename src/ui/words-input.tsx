import { useId } from "react";
import { DraftInput } from "./draft-input.tsx";
import { RowList } from "./row-list.tsx";

interface WordsInputProps {
  readonly label: string;
  readonly words: readonly string[];
  /** Words that are likely: offered while typing, and the next one is what is added. */
  readonly suggested?: readonly string[];
  readonly addLabel?: string;
  readonly placeholder?: string;
  readonly onChange: (words: readonly string[]) => void;
}

/** A list of words, one a row; an empty row is on its way and does not count. */
export function WordsInput({ label, words, suggested = [], addLabel = "Add word", placeholder, onChange }: WordsInputProps) {
  const list = useId();
  const left = suggested.filter((word) => !words.includes(word));
  return (
    <>
      <RowList
        label={label}
        rows={words}
        addLabel={addLabel}
        onAdd={words.includes("") ? undefined : () => onChange([...words, left[0] ?? ""])}
        onRemove={(index) => onChange(words.filter((_, at) => at !== index))}
      >
        {(word, index) => (
          <DraftInput
            aria-label={`${label} ${index + 1}`}
            list={list}
            dir="auto"
            placeholder={placeholder}
            text={word}
            onText={(text) => onChange(words.map((old, at) => (at === index ? text.trim() : old)))}
          />
        )}
      </RowList>
      <datalist id={list}>
        {left.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </>
  );
}
