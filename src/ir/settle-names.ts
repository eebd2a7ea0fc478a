import type { Binding } from "./expression.ts";
import type { FlowModule } from "./module.ts";
import { camelCase, NameScope, reservedWords } from "./names.ts";
import type { Statement } from "./statement.ts";
import type { TypeExpression } from "./type-expression.ts";
import { isBlock, type Part, partsOf, visit } from "./walk.ts";

/** What a module's text needs to know: the name of each binding and what to import. */
export interface SettledNames {
  readonly names: ReadonlyMap<Binding, string>;
  /** Names of other modules' exports, by `externalKey`. */
  readonly externals: ReadonlyMap<string, External>;
  /** Bindings that the body mentions. */
  readonly used: ReadonlySet<Binding>;
  readonly exportName: string;
  readonly imports: readonly string[];
  readonly typeImports: readonly string[];
  readonly homeTypes: readonly string[];
}

/** What another module exports, and what it is called here. */
export interface External {
  readonly module: string;
  readonly name: string;
  readonly local: string;
}

export function externalKey({ module, name }: { readonly module: string; readonly name: string }): string {
  return JSON.stringify([module, name]);
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
  if (type.type === "import") for (const argument of type.arguments ?? []) visitType(argument, visitor);
  if (type.type === "record") for (const field of type.fields) visitType(field.type, visitor);
}

/**
 * Gives every binding of the module its identifier. Names of a block are claimed before what is nested in it, so an inner
 * name never hides an outer one.
 */
export function settleNames(module: FlowModule): SettledNames {
  const { exports } = module;
  const imports = new Set<string>([exports.type]);
  const typeImports = new Set<string>();
  const homeTypes = new Set<string>();
  const used = new Set<Binding>();
  const others = new Map<string, { readonly module: string; readonly name: string }>();
  const parameters = exports.type === "subflow" ? exports.parameters : [];
  const noteType = (type: TypeExpression): void =>
    visitType(type, (inner) => {
      if (inner.type === "import") typeImports.add(inner.name);
      if (inner.type === "home") homeTypes.add(inner.name);
    });
  for (const { type } of parameters) noteType(type);
  if (exports.type === "subflow") homeTypes.add("Home");
  for (const statement of [...parameters.flatMap((parameter) => parameter.default ?? []), ...module.body]) {
    visit(statement, (part) => {
      if (part.type === "name") used.add(part.binding);
      if (part.type === "import") imports.add(part.name);
      if (part.type === "external") others.set(externalKey(part), part);
      if (part.type === "source") for (const type of part.types) typeImports.add(type);
      // What a person wrote may use `home` as well.
      if (part.type === "source" || (part.type === "name" && part.binding === module.home)) homeTypes.add("Home");
      for (const type of typesIn(part)) noteType(type);
    });
  }

  const scope = new NameScope();
  const exportName = exports.type === "flow" ? "default" : imports.has(exports.name) ? `${exports.name}Subflow` : exports.name;
  const own = exports.type === "subflow" ? [exportName, exports.parametersName] : [];
  for (const name of [...imports, ...typeImports, ...homeTypes, ...own]) scope.reserve(name);
  const externals = claimExternals([...others.values()], scope);
  const words = new Set([...imports, ...reservedWords, module.home.hint, ...own, ...[...externals.values()].map(({ local }) => local)]);
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
  for (const { binding } of parameters)
    claim(binding, scope, words.has(camelCase(binding.hint)) ? `${binding.hint} parameter` : binding.hint);
  settleBlock(module.body, scope);
  return {
    names,
    externals,
    used,
    exportName,
    imports: [...imports].sort(),
    typeImports: [...typeImports].sort(),
    homeTypes: [...homeTypes].sort(),
  };
}

/** In the order of modules and names, so that nothing depends on who is mentioned first. */
function claimExternals(
  others: readonly { readonly module: string; readonly name: string }[],
  scope: NameScope,
): ReadonlyMap<string, External> {
  const sorted = others.toSorted((one, other) => (externalKey(one) < externalKey(other) ? -1 : 1));
  return new Map(sorted.map(({ module, name }) => [externalKey({ module, name }), { module, name, local: scope.claim(name) }]));
}
