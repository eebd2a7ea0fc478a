import { posix } from "node:path";
import { transformSync } from "esbuild";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import { type Compiled, compileText } from "../../src/compiler/compile.ts";
import { parseFlow } from "../../src/model/parse.ts";
import { catalogue } from "../../src/nodes/index.gen.ts";
import type { FlowDefinition } from "../../src/runtime/core/flow.ts";
import * as runtime from "../../src/runtime/index.ts";
import { generateHome } from "../../src/z2m/generator/generate-home.ts";
import { typeCheck } from "../home/type-check.ts";

/** Compiles a flow file for the example home. `probes`: as for an editor that watches it. */
export function compileForExampleHome(id: string, text: string, probes = false, subflows: Subflows = new Map()): Compiled {
  const files = new Map([...subflows].map(([name, own]) => [`flows/${name}`, parseFlow(own)] as const));
  return compileText(text, { id, home: exampleHome, catalogue, file: `flows/${id}.json`, version: "0.1.0", probes, files });
}

/** Texts of subflows by path as seen from the flow. */
export type Subflows = ReadonlyMap<string, string>;

/** A flow's module, and those that it imports by path. */
export interface FlowModules {
  readonly text: string;
  readonly subflows: ReadonlyMap<string, string>;
}

/** The modules of a flow that must compile. Throws with what the compiler says when it does not. */
export function flowModules(id: string, text: string, probes = false, files: Subflows = new Map()): FlowModules {
  const { module, subflows, diagnostics } = compileForExampleHome(id, text, probes, files);
  if (module === undefined) throw new Error(`${id} does not compile: ${diagnostics.map((one) => one.message).join(" ")}`);
  return { text: module.text, subflows: new Map(subflows.map((subflow) => [subflow.importPath, subflow.module.text])) };
}

/** The text of a flow that must compile and calls nothing. */
export function moduleText(id: string, text: string, probes = false): string {
  return flowModules(id, text, probes).text;
}

/** What the type checker says about each of these modules, with one start of it for all. */
export function typeErrors(modules: ReadonlyMap<string, string | FlowModules>): ReadonlyMap<string, readonly string[]> {
  const files = new Map([["generated/home.ts", generateHome(exampleHome)]]);
  for (const [id, module] of modules) {
    const { text, subflows } = typeof module === "string" ? { text: module, subflows: new Map<string, string>() } : module;
    files.set(`${id}/flows/${id}.ts`, text);
    files.set(`${id}/generated/home.ts`, 'export * from "../../generated/home";');
    for (const [path, own] of subflows) files.set(posix.join(id, "flows", path), own);
  }
  const errors = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of typeCheck(files).split("\n")) {
    const flow = /^(?:.*\/)?([^/]+)\/flows\/.+\.ts\(/.exec(line)?.[1];
    if (flow !== undefined) {
      current = errors.get(flow) ?? [];
      errors.set(flow, current);
    } else if (!line.startsWith(" ")) current = [];
    current.push(line);
  }
  return errors;
}

/** Runs a module as the runner does: its types stripped, its imports the runtime's, and those of the subflows that it calls. */
export function loadModule(text: string, subflows: FlowModules["subflows"] = new Map()): FlowDefinition {
  const exports = evaluate("flow.ts", text);
  if (exports.default === undefined) throw new Error("The module exports no flow");
  return exports.default;

  function evaluate(file: string, own: string): { readonly default?: FlowDefinition } {
    const { code } = transformSync(own, { loader: "ts", format: "cjs" });
    const module: { exports: { default?: FlowDefinition } } = { exports: {} };
    const requireOther = (name: string): unknown => {
      if (name === "ziggy-flow") return runtime;
      const path = posix.join(posix.dirname(file), name);
      const other = [...subflows].find(([known]) => posix.normalize(known) === path);
      if (other === undefined) throw new Error(`A flow imports "${name}"`);
      return evaluate(path, other[1]);
    };
    // The text is our compiler's own output.
    new Function("require", "module", "exports", code)(requireOther, module, module.exports);
    return module.exports;
  }
}
