import type { Binding } from "./expression.ts";
import type { FlowModule } from "./module.ts";
import { camelCase, NameScope, pascalCase, reservedWords } from "./names.ts";
import type { Statement } from "./statement.ts";
import type { TypeExpression } from "./type-expression.ts";
import { isBlock, type Part, partsOf, visit } from "./walk.ts";

/** What a module's text needs to know: the name of each binding and what to import. */
export interface SettledNames {
  readonly names: ReadonlyMap<Binding, string>;
  /** Bindings that something mentions. */
  readonly used: ReadonlySet<Binding>;
  /** What each part exports is called; a flow is the default. */
  readonly exported: ReadonlyMap<FlowModule, ExportNames>;
  /** Names that come from other modules, by `externalKey`. */
  readonly externals: ReadonlyMap<string, External>;
  readonly imports: readonly string[];
  readonly typeImports: readonly string[];
  readonly homeTypes: readonly string[];
  /** Parts that mention their home. */
  readonly needHome: ReadonlySet<FlowModule>;
}

export interface ExportNames {
  readonly name: string;
  /** Of a subflow: the interface of its parameters. */
  readonly parameters: string;
}

/** What another module exports, and what it is called here. */
export interface External {
  readonly module: string;
  readonly name: string;
  readonly local: string;
  /** It stands in this very module and is not imported. */
  readonly isOwn: boolean;
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

/** What some parts mention that has to come from somewhere. */
class Mentions {
  readonly imports = new Set<string>();
  readonly typeImports = new Set<string>();
  readonly homeTypes = new Set<string>();
  readonly used = new Set<Binding>();
  readonly externals = new Map<string, { readonly module: string; readonly name: string }>();
  readonly needHome = new Set<FlowModule>();

  constructor(parts: readonly FlowModule[]) {
    for (const part of parts) this.#add(part);
  }

  #add(module: FlowModule): void {
    const { exports } = module;
    this.imports.add(exports.type);
    const parameters = exports.type === "subflow" ? exports.parameters : [];
    for (const { type } of parameters) this.#addType(type);
    // A subflow always gets its home, so that what it does inside changes nothing for its callers.
    if (exports.type === "subflow") this.homeTypes.add("Home");
    for (const statement of [...parameters.flatMap((parameter) => parameter.default ?? []), ...module.body]) {
      visit(statement, (part) => {
        if (part.type === "name") this.used.add(part.binding);
        if (part.type === "import") this.imports.add(part.name);
        if (part.type === "external") this.externals.set(externalKey(part), part);
        if (part.type === "source") for (const type of part.types) this.typeImports.add(type);
        // What a person wrote may use `home` as well.
        if (part.type === "source" || (part.type === "name" && part.binding === module.home)) this.needHome.add(module);
        for (const type of typesIn(part)) this.#addType(type);
      });
    }
    if (this.needHome.has(module)) this.homeTypes.add("Home");
  }

  #addType(type: TypeExpression): void {
    visitType(type, (inner) => {
      if (inner.type === "import") this.typeImports.add(inner.name);
      if (inner.type === "home") this.homeTypes.add(inner.name);
    });
  }
}

/**
 * Gives every binding of a module its identifier. The module is made of one part, or of subflows and the flow that calls
 * them, each in a function of its own. Names of a block are claimed before what is nested in it, so an inner name never hides
 * an outer one.
 */
export function settleNames(parts: readonly FlowModule[]): SettledNames {
  const mentions = new Mentions(parts);
  const { imports, typeImports, homeTypes } = mentions;
  const scope = new NameScope();
  for (const name of [...imports, ...typeImports, ...homeTypes]) scope.reserve(name);
  const exported = new Map(parts.map((part) => [part, claimExports(part, imports, scope)]));
  const externals = claimExternals([...mentions.externals.values()], exported, scope);
  const taken = [
    ...imports,
    ...reservedWords,
    ...[...exported.values()].map(({ name }) => name),
    ...[...externals.values()].map(({ local }) => local),
  ];
  const names = new Map<Binding, string>();
  for (const part of parts) settlePart(part, new Set([...taken, part.home.hint]), parts.length === 1 ? scope : scope.inner(), names);
  return {
    names,
    used: mentions.used,
    exported,
    externals,
    imports: [...imports].sort(),
    typeImports: [...typeImports].sort(),
    homeTypes: [...homeTypes].sort(),
    needHome: mentions.needHome,
  };
}

/** A subflow keeps its name unless it is that of something that is imported. */
function claimExports({ exports }: FlowModule, imports: ReadonlySet<string>, scope: NameScope): ExportNames {
  if (exports.type === "flow") return { name: "default", parameters: "" };
  const name = scope.claim(imports.has(exports.name) ? `${exports.name} subflow` : exports.name);
  return { name, parameters: scope.claim(`${exports.name} parameters`, { style: pascalCase }) };
}

/** In the order of modules and names, so that nothing depends on who is mentioned first. */
function claimExternals(
  mentioned: readonly { readonly module: string; readonly name: string }[],
  exported: ReadonlyMap<FlowModule, ExportNames>,
  scope: NameScope,
): ReadonlyMap<string, External> {
  const own = new Map(
    [...exported].flatMap(([{ exports }, { name }]) => (exports.type === "subflow" ? [[exports.file, name] as const] : [])),
  );
  const sorted = mentioned.toSorted((one, other) => (externalKey(one) < externalKey(other) ? -1 : 1));
  return new Map(
    sorted.map(({ module, name }) => {
      const here = own.get(module);
      return [externalKey({ module, name }), { module, name, local: here ?? scope.claim(name), isOwn: here !== undefined }];
    }),
  );
}

/** Settles what is in one part's function. `words`: what names there would be mistaken for. */
function settlePart({ home, exports, body }: FlowModule, words: ReadonlySet<string>, scope: NameScope, names: Map<Binding, string>): void {
  const claim = (target: Binding, inside: NameScope, hint = target.hint): void => {
    if (!names.has(target)) names.set(target, inside.claim(hint, { fallback: "node" }));
  };
  const wordApart = (hint: string, suffix: string): string => (words.has(camelCase(hint)) ? `${hint} ${suffix}` : hint);
  /** `delay` is what is imported: a node of that name is `delayNode`, a device called "switch" `switchDevice`. */
  const claimDeclared = (statement: Extract<Statement, { type: "const" | "function" }>, inside: NameScope): void => {
    const { binding } = statement;
    claim(binding, inside, wordApart(binding.hint, isOfHome(statement, home) ? "device" : "node"));
  };

  function settleBlock(block: readonly Statement[], inside: NameScope): void {
    for (const statement of block) if (statement.type === "const" || statement.type === "function") claimDeclared(statement, inside);
    for (const statement of block) settle(statement, inside);
  }

  function settle(part: Part, inside: NameScope): void {
    if (part.type === "arrow" || part.type === "function") {
      const own = inside.inner();
      for (const parameter of part.parameters) claim(parameter.binding, own);
      if (isBlock(part.body)) settleBlock(part.body, own);
      else settle(part.body, own);
    } else if (part.type === "for-of") {
      settle(part.items, inside);
      const own = inside.inner();
      claim(part.binding, own);
      settleBlock(part.body, own);
    } else if (part.type === "if") {
      settle(part.condition, inside);
      settleBlock(part.whenTrue, inside.inner());
      settleBlock(part.whenFalse, inside.inner());
    } else if (part.type === "switch") {
      settle(part.subject, inside);
      for (const one of part.cases) settleBlock(one.body, inside.inner());
      settleBlock(part.otherwise, inside.inner());
    } else {
      for (const inner of partsOf(part)) settle(inner, inside);
    }
  }

  claim(home, scope);
  for (const { binding } of exports.type === "subflow" ? exports.parameters : [])
    claim(binding, scope, wordApart(binding.hint, "parameter"));
  settleBlock(body, scope);
}
