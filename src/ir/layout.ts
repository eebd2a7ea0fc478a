/**
 * Pretty printing after Wadler and Prettier: a document says where lines may break; each group breaks as a whole when it
 * does not fit the width.
 */
export type Layout =
  | string
  | readonly Layout[]
  /** A place to break: otherwise a space, nothing (`soft`), or always a break (`hard`; `literal`: without indentation). */
  | { readonly type: "line"; readonly kind: "space" | "soft" | "hard" | "literal" }
  | { readonly type: "indent"; readonly content: Layout }
  | { readonly type: "group"; readonly content: Layout; readonly broken: boolean }
  /** Printed only where the enclosing group is broken. */
  | { readonly type: "if-broken"; readonly content: Layout }
  /** What follows stands for this flow node. */
  | { readonly type: "node"; readonly node: string; readonly content: Layout };

export const line: Layout = { type: "line", kind: "space" };
export const softLine: Layout = { type: "line", kind: "soft" };
export const hardLine: Layout = { type: "line", kind: "hard" };
/** For text whose own line ends and spaces count, such as template literals. */
export const literalLine: Layout = { type: "line", kind: "literal" };

export function indent(content: Layout): Layout {
  return { type: "indent", content };
}

export function group(content: Layout): Layout {
  return { type: "group", content, broken: hasHardLine(content) };
}

export function ifBroken(content: Layout): Layout {
  return { type: "if-broken", content };
}

export function forNode(node: string | undefined, content: Layout): Layout {
  return node === undefined ? content : { type: "node", node, content };
}

export function join(separator: Layout, parts: readonly Layout[]): Layout {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

export function hasHardLine(layout: Layout): boolean {
  if (typeof layout === "string") return false;
  if (isList(layout)) return layout.some(hasHardLine);
  if (layout.type === "line") return layout.kind === "hard" || layout.kind === "literal";
  if (layout.type === "group") return layout.broken;
  return layout.type !== "if-broken" && hasHardLine(layout.content);
}

function isList(layout: Item["layout"]): layout is readonly Layout[] {
  return Array.isArray(layout);
}

/** From this place of the text on (0-based line and column), what is printed stands for this node. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly node: string | undefined;
}

interface Item {
  readonly layout: Layout | { readonly type: "end"; readonly node: string | undefined };
  readonly depth: number;
  readonly broken: boolean;
}

/** Whether everything up to the next possible break fits into the columns that are left. */
function fits(first: Item, rest: readonly Item[], columns: number): boolean {
  let left = columns;
  let restIndex = rest.length;
  const stack: Item[] = [first];
  while (left >= 0) {
    let item = stack.pop();
    if (item === undefined) {
      restIndex -= 1;
      item = rest[restIndex];
      if (item === undefined) return true;
    }
    const { layout, depth, broken } = item;
    if (typeof layout === "string") left -= layout.length;
    else if (isList(layout))
      for (let index = layout.length - 1; index >= 0; index -= 1) stack.push({ layout: layout[index] ?? "", depth, broken });
    else if (layout.type === "line") {
      if (broken || layout.kind === "hard" || layout.kind === "literal") return true;
      if (layout.kind === "space") left -= 1;
    } else if (layout.type === "group") stack.push({ layout: layout.content, depth, broken: broken && layout.broken });
    else if (layout.type === "if-broken") {
      if (broken) stack.push({ layout: layout.content, depth, broken });
    } else if (layout.type !== "end") stack.push({ layout: layout.content, depth, broken });
  }
  return false;
}

/** Lays the document out within `width` columns where possible. Marks say which node each place stands for. */
export function printLayout(document: Layout, width: number): { readonly text: string; readonly marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  const nodes: (string | undefined)[] = [];
  let current = "";
  const stack: Item[] = [{ layout: document, depth: 0, broken: true }];
  const mark = (node: string | undefined): void => {
    marks.push({ line: lines.length, column: current.length, node });
  };
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { layout, depth, broken } = item;
    if (typeof layout === "string") current += layout;
    else if (isList(layout))
      for (let index = layout.length - 1; index >= 0; index -= 1) stack.push({ layout: layout[index] ?? "", depth, broken });
    else if (layout.type === "line") {
      if (layout.kind === "literal") {
        lines.push(current);
        current = "";
      } else if (broken || layout.kind === "hard") {
        lines.push(current.trimEnd());
        current = "  ".repeat(depth);
      } else if (layout.kind === "space") current += " ";
    } else if (layout.type === "indent") stack.push({ layout: layout.content, depth: depth + 1, broken });
    else if (layout.type === "group") {
      const flat: Item = { layout: layout.content, depth, broken: false };
      const whole = !layout.broken && fits(flat, stack, width - current.length);
      stack.push(whole ? flat : { ...flat, broken: true });
    } else if (layout.type === "if-broken") {
      if (broken) stack.push({ layout: layout.content, depth, broken });
    } else if (layout.type === "node") {
      stack.push({ layout: { type: "end", node: nodes.at(-1) }, depth, broken });
      stack.push({ layout: layout.content, depth, broken });
      nodes.push(layout.node);
      mark(layout.node);
    } else {
      nodes.pop();
      mark(layout.node);
    }
  }
  lines.push(current.trimEnd());
  return { text: lines.join("\n"), marks };
}
