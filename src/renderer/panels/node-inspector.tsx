import { useStore } from "zustand";
import type { OutputPin } from "../../catalogue/pins.ts";
import { displayValue } from "../../drawing/display-value.ts";
import { nodeTitle } from "../../drawing/node-title.ts";
import type { FlowDocument } from "../../model/document.ts";
import { describeType } from "../../model/pin-type.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Switch } from "../../ui/switch.tsx";
import { ValueEditor } from "../../ui/values/value-editor.tsx";
import { editCurrent } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { setInput, setSetting, updateNode } from "../edits/nodes.ts";
import { show } from "../store/workbench.ts";
import { DeviceNow } from "./device-now.tsx";
import { KindHelp } from "./kind-help.tsx";
import { SettingField } from "./setting-field.tsx";

/** One node: its settings and values as a form, what it gives out at the moment, and what its kind does. */
export function NodeInspector({ id, document }: { readonly id: string; readonly document: FlowDocument }) {
  const editor = useEditor();
  const node = document.nodes.get(id);
  const graphNode = useStore(editor.analysis, ({ graph }) => graph?.nodes.get(id));
  const wiresInto = useStore(editor.analysis, ({ graph }) => graph?.wiresInto);
  const live = useStore(editor.live, ({ values }) => values);
  if (node === undefined) return null;
  const kind = catalogue.get(node.kind);
  const { title } = nodeTitle(document, id, node, kind);
  const inputs = [...(graphNode?.inputs.values() ?? [])];
  const few = inputs.length <= 10;
  return (
    <div className="inspector-body">
      <header>
        <h2 title={title}>{title}</h2>
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
          node={id}
          name={name}
          field={field}
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
              {(ids) => (
                <ValueEditor
                  {...ids}
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
        {(graphNode === undefined || graphNode.inputs.size + graphNode.outputs.size > 0) && (
          <Flag
            label={kind !== undefined && kind.bypass.size > 0 ? "Bypassed: passes on what arrives" : "Disabled"}
            value={node.disabled}
            onChange={(disabled) =>
              editCurrent(editor, "Enable or disable", (before) => updateNode(before, id, (one) => ({ ...one, disabled })))
            }
          />
        )}
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
                    : describeOutput(output)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <DeviceNow node={node} document={document} />
      {kind !== undefined && <KindHelp kind={kind} />}
    </div>
  );
}

function describeOutput({ role, type }: OutputPin): string {
  if (type.type === "nothing") return "event";
  return role === "event" ? `event: ${describeType(type)}` : describeType(type);
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
