import { useStore } from "zustand";
import type { Json } from "../../base/json.ts";
import type { Field as SettingDescription } from "../../catalogue/field.ts";
import { pinKey } from "../../compiler/graph.ts";
import type { FlowDocument, FlowNode } from "../../model/document.ts";
import { Field } from "../../ui/field.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { CallDevices, CallParameters, SubflowChoice } from "./call-settings.tsx";
import { choosableRoles } from "./choosable-roles.ts";
import { SettingControl } from "./setting-control.tsx";

interface SettingFieldProps {
  readonly node: string;
  readonly name: string;
  readonly field: SettingDescription<unknown>;
  readonly document: FlowDocument;
  readonly onChange: (value: Json | undefined) => void;
}

const noSettings: FlowNode["settings"] = new Map();

/** One setting of a node, edited by the widget that its field asks for. What is wrong is said below it. */
export function SettingField({ node, name, field, document, onChange }: SettingFieldProps) {
  const editor = useEditor();
  const home = useStore(editor.facts, (facts) => facts.home?.home);
  const { widget } = field;
  const wires = useStore(editor.analysis, ({ graph }) =>
    "suggest" in widget && widget.suggest !== undefined ? graph?.wiresInto.get(pinKey(node, widget.suggest)) : undefined,
  );
  const settings = document.nodes.get(node)?.settings ?? noSettings;
  const value = settings.get(name);
  const read = value === undefined ? undefined : field.read(value);
  const missing = value === undefined && field.default === undefined && !field.optional;
  const error = read?.ok === false ? read.error : missing ? "must be set" : undefined;
  if (widget.type === "call-devices") return <CallDevices node={node} document={document} onChange={onChange} />;
  if (widget.type === "call-parameters") return <CallParameters node={node} document={document} onChange={onChange} />;
  return (
    <Field
      inline={widget.type === "switch"}
      label={field.label}
      help={field.help}
      error={error === undefined ? undefined : `${field.label} ${error}`}
    >
      {({ id, describedBy }) =>
        widget.type === "subflow" ? (
          <SubflowChoice id={id} node={node} path={typeof value === "string" ? value : ""} onChange={onChange} />
        ) : (
          <SettingControl
            id={id}
            describedBy={describedBy}
            field={field}
            shown={value ?? field.defaultJson}
            settings={settings}
            roles={choosableRoles(document, home)}
            suggested={(wires ?? []).flatMap(({ output }) => (output.type.type === "choice" ? output.type.words.map(String) : []))}
            parameters={valueParameters(document)}
            onChange={onChange}
          />
        )
      }
    </Field>
  );
}

/** The parameters of a subflow that are values. */
function valueParameters({ parameters }: FlowDocument): readonly string[] {
  return [...(parameters ?? [])].flatMap(([name, { type }]) => (type === "device" || type === "devices" ? [] : [name]));
}
