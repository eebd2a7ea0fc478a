import { useStore } from "zustand";
import { isJsonObject, type Json } from "../../base/json.ts";
import { isRoleFor } from "../../catalogue/field.ts";
import type { DeviceParameter, SubflowInterface } from "../../catalogue/subflow-interface.ts";
import type { FlowDocument } from "../../model/document.ts";
import { Button } from "../../ui/button.tsx";
import { ChoicesInput } from "../../ui/choices-input.tsx";
import { Field } from "../../ui/field.tsx";
import { ValueEditor } from "../../ui/values/value-editor.tsx";
import { currentFlow } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { callableSubflows, openCalled, pathBetween } from "../editor/subflows.ts";
import { type ChoosableRole, choosableRoles, mayHave } from "./choosable-roles.ts";
import { RoleSelect } from "./role-select.tsx";

interface CallSettingProps {
  readonly node: string;
  readonly document: FlowDocument;
  readonly onChange: (value: Json | undefined) => void;
}

/** What a node calls, as far as it can be called. */
function useCalled(node: string, document: FlowDocument): SubflowInterface | undefined {
  const editor = useEditor();
  const path = document.nodes.get(node)?.settings.get("flow");
  return useStore(editor.analysis, ({ graph }) => (typeof path === "string" ? graph?.calls.get(path)?.interface : undefined));
}

function tableOf(document: FlowDocument, node: string, setting: string): ReadonlyMap<string, Json> {
  const json = document.nodes.get(node)?.settings.get(setting);
  return new Map(isJsonObject(json) ? Object.entries(json).map(([name, value = null]) => [name, value] as const) : []);
}

function withEntry(table: ReadonlyMap<string, Json>, name: string, value: Json | undefined): Json {
  const next = new Map(table);
  if (value === undefined) next.delete(name);
  else next.set(name, value);
  return Object.fromEntries(next);
}

/** For each device that the subflow wants, a choice of what the flow has for it. */
export function CallDevices({ node, document, onChange }: CallSettingProps) {
  const editor = useEditor();
  const home = useStore(editor.facts, (facts) => facts.home?.home);
  const called = useCalled(node, document);
  const given = tableOf(document, node, "devices");
  const wanted = (called?.parameters ?? []).filter((parameter) => parameter.type !== "value");
  return wanted.map((parameter) => {
    const { name, type, help } = parameter;
    const roles = choosableRoles(document, home).filter((role) => isRoleFor("either", role) && fits(role, parameter));
    const json = given.get(name);
    return (
      <Field key={name} label={name} help={help === "" ? undefined : help} error={json === undefined ? `${name} must be set` : undefined}>
        {({ id, describedBy }) =>
          type === "device" ? (
            <RoleSelect
              id={id}
              aria-describedby={describedBy}
              roles={roles.filter(({ isList }) => !isList)}
              role={typeof json === "string" ? json : ""}
              onChange={(role) => onChange(withEntry(given, name, role))}
            />
          ) : (
            <ChoicesInput
              label={name}
              choices={roles.map((role) => ({ word: role.role, label: role.name }))}
              chosen={Array.isArray(json) ? json.map(String) : typeof json === "string" ? [json] : []}
              onChange={(chosen) => onChange(withEntry(given, name, chosen.length === 0 ? undefined : chosen))}
            />
          )
        }
      </Field>
    );
  });
}

function fits(role: ChoosableRole, { capability, model }: DeviceParameter): boolean {
  return mayHave(role, capability) && (model === undefined || role.model === undefined || role.model === model);
}

/** What the call says for the parameters that are values. */
export function CallParameters({ node, document, onChange }: CallSettingProps) {
  const called = useCalled(node, document);
  const given = tableOf(document, node, "parameters");
  return (called?.parameters ?? []).flatMap((parameter) => {
    if (parameter.type !== "value") return [];
    const { name, help, pinType, default: fallback } = parameter;
    const isMissing = fallback === undefined && !given.has(name);
    return [
      <Field key={name} label={name} help={help === "" ? undefined : help} error={isMissing ? `${name} must be set` : undefined}>
        {(ids) => (
          <ValueEditor
            {...ids}
            label={name}
            type={pinType}
            value={given.get(name)}
            fallback={fallback}
            onChange={(value) => onChange(withEntry(given, name, value))}
          />
        )}
      </Field>,
    ];
  });
}

/** Which subflow is called, and the way into it. */
export function SubflowChoice({
  id,
  node,
  path,
  onChange,
}: { readonly id: string; readonly path: string } & Omit<CallSettingProps, "document">) {
  const editor = useEditor();
  useStore(editor.facts, ({ flows }) => flows);
  const flow = currentFlow(editor);
  const offered = flow === undefined ? [] : callableSubflows(editor).map((one) => ({ ...one, path: pathBetween(flow.id, one.id) }));
  return (
    <>
      <select id={id} className="input" value={path} onChange={({ target }) => onChange(target.value)}>
        {!offered.some((one) => one.path === path) && <option value={path}>{path}</option>}
        {offered.map((one) => (
          <option key={one.id} value={one.path}>
            {one.title}
          </option>
        ))}
      </select>
      <Button look="quiet" onClick={() => void openCalled(editor, node)}>
        Open subflow
      </Button>
    </>
  );
}
