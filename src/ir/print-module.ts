import { encodeComment, encodeString } from "./encode.ts";
import { hardLine, indent, type Layout, type Mark, printLayout } from "./layout.ts";
import type { FlowModule } from "./module.ts";
import { CodePrinter } from "./print-code.ts";
import { settleNames } from "./settle-names.ts";

export const runtimeModule = "ziggy-flow";
const lineWidth = 120;

export interface PrintedModule {
  readonly text: string;
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

/** The module's text, ending with a line end, and which node each place of it stands for. */
export function printModule(module: FlowModule): PrintedModule {
  const settled = settleNames(module);
  const printer = new CodePrinter(settled.names);
  const home = settled.names.get(module.home) ?? "home";
  const { text, marks } = printLayout(
    [
      `// ${encodeComment(module.header)}`,
      hardLine,
      importLine("import", settled.imports, runtimeModule),
      importLine("import type", settled.typeImports, runtimeModule),
      importLine("import type", settled.homeTypes, module.homeModule),
      hardLine,
      docComment(module.description),
      `export default flow(${encodeString(module.id)}, (${settled.homeTypes.includes("Home") ? `${home}: Home` : ""}) => `,
      printer.block(module.body),
      ");",
    ],
    lineWidth,
  );
  return { text: `${text}\n`, marks };
}
