import { useState } from "react";
import type { Json } from "../../base/json.ts";
import type { EntityState } from "../../contract/facts.ts";
import { displayValue } from "../../drawing/display-value.ts";
import { Button } from "../../ui/button.tsx";
import { ColorInput } from "../../ui/color/color-input.tsx";
import { colorFormOf, type Hue, readColor, writeColor } from "../../ui/color/color-math.ts";
import { Slider } from "../../ui/slider.tsx";
import { Switch } from "../../ui/switch.tsx";
import { usePaced } from "../../ui/use-paced.ts";
import { ValueEditor } from "../../ui/values/value-editor.tsx";
import type { NumberDescription, PropertyDescription, RecordDescription } from "../../z2m/description.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { pinTypeOf, readProperty, sendProperty } from "./property-values.ts";

/** A property's value, with the control that its type and access allow. */
export function PropertyControl({
  address,
  property,
  state,
}: {
  readonly address: string;
  readonly property: PropertyDescription;
  readonly state: EntityState | undefined;
}) {
  const editor = useEditor();
  const value = readProperty(property, state);
  const send = (next: Json) => sendProperty(editor, address, property, next);
  if (!property.access.settable) return <span className="property-value">{displayValue(value, pinTypeOf(property))}</span>;
  switch (property.type) {
    case "boolean":
      return <Switch label={property.label} checked={typeof value === "boolean" ? value : undefined} onChange={send} />;
    case "number":
      return <NumberControl property={property} value={typeof value === "number" ? value : undefined} onChange={send} />;
    case "choice":
      return property.words.length <= fewWords ? (
        <fieldset className="property-words">
          <legend className="visually-hidden">{property.label}</legend>
          {property.words.map((word) => (
            <Button key={word} aria-pressed={value === word} onClick={() => send(word)}>
              {String(word)}
            </Button>
          ))}
        </fieldset>
      ) : (
        <select
          className="input"
          aria-label={property.label}
          value={value === undefined ? "" : String(value)}
          onChange={(event) => send(wordOf(property.words, event.target.value))}
        >
          {(value === undefined || !property.words.some((word) => word === value)) && (
            <option value={value === undefined ? "" : String(value)}>{value === undefined ? "–" : String(value)}</option>
          )}
          {property.words.map((word) => (
            <option key={word} value={String(word)}>
              {word}
            </option>
          ))}
        </select>
      );
    case "record":
      return property.key === "color" ? (
        <ColorControl property={property} value={value} onChange={send} />
      ) : (
        <ValueEditor
          compact
          label={property.label}
          type={pinTypeOf(property)}
          value={value}
          onChange={(next) => next !== undefined && send(next)}
        />
      );
    case "text":
      return <TextControl label={property.label} value={typeof value === "string" ? value : ""} onChange={send} />;
    default:
      return (
        <ValueEditor
          compact
          label={property.label}
          type={pinTypeOf(property)}
          value={value}
          onChange={(next) => next !== undefined && send(next)}
        />
      );
  }
}

/** So many words are buttons side by side, as a cover's open, stop and close; more are a list. */
const fewWords = 3;

function wordOf(words: readonly (string | number)[], text: string): string | number {
  return words.find((word) => String(word) === text) ?? text;
}

function NumberControl({
  property,
  value,
  onChange,
}: {
  readonly property: NumberDescription;
  readonly value: number | undefined;
  readonly onChange: (value: Json) => void;
}) {
  const { min, max, step, unit, label, presets } = property;
  if (min === undefined || max === undefined || max <= min) {
    return (
      <TextControl
        label={label}
        value={value === undefined ? "" : String(value)}
        onChange={(text) => Number.isFinite(Number(text)) && onChange(Number(text))}
      />
    );
  }
  return (
    <div>
      <Slider
        label={label}
        value={value}
        min={min}
        max={max}
        step={step ?? 1}
        unit={unit}
        look={property.key.startsWith("color_temp") ? "temperature" : "plain"}
        onChange={onChange}
      />
      {presets.length > 0 && (
        <div className="property-presets">
          {presets.map((preset) => (
            <Button key={`${preset.name} ${preset.value}`} look="quiet" title={preset.description} onClick={() => onChange(preset.value)}>
              {preset.name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function ColorControl({
  property,
  value,
  onChange,
}: {
  readonly property: RecordDescription;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}) {
  const [held, setHeld] = useState<Hue>();
  const send = usePaced(onChange);
  const form = colorFormOf(pinTypeOf(property)) ?? "hex";
  return (
    <ColorInput
      label={property.label}
      color={held ?? readColor(value)}
      onChange={(color) => {
        setHeld(color);
        send(writeColor(color, form));
      }}
    />
  );
}

function TextControl({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft !== value) onChange(draft);
    setDraft(undefined);
  };
  return (
    <input
      className="input"
      aria-label={label}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}
