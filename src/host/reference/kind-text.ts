import { firstSentence, type KindGroup, type KindReference, type PinReference, type SettingReference } from "../../catalogue/reference.ts";
import type { WrittenExample } from "./examples.ts";

const width = 100;

/** Every kind with what it does, by group of the palette: what `ziggy-flow help` prints. */
export function listKinds(groups: readonly KindGroup[]): string {
  const longest = Math.max(...groups.flatMap(({ kinds }) => kinds.map(({ kind }) => kind.length)));
  const sections = groups.map(({ name, kinds }) => {
    const rows = kinds.map(({ kind, help }) => hanging(`  ${kind.padEnd(longest)}  `, firstSentence(help)));
    return [name, ...rows].join("\n");
  });
  return `${sections.join("\n\n")}\n`;
}

/** One kind at length: what `ziggy-flow help <kind>` prints. */
export function describeKind(reference: KindReference, examples: readonly WrittenExample[]): string {
  const { title, kind, group, help, durable, pinsNote } = reference;
  const settings = reference.settings.map((setting) => entry(setting.name, `${setting.takes}; ${presence(setting)}`, setting.help));
  const sections = [
    `${title} – kind "${kind}", group ${group}`,
    hanging("", help),
    ...(durable ? ['Its state survives a restart with "durable": true.'] : []),
    ...titled("Settings", settings),
    ...(pinsNote === undefined ? [] : [hanging("", pinsNote)]),
    ...titled("Inputs", reference.inputs.map(pinText)),
    ...titled("Outputs", reference.outputs.map(pinText)),
    ...examples.map(exampleText),
  ];
  return `${sections.join("\n\n")}\n`;
}

function presence({ default: fallback, required }: SettingReference): string {
  return fallback === undefined ? (required ? "must be given" : "may be left out") : `default ${fallback}`;
}

function pinText({ name, type, default: fallback, help }: PinReference): string {
  return entry(name, fallback === undefined ? type : `${type}; default ${fallback}`, help);
}

function entry(name: string, takes: string, help: string): string {
  return [hanging("  ", `${name} – ${takes}`), hanging("      ", help)].join("\n");
}

function exampleText({ title, json, typescript, subflows }: WrittenExample): string {
  const files = subflows.map((subflow) => `  with ${subflow.file}\n\n${indent(subflow.json)}`);
  return [`Example: ${title}`, indent(json), ...files, "  as TypeScript", indent(typescript)].join("\n\n");
}

function titled(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [[title, ...entries].join("\n")];
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "    ");
}

/** A text in lines of at most 100 letters, the first behind `start`, the others as far to the right. */
function hanging(start: string, text: string): string {
  const lines: string[] = [];
  let line = start;
  for (const word of text.split(/\s+/)) {
    const isFirst = line.trim() === "" || line === start;
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(start.length) + word;
    } else line += isFirst ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}
