import { useStore } from "zustand";
import { displayValue } from "../../drawing/display-value.ts";
import type { FlowDocument } from "../../model/document.ts";
import { describeType } from "../../model/pin-type.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Field } from "../../ui/field.tsx";
import { Switch } from "../../ui/switch.tsx";
import { LiteralEditor } from "../canvas/literal-editor.tsx";
import { editCurrent } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { setInput, setSetting, updateNode } from "../edits/nodes.ts";
import { activeFlow } from "../store/documents.ts";
import { show } from "../store/workbench.ts";
import { FlowInspector } from "./flow-inspector.tsx";
import { SettingField } from "./setting-field.tsx";
import "./inspector.css";

/** What is selected: its settings as a form, its values, its help. With nothing selected, the flow itself. */
export function Inspector() {
  const editor = useEditor();
  const flow = useStore(editor.documents, activeFlow);
  const { nodes, wires } = useStore(editor.selection);
  const [id] = nodes;
  return (
    <aside className="inspector" aria-label="Inspector">
      {flow === undefined && <EmptyState title="Nothing selected">Select a node to see what it does and how it is set.</EmptyState>}
      {flow !== undefined && nodes.size === 0 && wires.size === 0 && <FlowInspector flow={flow} />}
      {flow !== undefined && nodes.size === 1 && id !== undefined && (
        <NodeInspector key={id} id={id} document={flow.history.present.document} />
      )}
      {nodes.size > 1 && <EmptyState title={`${nodes.size} nodes selected`}>Align, tidy up, copy or delete them together.</EmptyState>}
      {nodes.size === 0 && wires.size > 0 && (
        <EmptyState title={wires.size === 1 ? "A wire" : `${wires.size} wires`}>{[...wires].join(" ")}</EmptyState>
      )}
    </aside>
  );
}

function NodeInspector({ id, document }: { readonly id: string; readonly document: FlowDocument }) {
  const editor = useEditor();
  const node = document.nodes.get(id);
  const graphNode = useStore(editor.analysis, ({ graph }) => graph?.nodes.get(id));
  const wiresInto = useStore(editor.analysis, ({ graph }) => graph?.wiresInto);
  const live = useStore(editor.live, ({ values }) => values);
  if (node === undefined) return null;
  const kind = catalogue.get(node.kind);
  const inputs = [...(graphNode?.inputs.values() ?? [])];
  const few = inputs.length <= 10;
  return (
    <div className="inspector-body">
      <header>
        <h2>{node.title ?? kind?.title ?? node.kind}</h2>
        <Button look="quiet" onClick={() => show(editor.workbench, { type: "rename", node: id })}>
          Rename…
        </Button>
      </header>
      {kind === undefined && (
        <p className="inspector-problem">This version does not know the kind “{node.kind}”. The node is kept as it is.</p>
      )}
      {Object.entries(kind?.fields ?? {}).map(([name, field]) => (
        <SettingField
          key={name}
          field={field}
          value={node.settings.get(name)}
          document={document}
          onChange={(value) =>
            editCurrent(editor, `Change ${field.label}`, (before) => setSetting(before, id, name, value), `setting ${id} ${name}`)
          }
        />
      ))}
      {few &&
        inputs
          .filter((input) => (wiresInto?.get(`${id}.${input.name}`) ?? []).length === 0 && input.type.type !== "nothing")
          .map((input) => (
            <Field key={input.name} label={input.name} help={input.help}>
              {() => (
                <LiteralEditor
                  label={input.name}
                  type={input.type}
                  value={node.inputs.get(input.name)}
                  fallback={input.default}
                  onChange={(value) => editCurrent(editor, `Change ${input.name}`, (before) => setInput(before, id, input.name, value))}
                />
              )}
            </Field>
          ))}
      <div className="inspector-flags">
        {kind?.durable === true && (
          <Flag
            label="Survives a restart"
            value={node.durable}
            onChange={(durable) =>
              editCurrent(editor, "Change durability", (before) => updateNode(before, id, (one) => ({ ...one, durable })))
            }
          />
        )}
        <Flag
          label="Disabled"
          value={node.disabled}
          onChange={(disabled) =>
            editCurrent(editor, "Enable or disable", (before) => updateNode(before, id, (one) => ({ ...one, disabled })))
          }
        />
      </div>
      {few && (graphNode?.outputs.size ?? 0) > 0 && (
        <section>
          <h3>Outputs</h3>
          <dl className="inspector-values">
            {[...(graphNode?.outputs.values() ?? [])].map((output) => (
              <div key={output.name} title={output.help}>
                <dt>{output.name}</dt>
                <dd>
                  {output.role === "value" && live.has(`${id}.${output.name}`)
                    ? displayValue(live.get(`${id}.${output.name}`), output.type)
                    : describeType(output.type)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {kind !== undefined && (
        <section>
          <h3>What it does</h3>
          <p>{kind.help}</p>
        </section>
      )}
    </div>
  );
}

function Flag({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <div className="inspector-flag">
      <span>{label}</span>
      <Switch label={label} checked={value} onChange={onChange} />
    </div>
  );
}
