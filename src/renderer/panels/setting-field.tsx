import { useStore } from "zustand";
import type { Json } from "../../base/json.ts";
import { isRoleFor, type Field as SettingDescription } from "../../catalogue/field.ts";
import type { FlowDocument } from "../../model/document.ts";
import { Field } from "../../ui/field.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { CodeEditor } from "./code-editor.tsx";
import { DraftArea, DraftInput } from "./draft-input.tsx";
import { RangesControl } from "./ranges-control.tsx";

interface SettingFieldProps {
  readonly field: SettingDescription<unknown>;
  readonly value: Json | undefined;
  readonly document: FlowDocument;
  readonly onChange: (value: Json | undefined) => void;
}

/** One setting of a kind, edited by the widget that its field asks for. What is wrong is said below it. */
export function SettingField({ field, value, document, onChange }: SettingFieldProps) {
  const read = value === undefined ? undefined : field.read(value);
  const missing = value === undefined && field.default === undefined && !field.optional;
  const error = read?.ok === false ? read.error : missing ? "must be set" : undefined;
  return (
    <Field label={field.label} help={field.help} error={error === undefined ? undefined : `${field.label} ${error}`}>
      {({ id, describedBy }) => (
        <Control id={id} describedBy={describedBy} field={field} value={value} document={document} onChange={onChange} />
      )}
    </Field>
  );
}

function Control({
  id,
  describedBy,
  field,
  value,
  document,
  onChange,
}: SettingFieldProps & { readonly id: string; readonly describedBy: string | undefined }) {
  const editor = useEditor();
  const home = useStore(editor.facts, (facts) => facts.home?.home);
  const { widget } = field;
  const shown = value ?? field.defaultJson;
  const common = { id, "aria-describedby": describedBy, className: "input" };
  switch (widget.type) {
    case "switch":
      return (
        <input
          id={id}
          aria-describedby={describedBy}
          type="checkbox"
          checked={shown === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "choice":
      return (
        <select {...common} value={typeof shown === "string" ? shown : ""} onChange={(event) => onChange(event.target.value)}>
          {shown === undefined && <option value="">…</option>}
          {widget.words.map(({ word, label }) => (
            <option key={word} value={word}>
              {label}
            </option>
          ))}
        </select>
      );
    case "several":
      return (
        <select
          {...common}
          multiple
          size={Math.min(7, widget.words.length)}
          style={{ height: "auto" }}
          value={listOf(shown)}
          onChange={(event) => onChange([...event.target.selectedOptions].map((option) => option.value))}
        >
          {widget.words.map(({ word, label }) => (
            <option key={word} value={word}>
              {label}
            </option>
          ))}
        </select>
      );
    case "role": {
      const roles = [...document.roles].filter(([, role]) => isRoleFor(widget.of, role));
      return (
        <select {...common} value={typeof shown === "string" ? shown : ""} onChange={(event) => onChange(event.target.value)}>
          {(shown === undefined || !document.roles.has(String(shown))) && (
            <option value={String(shown ?? "")}>{String(shown ?? "…")}</option>
          )}
          {roles.map(([name, role]) => (
            <option key={name} value={name}>
              {role.name ?? home?.devices.find(({ ieee }) => ieee === role.ieee)?.name ?? name}
            </option>
          ))}
        </select>
      );
    }
    case "roles":
      return (
        <select
          {...common}
          multiple
          size={Math.min(8, Math.max(3, document.roles.size))}
          style={{ height: "auto" }}
          value={listOf(shown)}
          onChange={(event) => onChange([...event.target.selectedOptions].map((option) => option.value))}
        >
          {[...document.roles].map(([name, role]) => (
            <option key={name} value={name}>
              {role.name ?? name}
            </option>
          ))}
        </select>
      );
    case "code":
      return (
        <CodeEditor
          label={field.label}
          lines={listOf(typeof shown === "string" ? shown.split("\n") : shown)}
          onChange={(lines) => onChange([...lines])}
        />
      );
    case "number":
      return (
        <DraftInput
          {...common}
          type="number"
          text={shown === undefined ? "" : String(shown)}
          onText={(text) => onChange(text === "" ? undefined : Number(text))}
        />
      );
    case "time-of-day":
      return (
        <DraftInput
          {...common}
          type="time"
          text={typeof shown === "string" ? shown : ""}
          onText={(text) => onChange(text === "" ? undefined : text)}
        />
      );
    case "numbers":
      return (
        <DraftInput
          {...common}
          text={listOf(shown).join(", ")}
          onText={(text) =>
            onChange(
              text.trim() === ""
                ? undefined
                : text
                    .split(/[,;\s]+/)
                    .filter((part) => part !== "")
                    .map(numberOrText),
            )
          }
        />
      );
    case "ranges":
      return <RangesControl {...common} label={field.label} value={shown} roles={document.roles} onChange={onChange} />;
    case "words":
    case "durations":
      return (
        <DraftArea
          {...common}
          text={listOf(shown).join("\n")}
          onText={(text) =>
            onChange(
              text === ""
                ? undefined
                : text
                    .split("\n")
                    .map((line) => line.trim())
                    .filter((line) => line !== ""),
            )
          }
        />
      );
    case "json":
      return (
        <DraftArea
          {...common}
          text={shown === undefined ? "" : JSON.stringify(shown, null, 2)}
          onText={(text) => onChange(readJson(text))}
        />
      );
    case "text":
    case "duration": {
      const Input = widget.type === "text" && widget.multiline === true ? DraftArea : DraftInput;
      return (
        <Input {...common} text={shown === undefined ? "" : String(shown)} onText={(text) => onChange(text === "" ? undefined : text)} />
      );
    }
  }
}

function listOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** A number; else the text, and the field says what is wrong with it. */
function numberOrText(text: string): Json {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

/** JSON where it is some; the text itself where it is not (and the field says what is wrong with that). */
function readJson(text: string): Json | undefined {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
