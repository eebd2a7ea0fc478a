import type { Binding } from "./expression.ts";
import type { FlowModule } from "./module.ts";
import { camelCase, NameScope, reservedWords } from "./names.ts";
import type { Statement } from "./statement.ts";
import type { TypeExpression } from "./type-expression.ts";
import { isBlock, type Part, partsOf, visit } from "./walk.ts";

/** What a module's text needs to know: the name of each binding and what to import. */
export interface SettledNames {
  readonly names: ReadonlyMap<Binding, string>;
  readonly imports: readonly string[];
  readonly typeImports: readonly string[];
  readonly homeTypes: readonly string[];
}

function isOfHome(statement: Statement, home: Binding): boolean {
  if (statement.type !== "const" || statement.value.type !== "member") return false;
  const { object } = statement.value;
  return object.type === "name" && object.binding === home;
}

function typesIn(part: Part): readonly TypeExpression[] {
  if (part.type === "call") return part.typeArguments;
  if (part.type === "arrow" || part.type === "function") return part.parameters.flatMap((parameter) => parameter.type ?? []);
  return [];
}

function visitType(type: TypeExpression, visitor: (type: TypeExpression) => void): void {
  visitor(type);
  if (type.type === "union") for (const member of type.members) visitType(member, visitor);
  if (type.type === "list") visitType(type.item, visitor);
  if (type.type === "record") for (const field of type.fields) visitType(field.type, visitor);
}

/**
 * Gives every binding of the module its identifier. Names of a block are claimed before what is nested in it, so an inner
 * name never hides an outer one.
 */
export function settleNames(module: FlowModule): SettledNames {
  const imports = new Set(["flow"]);
  const typeImports = new Set<string>();
  const homeTypes = new Set<string>();
  for (const statement of module.body) {
    visit(statement, (part) => {
      if (part.type === "import") imports.add(part.name);
      if (part.type === "source") for (const type of part.types) typeImports.add(type);
      // What a person wrote may use `home` as well.
      if (part.type === "source" || (part.type === "name" && part.binding === module.home)) homeTypes.add("Home");
      for (const type of typesIn(part)) {
        visitType(type, (inner) => {
          if (inner.type === "import") typeImports.add(inner.name);
          if (inner.type === "home") homeTypes.add(inner.name);
        });
      }
    });
  }

  const words = new Set([...imports, ...reservedWords, module.home.hint]);
  const scope = new NameScope();
  for (const name of [...imports, ...typeImports, ...homeTypes]) scope.reserve(name);
  const names = new Map<Binding, string>();
  const claim = (target: Binding, inside: NameScope, hint = target.hint): void => {
    if (!names.has(target)) names.set(target, inside.claim(hint, { fallback: "node" }));
  };
  /** `delay` is what is imported: a node of that name is `delayNode`, a device called "switch" `switchDevice`. */
  const claimDeclared = (statement: Extract<Statement, { type: "const" | "function" }>, inside: NameScope): void => {
    const { hint } = statement.binding;
    const isWord = words.has(camelCase(hint));
    claim(statement.binding, inside, isWord ? `${hint} ${isOfHome(statement, module.home) ? "device" : "node"}` : hint);
  };

  function settleBlock(block: readonly Statement[], inside: NameScope): void {
    for (const statement of block) if (statement.type === "const" || statement.type === "function") claimDeclared(statement, inside);
    for (const statement of block) settlePart(statement, inside);
  }

  function settlePart(part: Part, inside: NameScope): void {
    if (part.type === "arrow" || part.type === "function") {
      const own = inside.inner();
      for (const parameter of part.parameters) claim(parameter.binding, own);
      if (isBlock(part.body)) settleBlock(part.body, own);
      else settlePart(part.body, own);
    } else if (part.type === "for-of") {
      settlePart(part.items, inside);
      const own = inside.inner();
      claim(part.binding, own);
      settleBlock(part.body, own);
    } else if (part.type === "if") {
      settlePart(part.condition, inside);
      settleBlock(part.whenTrue, inside.inner());
      settleBlock(part.whenFalse, inside.inner());
    } else if (part.type === "switch") {
      settlePart(part.subject, inside);
      for (const one of part.cases) settleBlock(one.body, inside.inner());
      settleBlock(part.otherwise, inside.inner());
    } else {
      for (const inner of partsOf(part)) settlePart(inner, inside);
    }
  }

  claim(module.home, scope);
  settleBlock(module.body, scope);
  return { names, imports: [...imports].sort(), typeImports: [...typeImports].sort(), homeTypes: [...homeTypes].sort() };
}
