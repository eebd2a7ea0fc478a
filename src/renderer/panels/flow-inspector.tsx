import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { bindRole, roleOfDevice } from "../edits/roles.ts";
import { edit, type OpenFlow } from "../store/documents.ts";

/** The flow itself: name, description, and the devices behind its roles, each of which can be replaced. */
export function FlowInspector({ flow }: { readonly flow: OpenFlow }) {
  const editor = useEditor();
  const home = useStore(editor.facts, (facts) => facts.home?.home);
  const { document } = flow.history.present;
  return (
    <div className="inspector-body">
      <header>
        <h2>Flow</h2>
      </header>
      <Field label="Name">
        {({ id }) => (
          <input
            id={id}
            className="input"
            value={document.name ?? ""}
            onChange={(event) =>
              edit(editor.documents, flow.id, "Rename flow", (before) => ({ ...before, name: event.target.value }), "flow name")
            }
          />
        )}
      </Field>
      <Field label="What it does" help="Becomes the comment above the generated code.">
        {({ id, describedBy }) => (
          <textarea
            id={id}
            aria-describedby={describedBy}
            className="input"
            rows={3}
            value={document.description ?? ""}
            onChange={(event) =>
              edit(
                editor.documents,
                flow.id,
                "Describe flow",
                (before) => ({ ...before, description: event.target.value === "" ? undefined : event.target.value }),
                "flow description",
              )
            }
          />
        )}
      </Field>
      <section>
        <h3>Devices</h3>
        {document.roles.size === 0 && <p>None yet. Drag one from the left onto the canvas.</p>}
        {[...document.roles].map(([role, bound]) => (
          <Field key={role} label={role} help={bound.model}>
            {({ id }) => (
              <select
                id={id}
                className="input"
                value={bound.ieee ?? `group ${bound.group}`}
                onChange={(event) => {
                  const device = home?.devices.find(({ ieee }) => ieee === event.target.value);
                  if (device !== undefined)
                    edit(editor.documents, flow.id, `Replace ${role}`, (before) => bindRole(before, role, roleOfDevice(device)));
                }}
              >
                {!home?.devices.some(({ ieee }) => ieee === bound.ieee) && (
                  <option value={bound.ieee ?? `group ${bound.group}`}>{bound.name ?? bound.ieee ?? `group ${bound.group}`}</option>
                )}
                {home?.devices
                  .filter(({ kind }) => kind !== "Coordinator")
                  .map((device) => (
                    <option key={device.ieee} value={device.ieee}>
                      {device.name}
                    </option>
                  ))}
              </select>
            )}
          </Field>
        ))}
      </section>
      <Button onClick={() => editor.workbench.setState({ bottom: "code", shown: { ...editor.workbench.getState().shown, bottom: true } })}>
        Show the code
      </Button>
    </div>
  );
}
