// Which part of the house may use which: the table of docs/architecture.md as data.
//
// Three facts decide it: the compiler never runs a flow and the runtime never sees a graph; what decides behaviour is pure
// and gets clock, randomness and transport handed in; desktop, browser and command line are three faces of one host.

/**
 * @typedef {object} Part
 * @property {string} folder A path under src/; the longest one that matches a file is the file's part.
 * @property {readonly string[]} uses Parts it may import (itself is always allowed).
 * @property {readonly string[]} [types] Parts of which it may import types only.
 * @property {readonly string[]} [packages] Packages it may import. `*`: any dependency.
 * @property {boolean} [node] Whether Node's own modules are there.
 */

const pure = ["base", "z2m", "model", "ir", "catalogue", "compiler"];
const runtime = ["runtime", "runtime/core", "runtime/helpers", "runtime/mqtt", "runtime/system", "runtime/testing"];
const simulator = ["simulator", "simulator/node"];
const belowHost = [...pure, "analysis", "drawing", "nodes", ...runtime, ...simulator];

/** @type {readonly Part[]} */
export const parts = [
  { folder: "base", uses: [] },
  { folder: "ir", uses: ["base"] },
  { folder: "z2m", uses: ["base", "ir"] },
  { folder: "model", uses: ["base", "z2m"], packages: ["typebox", "ajv"] },
  { folder: "catalogue", uses: ["base", "model", "ir", "z2m"], packages: ["typebox"] },
  { folder: "nodes", uses: ["base", "model", "ir", "catalogue", "z2m", "ui"], packages: ["typebox", "react"] },
  { folder: "compiler", uses: ["base", "model", "ir", "catalogue", "z2m"] },
  { folder: "analysis", uses: ["base", "model", "catalogue", "compiler", "z2m"] },
  { folder: "drawing", uses: ["base", "model", "catalogue", "compiler", "z2m"] },
  { folder: "contract", uses: ["base", "model", "z2m"], packages: ["typebox", "ajv"] },
  { folder: "runtime/core", uses: ["base"], types: ["z2m"] },
  { folder: "runtime/helpers", uses: ["base", "runtime/core"], types: ["z2m"], packages: ["croner", "suncalc", "temporal-polyfill"] },
  { folder: "runtime/mqtt", uses: ["base", "z2m", "runtime/core"], packages: ["mqtt"], node: true },
  {
    folder: "runtime/system",
    uses: ["base", "z2m", "runtime/core", "runtime/helpers", "runtime/mqtt"],
    packages: ["ajv", "smol-toml", "temporal-polyfill"],
    node: true,
  },
  { folder: "runtime/testing", uses: ["base", "z2m", "runtime/core", "runtime/helpers"], node: true },
  { folder: "runtime", uses: ["base", "z2m", ...runtime] },
  { folder: "simulator", uses: ["base", "z2m"], types: ["runtime/core"] },
  { folder: "simulator/testing", uses: ["base", "z2m", "simulator", "runtime/testing"], types: ["runtime/core"] },
  { folder: "simulator/node", uses: ["base", "z2m", "simulator"], types: ["runtime/core"], packages: ["aedes", "mqtt"], node: true },
  { folder: "host", uses: belowHost, packages: ["*"], node: true },
  { folder: "host/editor", uses: [...belowHost, "host", "contract"], packages: ["*"], node: true },
  { folder: "server", uses: ["base", "host", "contract"], packages: ["ws"], node: true },
  { folder: "main", uses: ["base", "host", "host/editor", "contract"], packages: ["electron"], node: true },
  { folder: "preload", uses: ["contract"], packages: ["electron"] },
  { folder: "ui", uses: ["base", "z2m", "model", "catalogue"], packages: ["*"] },
  { folder: "renderer", uses: [...pure, "analysis", "contract", "drawing", "nodes", "ui"], packages: ["*"] },
  { folder: "cli", uses: ["base", "z2m", "compiler", "host", "host/editor", "server", ...simulator], packages: ["commander"], node: true },
];

const partsByDepth = [...parts].sort((a, b) => b.folder.length - a.folder.length);

/** The part a file under src/ belongs to. @param {string} file such as "src/z2m/parse.ts" @returns {Part | undefined} */
export function partOf(file) {
  return partsByDepth.find(({ folder }) => file.startsWith(`src/${folder}/`));
}

/** `src/nodes/<kind>/…` → kind. @param {string} file */
function kindOf(file) {
  return /^src\/nodes\/([^/]+)\//.exec(file)?.[1];
}

/**
 * Judges one import of one file.
 * @param {string} file
 * @param {{ target: string, typeOnly: boolean }} found target: "src/…/file.ts", "node:fs" or "mqtt"
 * @returns {string | undefined} what is wrong and what to do
 */
export function judgeImport(file, { target, typeOnly }) {
  const part = partOf(file);
  if (part === undefined) return `${file} is in no part of the import table. Put it into a folder of the table, or add its folder to it.`;
  if (target.startsWith("node:")) {
    if (part.node) return undefined;
    return `${part.folder} is pure and runs in a browser too: no ${target}. Take what you need as an argument; src/runtime/system has it.`;
  }
  if (!target.startsWith("src/")) return judgePackage(part, target);

  const other = partOf(target);
  if (other === undefined) return `${target} is in no part of the import table.`;
  const [kind, otherKind] = [kindOf(file), kindOf(target)];
  if (kind !== undefined && otherKind !== undefined && kind !== otherKind) {
    return `the kind ${kind} imports the kind ${otherKind}. Kinds know nothing of each other: move what they share to src/catalogue.`;
  }
  if (other === part || part.uses.includes(other.folder)) return undefined;
  if (part.types?.includes(other.folder)) {
    if (typeOnly) return undefined;
    return `${part.folder} may know ${other.folder} by its types only. Write "import type", or take the function as an argument.`;
  }
  const allowed = [...part.uses, ...(part.types ?? []).map((folder) => `${folder} (types)`)];
  return `${part.folder} may import ${allowed.join(", ") || "nothing"}, not ${other.folder}. Move the shared part down, or hand it in from above.`;
}

/** @param {Part} part @param {string} name */
function judgePackage(part, name) {
  const allowed = part.packages ?? [];
  if (allowed.includes("*") || allowed.includes(name)) return undefined;
  return `${part.folder} may import the packages ${allowed.join(", ") || "(none)"}, not ${name}. Wrap it in the part that owns it.`;
}
