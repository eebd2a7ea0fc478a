import { ColorInput } from "../color/color-input.tsx";
import { colorFormOf, readColor, writeColor } from "../color/color-math.ts";
import { AnyValue } from "./any-value.tsx";
import { ListValue, RecordValue } from "./nested-values.tsx";
import { TextValue } from "./text-value.tsx";
import type { ValueEditorProps } from "./value-props.ts";
import { BooleanValue, ChoiceValue } from "./word-values.tsx";
import "./value-editor.css";

/** Edits a value of any type. What does not fit stays in the field and is marked, and is not taken. */
export function ValueEditor(props: ValueEditorProps) {
  const { label, type, value, compact, onChange } = props;
  const form = colorFormOf(type);
  if (form !== undefined) {
    return (
      <ColorInput
        label={label}
        color={readColor(value)}
        {...(compact === true && { compact })}
        onChange={(color) => onChange(writeColor(color, form))}
      />
    );
  }
  switch (type.type) {
    case "boolean":
      return <BooleanValue {...props} />;
    case "choice":
      return type.open === true ? <TextValue {...props} /> : <ChoiceValue {...props} words={type.words} />;
    case "record":
      return <RecordValue {...props} fields={type.fields} inner={ValueEditor} />;
    case "list":
      return <ListValue {...props} item={type.item} inner={ValueEditor} />;
    case "any":
      return <AnyValue {...props} inner={ValueEditor} />;
    default:
      return <TextValue {...props} />;
  }
}
