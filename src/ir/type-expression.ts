import type { Literal } from "./expression.ts";

/** A type in generated code; used only where inference does not reach. */
export type TypeExpression =
  | { readonly type: "keyword"; readonly name: "boolean" | "number" | "string" | "void" | "undefined" | "unknown" }
  /** A type imported from "ziggy-flow", with its arguments. */
  | { readonly type: "import"; readonly name: string; readonly arguments?: readonly TypeExpression[] }
  /** A type imported from the generated home. */
  | { readonly type: "home"; readonly name: string }
  | { readonly type: "literal"; readonly value: Literal }
  | { readonly type: "union"; readonly members: readonly TypeExpression[] }
  | { readonly type: "list"; readonly item: TypeExpression }
  | { readonly type: "record"; readonly fields: readonly { readonly key: string; readonly type: TypeExpression }[] };

export const booleanType: TypeExpression = { type: "keyword", name: "boolean" };
export const numberType: TypeExpression = { type: "keyword", name: "number" };
export const stringType: TypeExpression = { type: "keyword", name: "string" };
export const voidType: TypeExpression = { type: "keyword", name: "void" };
export const unknownType: TypeExpression = { type: "keyword", name: "unknown" };

export function importedType(name: string, ...args: readonly TypeExpression[]): TypeExpression {
  return { type: "import", name, ...(args.length > 0 && { arguments: args }) };
}

export function literalType(value: Literal): TypeExpression {
  return { type: "literal", value };
}

/** A union; of one member it is the member itself. */
export function unionType(members: readonly TypeExpression[]): TypeExpression {
  const [only] = members;
  return members.length === 1 && only !== undefined ? only : { type: "union", members };
}

export function listType(item: TypeExpression): TypeExpression {
  return { type: "list", item };
}

export function recordType(fields: readonly { readonly key: string; readonly type: TypeExpression }[]): TypeExpression {
  return { type: "record", fields };
}
