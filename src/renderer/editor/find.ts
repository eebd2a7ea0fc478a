import { nodeTitle } from "../../drawing/node-title.ts";
import { readWires } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { currentDocument, type Editor } from "./editor.ts";

export interface Found {
  /** The node's id, a blank, and what of it was found. */
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

/** Nodes whose title, id, kind, note, settings or device match; and for a property, the wires that read or write it. */
export function findInFlow(editor: Editor, query: string): readonly Found[] {
  const document = currentDocument(editor);
  const wanted = query.trim().toLowerCase();
  if (document === undefined || wanted === "") return [];
  const holds = (text: string | undefined) => text?.toLowerCase().includes(wanted) ?? false;
  const titleOf = (id: string) => {
    const node = document.nodes.get(id);
    return node === undefined ? id : nodeTitle(document, id, node, catalogue.get(node.kind)).title;
  };
  const nodes = [...document.nodes].flatMap(([id, node]): Found[] => {
    const settings = JSON.stringify([...node.settings.values(), ...node.inputs.values()]);
    const title = titleOf(id);
    if (![title, id, node.kind, node.note].some(holds) && !holds(settings)) return [];
    return [{ key: `${id} node`, title, detail: node.note ?? catalogue.get(node.kind)?.title ?? node.kind }];
  });
  const uses = readWires(document).flatMap(({ from, to }): Found[] => [
    ...(holds(from.pin)
      ? [
          {
            key: `${from.node} reads ${from.pin} ${to.node}`,
            title: titleOf(from.node),
            detail: `${from.pin} is read by ${titleOf(to.node)}`,
          },
        ]
      : []),
    ...(holds(to.pin)
      ? [{ key: `${to.node} writes ${to.pin} ${from.node}`, title: titleOf(to.node), detail: `${to.pin} is set by ${titleOf(from.node)}` }]
      : []),
  ]);
  return [...nodes, ...uses];
}
