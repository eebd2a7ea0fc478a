import { addButton } from "../../core/buttons.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

/** A button that somebody presses in the editor, or a trace with `PRESS`. */
export function button(id: string): Events<void> {
  return setUpHelper("button", id, {}, (helper) => {
    const pressed = helper.hub<void>();
    addButton(helper.flow, id, () => pressed.emit());
    return pressed;
  });
}
