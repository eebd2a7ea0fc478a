import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { describeHome } from "../describe-home.ts";
import { generateHome } from "./generate-home.ts";

/** Pieces that end literals and comments, mean something to tools, or look like something else. */
const nastyPieces = [
  ...[
    "*/",
    "/*",
    "//",
    '"',
    "'",
    "`",
    "\\",
    "\\u0022",
    "$" + "{process.exit(1)}",
    "\n",
    "\r\n",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u0000",
    "\u202e",
    "\ufeff",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "then",
    "class",
    "await",
    "devices",
    "Home",
    "import",
    "</script>",
    "<!--",
    "@ts-ignore",
    "#",
  ],
  ...["\ud800", "\udfff", "💡", "ä", "灯", "İ", "\u200d", "1", "_", " ", "", "*", "a", "B", "-", "/"],
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...nastyPieces), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 5 })
  .map((pieces) => pieces.join(""));

/** 200 lists of 50: ten thousand hostile names, each standing in every place that outside text can stand in. */
const lists = fc.array(nasty, { minLength: 50, maxLength: 50 });

function homeOf(names: readonly string[]): string {
  const devices = names.map((name, index) => ({
    ieee_address: `0x${index.toString(16)}`,
    friendly_name: name,
    description: name,
    definition: { vendor: name, model: name, description: name, exposes: exposesFor(name), options: [{ type: "text", name }] },
    endpoints: { 1: { name, scenes: [{ id: 1, name }] } },
  }));
  const groups = names.map((name, index) => ({ id: index, friendly_name: name, members: [{ ieee_address: `0x${index.toString(16)}` }] }));
  return generateHome(describeHome({ devices, groups }), { generator: names.join("") });
}

function exposesFor(name: string): readonly object[] {
  return [
    { type: "enum", name: "choice", property: "choice", access: 3, values: [name] },
    { type: "enum", name: "action", property: "action", access: 1, values: [name] },
    {
      type: "numeric",
      name,
      property: name,
      access: 3,
      unit: name,
      description: name,
      label: name,
      endpoint: name,
      presets: [{ name, value: name }],
    },
    { type: "binary", name: "two", property: "two", access: 3, value_on: name, value_off: `${name}!` },
    { type: name, name: "what", property: "what", access: 3 },
    { type: "list", name: "list", access: 3, item_type: { type: "composite", features: [{ type: "enum", name, values: [name] }] } },
    { type: "composite", name: "record", access: 3, features: [{ type: "text", name }] },
  ];
}

/** All string literals of a module, as the text they stand for. */
function literalsOf(source: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function parse(text: string): { readonly source: ts.SourceFile; readonly errors: readonly string[] } {
  const source = ts.createSourceFile("home.ts", text, ts.ScriptTarget.ES2023, true);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === source.fileName ? source : undefined),
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => name === source.fileName,
    readFile: () => undefined,
    writeFile: () => undefined,
  };
  const program = ts.createProgram([source.fileName], { noLib: true, noResolve: true, target: ts.ScriptTarget.ES2023 }, host);
  const errors = program.getSyntacticDiagnostics(source).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  return { source, errors };
}

describe("ten thousand hostile names", () => {
  it("would be caught if they broke the text", () => {
    expect(parse('export type A = "\n";').errors).not.toEqual([]);
  });

  it("give text that parses, in which each is one literal, and nothing but declarations", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(lists, (names) => {
        const { source, errors } = parse(homeOf(names));
        const literals = literalsOf(source);
        expect(errors).toEqual([]);
        expect(names.filter((name) => !literals.has(name))).toEqual([]);
        expect(source.statements.filter((node) => !isDeclaration(node)).map((node) => node.getText())).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

function isDeclaration(node: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node);
}
