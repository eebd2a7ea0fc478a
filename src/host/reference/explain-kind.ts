import type { JsonObject } from "../../base/json.ts";
import { paletteGroups } from "../../catalogue/define-node.ts";
import { firstSentence, kindGroups, referenceOf } from "../../catalogue/reference.ts";
import { nearest } from "../../compiler/near.ts";
import { catalogue, nodeKinds } from "../../nodes/index.gen.ts";
import { HostError } from "../host-error.ts";
import { examplesOf } from "./examples.ts";
import { describeKind, listKinds } from "./kind-text.ts";

/** The same for people and for programs. */
export interface Explanation {
  readonly text: string;
  readonly json: JsonObject;
}

/** All kinds of nodes, each in a line. */
export function explainKinds(): Explanation {
  const groups = kindGroups(nodeKinds, paletteGroups);
  const kinds = nodeKinds.map(({ kind, title, group, help }) => ({ kind, title, group, help: firstSentence(help) }));
  return { text: listKinds(groups), json: { kinds } };
}

/** One kind at length. Throws a HostError of kind "usage" that names those which were probably meant. */
export function explainKind(word: string): Explanation {
  const kind = catalogue.get(word);
  if (kind === undefined) {
    const meant = kindsLike(word);
    const remedy = meant.length === 0 ? "ziggy-flow help lists all of them" : `perhaps one of these: ${meant.join(", ")}`;
    throw new HostError({ kind: "usage", what: `there is no kind of node called "${word}"`, remedy });
  }
  const reference = referenceOf(kind);
  const examples = examplesOf(kind).map(({ svg: _, ...written }) => written);
  // Plain data by construction, of which JSON says all.
  const json = JSON.parse(JSON.stringify({ ...reference, examples })) as JsonObject;
  return { text: describeKind(reference, examplesOf(kind)), json };
}

/** Kinds that are written nearly so, and those that the word is about. */
function kindsLike(word: string): readonly string[] {
  const wanted = word.toLowerCase();
  const close = nearest(word, catalogue.keys());
  const about = nodeKinds.filter(({ kind, title, keywords }) =>
    [kind, title, ...keywords].some((text) => beginsAWord(text.toLowerCase(), wanted)),
  );
  return [...new Set([...(close === "" ? [] : [close]), ...about.map(({ kind }) => kind)])].slice(0, 8);
}

function beginsAWord(text: string, beginning: string): boolean {
  return text.split(/[ -]/).some((word) => word.startsWith(beginning));
}
