import { CommandButton } from "../shell/command-button.tsx";

const ids = [
  "arrange.left",
  "arrange.centre",
  "arrange.right",
  "arrange.top",
  "arrange.middle",
  "arrange.bottom",
  "arrange.across",
  "arrange.down",
  "arrange.tidy",
  "arrange.frame",
  "edit.duplicate",
  "edit.disable",
  "edit.delete",
];

/** Several nodes: what can be done with them together. */
export function SeveralInspector({ count }: { readonly count: number }) {
  return (
    <div className="inspector-body">
      <header>
        <h2>{count} nodes selected</h2>
      </header>
      <div className="inspector-commands">
        {ids.map((id) => (
          <CommandButton key={id} id={id} />
        ))}
      </div>
    </div>
  );
}
