import { transformSync } from "esbuild";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import { type Compiled, compileText } from "../../src/compiler/compile.ts";
import { catalogue } from "../../src/nodes/index.gen.ts";
import type { FlowDefinition } from "../../src/runtime/core/flow.ts";
import * as runtime from "../../src/runtime/index.ts";
import { generateHome } from "../../src/z2m/generator/generate-home.ts";
import { typeCheck } from "../home/type-check.ts";

/** Compiles a flow file for the example home. `probes`: as for an editor that watches it. */
export function compileForExampleHome(id: string, text: string, probes = false): Compiled {
  return compileText(text, { id, home: exampleHome, catalogue, file: `flows/${id}.json`, version: "0.1.0", probes });
}

/** The text of a flow that must compile. Throws with what the compiler says when it does not. */
export function moduleText(id: string, text: string, probes = false): string {
  const { module, diagnostics } = compileForExampleHome(id, text, probes);
  if (module === undefined) throw new Error(`${id} does not compile: ${diagnostics.map((one) => one.message).join(" ")}`);
  return module.text;
}

/** What the type checker says about each of these modules, with one start of it for all. */
export function typeErrors(modules: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const files = new Map([...modules].map(([id, text]) => [`flows/${id}.ts`, text]));
  const output = typeCheck(new Map([...files, ["generated/home.ts", generateHome(exampleHome)]]));
  const errors = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of output.split("\n")) {
    const file = /^(?:.*\/)?flows\/(.+)\.ts\(/.exec(line)?.[1];
    if (file !== undefined) {
      current = errors.get(file) ?? [];
      errors.set(file, current);
    } else if (!line.startsWith(" ")) current = [];
    current.push(line);
  }
  return errors;
}

/** Runs a module as the runner does: its types stripped, its imports the runtime's. */
export function loadModule(text: string): FlowDefinition {
  const { code } = transformSync(text, { loader: "ts", format: "cjs" });
  const module: { exports: { default?: FlowDefinition } } = { exports: {} };
  const requireRuntime = (name: string): unknown => {
    if (name !== "ziggy-flow") throw new Error(`A flow imports "${name}"`);
    return runtime;
  };
  // The text is our compiler's own output.
  new Function("require", "module", "exports", code)(requireRuntime, module, module.exports);
  const definition = module.exports.default;
  if (definition === undefined) throw new Error("The module exports no flow");
  return definition;
}
