import type { PinRole } from "../model/connect.ts";
import type { PinType } from "../model/pin-type.ts";

/** Colour families of wires and pins: names of the tokens `--type-…`. */
export type TypeColor = "boolean" | "number" | "text" | "choice" | "color" | "record" | "device" | "event" | "any";

/** The colour that a type is drawn in. Events without a value have one of their own. */
export function typeColor(type: PinType): TypeColor {
  switch (type.type) {
    case "boolean":
    case "number":
    case "text":
    case "choice":
    case "color":
    case "any":
      return type.type;
    case "duration":
      return "number";
    case "list":
    case "record":
    case "request":
      return "record";
    case "device":
    case "devices":
      return "device";
    case "nothing":
      return "event";
  }
}

/** Shape of a pin's mark, so that colour is never the only sign: events point, values are round, things are square. */
export function pinShape(role: PinRole, type: PinType): "triangle" | "circle" | "square" {
  if (role === "event") return "triangle";
  return type.type === "device" || type.type === "devices" || type.type === "list" || type.type === "record" ? "square" : "circle";
}

/** The outline of a mark around the origin. */
export function markPath(shape: ReturnType<typeof pinShape>, radius: number): string {
  switch (shape) {
    case "triangle":
      return `M${-radius * 0.8},${-radius} L${radius},0 L${-radius * 0.8},${radius} Z`;
    case "circle":
      return `M${-radius},0 A${radius},${radius} 0 1 1 ${radius},0 A${radius},${radius} 0 1 1 ${-radius},0 Z`;
    case "square":
      return `M${-radius * 0.9},${-radius * 0.9} H${radius * 0.9} V${radius * 0.9} H${-radius * 0.9} Z`;
  }
}
