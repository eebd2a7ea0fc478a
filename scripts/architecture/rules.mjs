// The rules of the house that a type checker does not know. Each finds violations in one file and says what to do instead.
import ts from "typescript";
import { ambientName, ambientReplacements, isAllowedIn } from "./ambient.mjs";
import { judgeImport } from "./import-table.mjs";
import { importsOf, isTest, isWithinText, lineOf, visitAll } from "./sources.mjs";

/**
 * @typedef {object} Rule
 * @property {string} name
 * @property {(file: string) => boolean} appliesTo
 * @property {(source: import("./sources.mjs").SourceFile) => { line: number, message: string }[]} check
 */

export const longestFile = 350;

/** @param {string} file */
function isProduct(file) {
  return file.startsWith("src/") && !isTest(file) && !file.endsWith(".config.ts");
}

/**
 * A rule that looks at every node of the tree.
 * @param {(node: ts.Node, source: import("./sources.mjs").SourceFile) => string | undefined} judge
 * @returns {Rule["check"]}
 */
function eachNode(judge) {
  return (source) => {
    /** @type {{ line: number, message: string }[]} */
    const violations = [];
    visitAll(source, (node) => {
      const message = judge(node, source);
      if (message !== undefined) violations.push({ line: lineOf(source, node), message });
    });
    return violations;
  };
}

// Written in two halves so that the rule does not find itself.
const openEnds = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "X" + "XX"].join("|")})\\b|/[/*]+\\s*@ts-(${"ignore"}|${"nocheck"})`);
const sleepingTest = new RegExp(`\\b(it|test|describe)\\.(${["on" + "ly", "sk" + "ip", "to" + "do"].join("|")})\\b`);

/** Matches in code and comments; texts may say what they like. @param {RegExp} pattern @param {string} message @returns {Rule["check"]} */
function eachMatch(pattern, message) {
  return (source) =>
    [...source.text.matchAll(new RegExp(pattern, "g"))]
      .filter(({ index }) => !isWithinText(source, index))
      .map(({ index }) => ({ line: lineOf(source, index), message }));
}

/** @type {readonly Rule[]} */
export const rules = [
  {
    name: "imports",
    appliesTo: (file) => isProduct(file) && /\.tsx?$/.test(file),
    check: (source) =>
      importsOf(source).flatMap(({ line, ...found }) => {
        const message = judgeImport(source.file, found);
        return message === undefined ? [] : [{ line, message }];
      }),
  },
  {
    name: "file length",
    appliesTo: () => true,
    check: ({ text }) => {
      const lines = text.split("\n").length - 1;
      return lines > longestFile
        ? [{ line: longestFile, message: `${lines} lines; ${longestFile} at most. Split it by what its parts are about.` }]
        : [];
    },
  },
  {
    name: "named exports",
    appliesTo: isProduct,
    check: eachNode((node) => {
      const isDefault =
        (ts.isExportAssignment(node) && !node.isExportEquals) ||
        (ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
      return isDefault ? "default export. Export it by its name, so that it is called the same everywhere." : undefined;
    }),
  },
  {
    name: "no ambient time or chance",
    appliesTo: isProduct,
    check: eachNode((node, { file }) => {
      const name = ambientName(node);
      return name === undefined || isAllowedIn(file, name)
        ? undefined
        : `${name} outside src/runtime/system. ${ambientReplacements.get(name)}`;
    }),
  },
  {
    name: "no any",
    appliesTo: (file) => file.startsWith("src/") || file.startsWith("test/"),
    check: eachNode((node) =>
      node.kind === ts.SyntaxKind.AnyKeyword ? "any switches the type check off. Write unknown and check it, or name the type." : undefined,
    ),
  },
  {
    name: "nothing left open",
    appliesTo: () => true,
    check: eachMatch(openEnds, "something left open. Do it, or file an issue and leave no mark in the code."),
  },
  {
    name: "no sleeping tests",
    appliesTo: isTest,
    check: eachMatch(sleepingTest, "a test that does not run, or that keeps others from running. Mend it or remove it."),
  },
];
