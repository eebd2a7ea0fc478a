import type { PinType } from "../model/pin-type.ts";
import type { GraphNode } from "./graph.ts";

function hintByType(type: PinType | undefined): string {
  switch (type?.type) {
    case "boolean":
      return "on";
    case "choice":
      return "word";
    case "request":
      return "request";
    default:
      return "value";
  }
}

const plainPins = new Set(["in", "out", "true", "false"]);

/** What the payload of a pin is called in the program. */
export function parameterHint(node: GraphNode, pin: string): string {
  const output = node.outputs.get(pin);
  if (output?.parameter !== undefined) return output.parameter;
  const input = node.inputs.get(pin);
  return plainPins.has(pin) || (output === undefined && input !== undefined) ? hintByType((output ?? input)?.type) : pin;
}
