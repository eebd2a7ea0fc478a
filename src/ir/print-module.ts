import { encodeComment, encodeKey, encodeString } from "./encode.ts";
import { group, hardLine, ifBroken, indent, join, type Layout, line, type Mark, printLayout } from "./layout.ts";
import type { FlowModule, ModuleExport, ModuleParameter } from "./module.ts";
import { CodePrinter } from "./print-code.ts";
import { layoutType } from "./print-type.ts";
import { type SettledNames, settleNames } from "./settle-names.ts";

export const runtimeModule = "ziggy-flow";
const lineWidth = 120;

export interface PrintedModule {
  readonly text: string;
  /** What the module exports is called: a flow is the default. */
  readonly exportName: string;
  readonly marks: readonly Mark[];
}

function importLine(keyword: string, names: readonly string[], from: string): readonly Layout[] {
  if (names.length === 0) return [];
  const short = `${keyword} { ${names.join(", ")} } from ${encodeString(from)};`;
  if (short.length <= lineWidth) return [short, hardLine];
  return [`${keyword} {`, indent(names.map((name) => [hardLine, `${name},`])), hardLine, `} from ${encodeString(from)};`, hardLine];
}

function docComment(lines: readonly string[]): readonly Layout[] {
  const safe = lines.map(encodeComment);
  const [only] = safe;
  if (only === undefined) return [];
  if (safe.length === 1) return [`/** ${only} */`, hardLine];
  return ["/**", hardLine, ...safe.flatMap((text) => [` * ${text}`, hardLine]), " */", hardLine];
}

type Subflow = Extract<ModuleExport, { type: "subflow" }>;

/** The interface of what a subflow's caller hands in. */
function parametersInterface({ parametersName, parameters }: Subflow): readonly Layout[] {
  if (parameters.length === 0) return [];
  const members = parameters.map(({ name, type, default: fallback, comment }) => [
    hardLine,
    docComment(comment),
    `readonly ${encodeKey(name)}${fallback === undefined ? "" : "?"}: `,
    layoutType(type),
    ";",
  ]);
  return [`export interface ${parametersName} {`, indent(members), hardLine, "}", hardLine, hardLine];
}

/** `{ remote, step = 0.1 }: DialFilterParameters`; nothing that the body does not mention. */
function parameterPattern({ parametersName, parameters }: Subflow, printer: CodePrinter, { names, used }: SettledNames): Layout {
  if (parameters.length === 0) return "";
  const entry = ({ name, binding, default: fallback }: ModuleParameter): Layout => {
    const local = names.get(binding) ?? name;
    const own = local === name ? local : `${encodeKey(name)}: ${local}`;
    return fallback === undefined ? own : [own, " = ", printer.expression(fallback)];
  };
  const entries = parameters.filter(({ binding }) => used.has(binding)).map(entry);
  const pattern: Layout =
    entries.length === 0 ? "_parameters" : group(["{", indent([line, join([",", line], entries)]), ifBroken(","), line, "}"]);
  const mayBeLeftOut = parameters.every((parameter) => parameter.default !== undefined);
  return [", ", pattern, `: ${parametersName}`, mayBeLeftOut ? " = {}" : ""];
}

/** What comes before the braces of the function that the module exports. */
function head({ exports, home }: FlowModule, printer: CodePrinter, settled: SettledNames): Layout {
  const homeName = settled.names.get(home) ?? "home";
  if (exports.type === "flow") {
    return `export default flow(${encodeString(exports.id)}, (${settled.homeTypes.includes("Home") ? `${homeName}: Home` : ""}) => `;
  }
  const ownHome = `${settled.used.has(home) ? "" : "_"}${homeName}: Home`;
  return [`export const ${settled.exportName} = subflow((${ownHome}`, parameterPattern(exports, printer, settled), ") => "];
}

/** The module's text, ending with a line end, and which node each place of it stands for. */
export function printModule(module: FlowModule): PrintedModule {
  const settled = settleNames(module);
  const printer = new CodePrinter(settled);
  const externals = [...settled.externals.values()].map(({ module: from, name, local }) =>
    importLine("import", [name === local ? name : `${name} as ${local}`], from),
  );
  const { text, marks } = printLayout(
    [
      `// ${encodeComment(module.header)}`,
      hardLine,
      importLine("import", settled.imports, runtimeModule),
      importLine("import type", settled.typeImports, runtimeModule),
      importLine("import type", settled.homeTypes, module.homeModule),
      externals,
      hardLine,
      module.exports.type === "subflow" ? parametersInterface(module.exports) : [],
      docComment(module.description),
      head(module, printer, settled),
      printer.block(module.body),
      ");",
    ],
    lineWidth,
  );
  return { text: `${text}\n`, exportName: settled.exportName, marks };
}
