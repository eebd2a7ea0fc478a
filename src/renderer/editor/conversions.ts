import type { Json } from "../../base/json.ts";
import type { Graph } from "../../compiler/graph.ts";
import type { PinAddress } from "../../model/wire.ts";
import type { Fit } from "../canvas/fit.ts";
import type { NewNode } from "../edits/nodes.ts";

export interface Conversion {
  readonly title: string;
  readonly node: NewNode;
  readonly input: string;
  readonly output: string;
}

/** The node that makes a wire fit which does not fit by itself. */
export function conversionNode(
  fit: Extract<Fit, { type: "convertible" }>,
  graph: Graph | undefined,
  from: PinAddress,
  to: PinAddress,
): Conversion | undefined {
  const { reason } = fit;
  switch (reason.reason) {
    case "event-into-value":
      return { title: "Remember", node: { kind: "remember", hint: "remember" }, input: "in", output: "out" };
    case "units":
      return {
        title: `${reason.from} → ${reason.to}`,
        node: {
          kind: "convert",
          hint: "convert",
          settings: new Map<string, Json>([
            ["from", reason.from],
            ["to", reason.to],
          ]),
        },
        input: "in",
        output: "out",
      };
    case "missing-words": {
      const source = graph?.nodes.get(from.node)?.outputs.get(from.pin)?.type;
      const target = graph?.nodes.get(to.node)?.inputs.get(to.pin)?.type;
      const words = source?.type === "choice" ? source.words : [];
      const known = target?.type === "choice" ? target.words : [];
      const table = Object.fromEntries(words.flatMap((word) => (known.includes(word) ? [[String(word), word]] : [])));
      return {
        title: "Translate",
        node: { kind: "translate", hint: "translate", settings: new Map<string, Json>([["words", table]]) },
        input: "in",
        output: "out",
      };
    }
    default:
      return undefined;
  }
}
