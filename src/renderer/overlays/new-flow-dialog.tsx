import { useEffect, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { createFlow } from "../editor/files.ts";
import type { OverlayProps } from "./overlays.tsx";
import "./new-flow-dialog.css";

interface Starter {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

/** A new flow: empty, or from a starter that already does something. */
export function NewFlowDialog({ onClose }: OverlayProps) {
  const editor = useEditor();
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [starters, setStarters] = useState<readonly Starter[]>([]);
  useEffect(() => {
    void editor.client.listStarters({}).then((result) => result.ok && setStarters(result.value));
  }, [editor]);
  const starter = starters.find(({ id }) => id === chosen);
  const name = title.trim() === "" ? (starter?.title ?? "") : title.trim();

  async function create() {
    if (name !== "" && (await createFlow(editor, name, starter?.text)) !== undefined) onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="New flow"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={name === ""} onClick={() => void create()}>
            Create
          </Button>
        </>
      }
    >
      <Field label="Name">
        {({ id }) => (
          <input
            id={id}
            className="input"
            value={title}
            placeholder={starter?.title ?? "Hall light"}
            onChange={(event) => setTitle(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && void create()}
          />
        )}
      </Field>
      <fieldset className="starters">
        <legend>Begin with</legend>
        <Choice
          id=""
          title="An empty canvas"
          description="Draw it all yourself."
          chosen={chosen === undefined}
          onChoose={() => setChosen(undefined)}
        />
        {starters.map((one) => (
          <Choice key={one.id} {...one} chosen={one.id === chosen} onChoose={() => setChosen(one.id)} />
        ))}
      </fieldset>
    </Dialog>
  );
}

function Choice({
  title,
  description,
  chosen,
  onChoose,
}: Omit<Starter, "text"> & { readonly chosen: boolean; readonly onChoose: () => void }) {
  return (
    <label className="starter">
      <input type="radio" name="starter" checked={chosen} onChange={onChoose} />
      <span>
        <strong>{title}</strong>
        <span>{description}</span>
      </span>
    </label>
  );
}
