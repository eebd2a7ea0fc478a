// Reads the tree for the checks: which files there are, and each parsed once.
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/**
 * @typedef {object} SourceFile
 * @property {string} file Path from the root of the tree, with slashes.
 * @property {string} text
 * @property {ts.SourceFile} tree
 */

/**
 * @typedef {object} Violation
 * @property {string} file
 * @property {number} line From 1.
 * @property {string} message What is wrong and what to do.
 */

const folders = ["src", "test", "scripts", "bench"];
const sourceName = /\.(ts|tsx|mjs|cjs)$/;
/** Expected outputs and inputs of tests are data, generated files follow their generator. */
const skipped = /(^|\/)(node_modules|dist|fixtures|generated)(\/|$)|\/samples\/[^/]+\/|\.gen\.ts$|\.d\.ts$/;

/** @param {string} root @returns {string[]} */
export function listSources(root) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} folder */
  function walk(folder) {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = `${folder}/${entry.name}`;
      if (skipped.test(name)) continue;
      if (entry.isDirectory()) walk(name);
      else if (sourceName.test(name)) files.push(name);
    }
  }
  for (const folder of folders) if (fs.existsSync(path.join(root, folder))) walk(folder);
  return files.sort();
}

/** @param {string} root @param {string} file @returns {SourceFile} */
export function readSource(root, file) {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
}

/** @param {SourceFile} source @param {ts.Node | number} place */
export function lineOf({ tree }, place) {
  return tree.getLineAndCharacterOfPosition(typeof place === "number" ? place : place.getStart(tree)).line + 1;
}

/** @param {string} file */
export function isTest(file) {
  return file.startsWith("test/") || /\.test\.tsx?$/.test(file);
}

/** True inside a string, a template or a regular expression. @param {SourceFile} source @param {number} position */
export function isWithinText({ tree }, position) {
  /** @param {ts.Node} node @returns {boolean} */
  function holds(node) {
    if (position < node.getStart(tree) || position >= node.end) return false;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isRegularExpressionLiteral(node)) return true;
    return ts.forEachChild(node, (child) => holds(child) || undefined) ?? false;
  }
  return holds(tree);
}

/** Calls `visit` for every node of the tree. @param {SourceFile} source @param {(node: ts.Node) => void} visit */
export function visitAll({ tree }, visit) {
  /** @param {ts.Node} node */
  function walk(node) {
    visit(node);
    ts.forEachChild(node, walk);
  }
  walk(tree);
}

/**
 * Everything a file imports: statements, re-exports, `import()` and `import("…").Type`.
 * @param {SourceFile} source
 * @returns {{ target: string, typeOnly: boolean, line: number }[]} targets in the tree as paths, packages by name
 */
export function importsOf(source) {
  /** @type {{ target: string, typeOnly: boolean, line: number }[]} */
  const found = [];
  /** @param {ts.Node | undefined} specifier @param {boolean} typeOnly */
  function add(specifier, typeOnly) {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ target: resolve(source.file, specifier.text), typeOnly, line: lineOf(source, specifier) });
    }
  }
  visitAll(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
  });
  return found;
}

/** `import type { A }` and `import { type A, type B }` leave nothing at run time. @param {ts.ImportClause | undefined} clause */
function isTypeOnly(clause) {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return (
    clause.name === undefined &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every((name) => name.isTypeOnly)
  );
}

/** @param {string} from @param {string} specifier */
function resolve(from, specifier) {
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(from), specifier);
  if (specifier.startsWith("node:")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
