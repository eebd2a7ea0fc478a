import type { FlowContext } from "./flow-context.ts";

const buttonsByFlow = new WeakMap<FlowContext, Map<string, () => void>>();

/** Lets somebody outside press a button of a flow: called in the set-up. `pressed` is called within a turn of the flow. */
export function addButton(flow: FlowContext, id: string, pressed: () => void): void {
  const buttons = buttonsByFlow.get(flow) ?? new Map<string, () => void>();
  buttonsByFlow.set(flow, buttons);
  buttons.set(id, pressed);
}

/** Presses a button of a running flow, as a turn of its own. False where the flow has none of that id. */
export function pressButton(flow: FlowContext, id: string): boolean {
  const pressed = buttonsByFlow.get(flow)?.get(id);
  if (pressed === undefined) return false;
  flow.post(pressed);
  return true;
}
