import { isJsonObject, type Json } from "../../base/json.ts";
import { type Field, isRoleFor } from "../../catalogue/field.ts";
import type { FlowNode } from "../../model/document.ts";
import { ChoicesInput } from "../../ui/choices-input.tsx";
import { CurveEditor } from "../../ui/curve/curve-editor.tsx";
import { DayTimeInput } from "../../ui/curve/day-time-input.tsx";
import { DraftArea, DraftInput } from "../../ui/draft-input.tsx";
import { DurationInput } from "../../ui/duration-input.tsx";
import { NumbersEditor } from "../../ui/numbers-editor.tsx";
import { RangesEditor } from "../../ui/ranges-editor.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Switch } from "../../ui/switch.tsx";
import { NamedValues } from "../../ui/values/named-values.tsx";
import { ValueEditor } from "../../ui/values/value-editor.tsx";
import { WordsInput } from "../../ui/words-input.tsx";
import { type ChoosableRole, mayHave } from "./choosable-roles.ts";
import { CodeEditor } from "./code-editor.tsx";
import { RoleSelect } from "./role-select.tsx";

interface SettingControlProps {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly field: Field<unknown>;
  /** What is written, or what counts without. */
  readonly shown: Json | undefined;
  /** All settings of the node. */
  readonly settings: FlowNode["settings"];
  readonly roles: readonly ChoosableRole[];
  /** The values among the subflow's parameters. */
  readonly parameters: readonly string[];
  /** Words that the source of the setting's input can say. */
  readonly suggested: readonly string[];
  readonly onChange: (value: Json | undefined) => void;
}

/** The widget that a field asks for. */
export function SettingControl({ id, describedBy, field, shown, settings, roles, parameters, suggested, onChange }: SettingControlProps) {
  const { widget, label } = field;
  const common = { id, "aria-describedby": describedBy };
  const text = shown === undefined ? "" : String(shown);
  const onText = (next: string) => onChange(next === "" ? undefined : next);
  switch (widget.type) {
    case "switch":
      return <Switch id={id} describedBy={describedBy} label={label} checked={shown === true} onChange={onChange} />;
    case "choice":
      return (
        <select {...common} className="input" value={text} onChange={({ target }) => onChange(target.value)}>
          {shown === undefined && <option value="">…</option>}
          {widget.words.map(({ word, label: name }) => (
            <option key={word} value={word}>
              {name}
            </option>
          ))}
        </select>
      );
    case "several":
      return <ChoicesInput label={label} choices={widget.words} chosen={listOf(shown)} onChange={onChange} />;
    case "role":
      return (
        <RoleSelect
          {...common}
          roles={roles.filter((one) => !one.isList && isRoleFor(widget.of, one) && mayHave(one, widget.capability))}
          role={text}
          onChange={onChange}
        />
      );
    case "roles":
      return roles.length === 0 ? (
        <p {...common} className="field-help">
          The flow has no device yet. Drag one from the left onto the canvas.
        </p>
      ) : (
        <ChoicesInput
          label={label}
          choices={roles.map(({ role, name }) => ({ word: role, label: name }))}
          chosen={listOf(shown)}
          onChange={(chosen) => onChange(chosen.length === 0 && field.optional ? undefined : chosen)}
        />
      );
    case "code":
      return (
        <CodeEditor
          label={label}
          lines={listOf(typeof shown === "string" ? shown.split("\n") : shown)}
          onChange={(lines) => onChange([...lines])}
        />
      );
    case "number":
      return (
        <ValueEditor
          id={id}
          describedBy={describedBy}
          label={label}
          type={{ type: "number", unit: widget.unit, min: widget.min, max: widget.max, step: widget.step }}
          value={shown}
          onChange={onChange}
        />
      );
    case "time-of-day":
      return <DraftInput {...common} type="time" text={text} onText={onText} />;
    case "duration":
      return <DurationInput id={id} describedBy={describedBy} label={label} text={text} onText={onText} />;
    case "durations":
      return <Durations label={label} durations={listOf(shown)} onChange={onChange} />;
    case "words":
      return <WordsInput label={label} words={listOf(shown)} suggested={suggested} onChange={onChange} />;
    case "json": {
      const type = widget.of?.(settings) ?? { type: "any" };
      return <ValueEditor id={id} describedBy={describedBy} label={label} type={type} value={shown} onChange={onChange} />;
    }
    case "table":
      return (
        <NamedValues
          label={label}
          record={isJsonObject(shown) ? shown : {}}
          type={widget.of}
          nameLabel={widget.name}
          valueLabel={widget.value}
          suggested={suggested}
          inner={ValueEditor}
          onChange={onChange}
        />
      );
    case "curve":
      return <CurveEditor label={label} value={shown} onChange={onChange} />;
    case "ranges":
      return <RangesEditor label={label} value={shown} roles={roles} onChange={onChange} />;
    case "numbers":
      return <NumbersEditor label={label} value={shown} min={widget.min} max={widget.max} onChange={onChange} />;
    case "day-time":
      return <DayTimeInput id={id} label={label} text={text} onText={onChange} />;
    case "parameter":
      return (
        <select {...common} className="input" value={text} onChange={({ target }) => onChange(target.value)}>
          {!parameters.includes(text) && <option value={text}>{text}</option>}
          {parameters.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      );
    // These need to know what is called: see call-settings.tsx.
    case "subflow":
    case "call-devices":
    case "call-parameters":
      return null;
    case "text": {
      const Input = widget.multiline === true ? DraftArea : DraftInput;
      return <Input {...common} dir="auto" placeholder={widget.placeholder} text={text} onText={onText} />;
    }
  }
}

function listOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function Durations({
  label,
  durations,
  onChange,
}: {
  readonly label: string;
  readonly durations: readonly string[];
  readonly onChange: (durations: Json) => void;
}) {
  return (
    <RowList
      label={label}
      rows={durations}
      least={1}
      addLabel="Add step"
      onAdd={() => onChange([...durations, durations.at(-1) ?? "1s"])}
      onRemove={(index) => onChange(durations.filter((_, at) => at !== index))}
    >
      {(duration, index) => (
        <DurationInput
          label={`${label} ${index + 1}`}
          text={duration}
          onText={(text) => onChange(durations.map((old, at) => (at === index ? text : old)))}
        />
      )}
    </RowList>
  );
}
