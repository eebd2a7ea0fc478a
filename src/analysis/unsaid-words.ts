import { pinKey } from "../compiler/graph.ts";
import { diagnose } from "../model/diagnostic.ts";
import { type ChoicePinType, maySay, type PinType } from "../model/pin-type.ts";
import { type Finding, findingIn } from "./finding.ts";
import type { AnalysedFlow } from "./project-flows.ts";

/** Words that a node waits for and that nothing wired to it ever says: misspelt, or of a device that was there before. */
export function findUnsaidWords({ id, graph }: AnalysedFlow): readonly Finding[] {
  return [...graph.nodes.values()].flatMap((node) =>
    node.usable.compares.flatMap(({ input, setting, words }) => {
      const sources = (graph.wiresInto.get(pinKey(node.id, input)) ?? []).map(({ output }) => output.type);
      const choices = sources.filter(isChoice);
      // Where any text may come, any word may.
      if (choices.length === 0 || choices.length < sources.length) return [];
      const never = words.filter((word) => !choices.some((choice) => maySay(choice, word)));
      if (never.length === 0) return [];
      const known = [...new Set(choices.flatMap((choice) => choice.words.map(String)))];
      const details = { words: never.map((word) => `"${word}"`).join(", "), known: known.slice(0, 12).join(", ") };
      return [findingIn(id, diagnose("analysis/unsaid-word", { node: node.id, setting }, details))];
    }),
  );
}

function isChoice(type: PinType): type is ChoicePinType {
  return type.type === "choice";
}
