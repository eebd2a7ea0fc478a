import { useState } from "react";

interface DraftProps {
  readonly id?: string;
  readonly className: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-label"?: string;
  readonly type?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | "any";
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Takes the text when the field is left or Enter pressed, so that half a duration is not a problem yet. */
function useDraft({ text, onText }: Pick<DraftProps, "text" | "onText">) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft !== text) onText(draft);
    setDraft(undefined);
  };
  return { shown: draft ?? text, setDraft, commit };
}

/** A line of text that is taken once it is complete. */
export function DraftInput({ text, onText, ...rest }: DraftProps) {
  const { shown, setDraft, commit } = useDraft({ text, onText });
  return (
    <input
      {...rest}
      value={shown}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}

/** Several lines of text, taken once they are left. */
export function DraftArea({ text, onText, type: _type, min: _min, max: _max, step: _step, ...rest }: DraftProps) {
  const { shown, setDraft, commit } = useDraft({ text, onText });
  return <textarea {...rest} rows={4} value={shown} onChange={(event) => setDraft(event.target.value)} onBlur={commit} />;
}
