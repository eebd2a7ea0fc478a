import type { Catalogue, NodeKind } from "../../catalogue/define-node.ts";

/** Kinds whose title, word, keywords or help hold what was typed; matches in the title come first. */
export function findKinds(catalogue: Catalogue, query: string): readonly NodeKind[] {
  const wanted = query.trim().toLowerCase();
  const rank = (kind: NodeKind) => {
    if (wanted === "") return 1;
    if (kind.title.toLowerCase().startsWith(wanted)) return 4;
    if (kind.title.toLowerCase().includes(wanted) || kind.kind.includes(wanted)) return 3;
    if (kind.keywords.some((word) => word.toLowerCase().includes(wanted))) return 2;
    return kind.help.toLowerCase().includes(wanted) ? 1 : 0;
  };
  return [...catalogue.values()]
    .map((kind) => ({ kind, rank: rank(kind) }))
    .filter((found) => found.rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map((found) => found.kind);
}
