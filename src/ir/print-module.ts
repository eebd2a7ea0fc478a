import { encodeComment, encodeKey, encodeString } from "./encode.ts";
import { group, hardLine, ifBroken, indent, join, type Layout, line, type Mark, printLayout } from "./layout.ts";
import type { FlowModule, ModuleExport, ModuleParameter } from "./module.ts";
import { CodePrinter } from "./print-code.ts";
import { layoutType } from "./print-type.ts";
import { type ExportNames, type SettledNames, settleNames } from "./settle-names.ts";

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

/** Prints the parts of a module under settled names. */
class PartPrinter {
  readonly #settled: SettledNames;
  readonly #code: CodePrinter;

  constructor(settled: SettledNames) {
    this.#settled = settled;
    this.#code = new CodePrinter(settled);
  }

  /** What the module exports for this part, and what belongs to it. */
  part(module: FlowModule): Layout {
    return [
      module.exports.type === "subflow" ? this.#parametersInterface(module, module.exports) : [],
      docComment(module.description),
      this.#head(module),
      this.#code.block(module.body),
      ");",
    ];
  }

  #names(module: FlowModule): ExportNames {
    return this.#settled.exported.get(module) ?? { name: "", parameters: "" };
  }

  /** The interface of what a subflow's caller hands in. */
  #parametersInterface(module: FlowModule, { parameters }: Subflow): Layout {
    if (parameters.length === 0) return [];
    const members = parameters.map(({ name, type, default: fallback, comment }) => [
      hardLine,
      docComment(comment),
      `readonly ${encodeKey(name)}${fallback === undefined ? "" : "?"}: `,
      group(indent(layoutType(type))),
      ";",
    ]);
    return [`export interface ${this.#names(module).parameters} {`, indent(members), hardLine, "}", hardLine, hardLine];
  }

  /** What comes before the braces of the function that the module exports. */
  #head(module: FlowModule): Layout {
    const { exports, home } = module;
    const { names, needHome } = this.#settled;
    const typedHome = `${names.get(home) ?? "home"}: Home`;
    if (exports.type === "flow") return `export default flow(${encodeString(exports.id)}, (${needHome.has(module) ? typedHome : ""}) => `;
    const own = needHome.has(module) ? typedHome : `_${typedHome}`;
    return [`export const ${this.#names(module).name} = subflow((${own}`, this.#parameterPattern(module, exports), ") => "];
  }

  /** `{ remote, step = 0.1 }: DialFilterParameters`; nothing that the body does not mention. */
  #parameterPattern(module: FlowModule, { parameters }: Subflow): Layout {
    if (parameters.length === 0) return "";
    const { names, used } = this.#settled;
    const entry = ({ name, binding, default: fallback }: ModuleParameter): Layout => {
      const local = names.get(binding) ?? name;
      const own = local === name ? local : `${encodeKey(name)}: ${local}`;
      return fallback === undefined ? own : [own, " = ", this.#code.expression(fallback)];
    };
    const entries = parameters.filter(({ binding }) => used.has(binding)).map(entry);
    const pattern: Layout =
      entries.length === 0 ? "_parameters" : group(["{", indent([line, join([",", line], entries)]), ifBroken(","), line, "}"]);
    const mayBeLeftOut = parameters.every((parameter) => parameter.default !== undefined);
    return [", ", pattern, `: ${this.#names(module).parameters}`, mayBeLeftOut ? " = {}" : ""];
  }
}

/**
 * The module's text, ending with a line end, and which node each place of it stands for. `subflows`: what is written into the
 * same module, each after those that it calls.
 */
export function printModule(module: FlowModule, subflows: readonly FlowModule[] = []): PrintedModule {
  const parts = [...subflows, module];
  const settled = settleNames(parts);
  const printer = new PartPrinter(settled);
  const others = [...settled.externals.values()].filter(({ isOwn }) => !isOwn);
  const { text, marks } = printLayout(
    [
      `// ${encodeComment(module.header)}`,
      hardLine,
      importLine("import", settled.imports, runtimeModule),
      importLine("import type", settled.typeImports, runtimeModule),
      importLine("import type", settled.homeTypes, module.homeModule),
      others.map(({ module: from, name, local }) => importLine("import", [name === local ? name : `${name} as ${local}`], from)),
      hardLine,
      join(
        [hardLine, hardLine],
        parts.map((part) => printer.part(part)),
      ),
    ],
    lineWidth,
  );
  return { text: `${text}\n`, exportName: settled.exported.get(module)?.name ?? "default", marks };
}
