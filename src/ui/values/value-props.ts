import type { ComponentType } from "react";
import type { Json } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";

export interface ValueEditorProps {
  readonly label: string;
  readonly type: PinType;
  readonly value: Json | undefined;
  /** What counts while nothing is written. */
  readonly fallback?: Json | undefined;
  /** One line of 20 px: what is larger opens beside it. */
  readonly compact?: boolean;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  /** Undefined: nothing written any more. */
  readonly onChange: (value: Json | undefined) => void;
}

/** The editor of what lies inside; handed in, since what is inside may hold the same again. */
export interface InnerEditor {
  readonly inner: ComponentType<ValueEditorProps>;
}
