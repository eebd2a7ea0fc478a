// Writes docs/nodes.md from the kinds themselves: what each does, its settings and pins, and an example.
import path from "node:path";
import { importTypeScript, writeGenerated } from "./lib/generate.mjs";

/** @typedef {import("../src/catalogue/define-node.ts").NodeKind} NodeKind */
/** @typedef {import("../src/catalogue/pins.ts").Pins} Pins */

const root = path.resolve(import.meta.dirname, "..");

/** Kinds whose pins follow from what they stand for. */
const pinsElsewhere = new Map([
  ["device", "Its pins are those of the device: see [flow-format.md](flow-format.md#pins-of-devices)."],
  ["group", "Its pins are those that the members have in common: see [flow-format.md](flow-format.md#pins-of-devices)."],
  ["subflow", "Its pins are the inputs and outputs of the subflow: see [subflows.md](subflows.md)."],
  ["parameter", "Output `out`: a value of the parameter's type, which never changes."],
  ["input", "Output `out`, as events or a value of the type that is set; for yes or no, and for words, also an event for each."],
  ["output", "Input `in`, as events or a value."],
  ["device-set", "Its pins are those that the devices have in common: see [flow-format.md](flow-format.md#pins-of-devices)."],
]);

/** A cell of a table. @param {string} text */
function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`);
  return [lines.join("\n")];
}

/** @param {NodeKind} kind */
function settingsTable({ fields }) {
  const rows = Object.entries(fields).map(([name, field]) => {
    const fallback = field.optional
      ? "may be left out"
      : field.defaultJson === undefined
        ? "must be given"
        : `\`${JSON.stringify(field.defaultJson)}\``;
    return [`\`${name}\``, field.typeText, fallback, field.help];
  });
  return table(["setting", "takes", "default", ""], rows);
}

/** @param {Pins} pins @param {(type: import("../src/model/pin-type.ts").PinType) => string} describeType */
function pinTables({ inputs, outputs }, describeType) {
  const inputRows = inputs.map(({ name, role, type, default: fallback, help }) => {
    const takes = type.type === "nothing" ? role : `${role}, ${describeType(type)}`;
    return [`\`${name}\``, takes, fallback === undefined ? "" : `\`${JSON.stringify(fallback)}\``, help];
  });
  const outputRows = outputs.map(({ name, role, type, help }) => [
    `\`${name}\``,
    type.type === "nothing" ? role : `${role}, ${describeType(type)}`,
    help,
  ]);
  return [...table(["input", "takes", "default", ""], inputRows), ...table(["output", "gives", ""], outputRows)];
}

/** @returns {Promise<{ file: string, text: string }[]>} */
export async function generateNodeDocs() {
  const source = (/** @type {string} */ file) => importTypeScript(path.join(root, "src", file));
  const { nodeKinds } = await source("nodes/index.gen.ts");
  const { paletteGroups } = await source("catalogue/define-node.ts");
  const { exampleHome } = await source("catalogue/example-home.ts");
  const { describeType } = await source("model/pin-type.ts");
  const { parseFlow } = await source("model/parse.ts");
  const { printFlow } = await source("model/print.ts");

  /** The pins of the kind's node in its first example, as far as they do not follow from wires. @param {NodeKind} kind */
  function pinsOf(kind) {
    const elsewhere = pinsElsewhere.get(kind.kind);
    if (elsewhere !== undefined) return [elsewhere];
    const document = parseFlow(JSON.stringify(kind.examples[0]?.flow)).document;
    const node = [...document.nodes.values()].find((candidate) => candidate.kind === kind.kind);
    const pins = kind.configure(node.settings).usable?.pins({
      home: exampleHome,
      role: () => undefined,
      roleOrList: () => undefined,
      subflow: () => undefined,
      parameter: () => undefined,
      connected: () => undefined,
      connectedRole: () => undefined,
      written: (pin) => node.inputs.get(pin),
    });
    return pins === undefined ? [] : pinTables(pins, describeType);
  }

  /** @param {NodeKind} kind */
  function section(kind) {
    const examples = kind.examples.map(
      ({ title, flow }) =>
        `<details><summary>${title}</summary>\n\n\`\`\`json\n${printFlow(parseFlow(JSON.stringify(flow)).document).trimEnd()}\n\`\`\`\n\n</details>`,
    );
    const durable = kind.durable ? ['Its state survives a restart with `"durable": true`.'] : [];
    return [`### ${kind.title} – \`${kind.kind}\``, kind.help, ...durable, ...settingsTable(kind), ...pinsOf(kind), ...examples].join(
      "\n\n",
    );
  }

  const groups = paletteGroups
    .map((/** @type {string} */ name) => ({ name, kinds: nodeKinds.filter((/** @type {NodeKind} */ kind) => kind.group === name) }))
    .filter((/** @type {{ kinds: readonly NodeKind[] }} */ { kinds }) => kinds.length > 0);
  const introduction = `<!-- Generated by scripts/generate-node-docs.mjs from src/nodes. Do not edit. -->

# Nodes

Every kind of node, as its \`kind\` stands in a flow file. An input without a wire takes what the node's \`inputs\` say; pins that take
any value have the type of what is wired to them. [flow-format.md](flow-format.md) explains pins and wires.`;
  const parts = groups.map(
    (/** @type {{ name: string, kinds: readonly NodeKind[] }} */ { name, kinds }) => `## ${name}\n\n${kinds.map(section).join("\n\n")}`,
  );
  return [{ file: "docs/nodes.md", text: `${[introduction, ...parts].join("\n\n")}\n` }];
}

if (process.argv[1] === import.meta.filename) await writeGenerated(root, await generateNodeDocs());
