import { type InputHTMLAttributes, type TextareaHTMLAttributes, useState } from "react";

/** Takes the text when the field is left or Enter pressed, so that half a duration is not a problem yet. Escape takes it back. */
function useDraft(text: string, onText: (text: string) => void) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft !== text) onText(draft);
    setDraft(undefined);
  };
  return { shown: draft ?? text, setDraft, commit };
}

interface Draft {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** A field of one line whose text counts once it is finished. */
export function DraftInput({
  text,
  onText,
  className = "input",
  ...rest
}: Draft & Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange" | "onBlur" | "onKeyDown">) {
  const { shown, setDraft, commit } = useDraft(text, onText);
  return (
    <input
      {...rest}
      className={className}
      value={shown}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setDraft(undefined);
      }}
    />
  );
}

/** A field of several lines whose text counts once it is left. */
export function DraftArea({
  text,
  onText,
  ...rest
}: Draft & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value" | "onChange" | "onBlur">) {
  const { shown, setDraft, commit } = useDraft(text, onText);
  return (
    <textarea
      rows={4}
      {...rest}
      className="input"
      dir="auto"
      value={shown}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
    />
  );
}
