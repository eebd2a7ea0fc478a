import { readFileSync, realpathSync } from "node:fs";
import { basename, extname } from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread } from "node:worker_threads";
import type { FlowDefinition } from "../../core/flow.ts";
import { connect } from "./connect.ts";
import { ConnectError } from "./connect-error.ts";

/**
 * Runs a flow's module that was started with plain Node: `node hall-light.ts`. Does nothing in a host, in tests and in programs
 * that call `connect` themselves: only a main module that imports this package and whose default export is a flow counts.
 */
export function runMainFlow(): void {
  const main = isMainThread ? mainFlowFile() : undefined;
  if (main === undefined) return;
  // By then Node has begun evaluating the main module: this gives the same instance, once it is done.
  setImmediate(() => {
    import(pathToFileURL(main).href).then(
      (module: { readonly default?: unknown }) => (isFlow(module.default) ? run(module.default, main) : undefined),
      // What the module throws, Node itself reports.
      () => undefined,
    );
  });
}

/** Reading is cheaper than importing, and harmless. */
function mainFlowFile(): string | undefined {
  const named = process.argv[1];
  if (named === undefined || !/\.[cm]?[jt]s$/.test(named)) return undefined;
  try {
    const path = realpathSync(named);
    const text = readFileSync(path, "utf8");
    return /["']ziggy-flow["']/.test(text) && /\bexport\s+default\b|\bas\s+default\b/.test(text) ? path : undefined;
  } catch {
    return undefined;
  }
}

function isFlow(value: unknown): value is FlowDefinition {
  return typeof value === "object" && value !== null && "ziggyFlow" in value && value.ziggyFlow === "flow";
}

async function run(definition: FlowDefinition, path: string): Promise<void> {
  try {
    const { runtime } = await connect();
    // A flow is known by its file's name, whatever the module calls it.
    const name = basename(path, extname(path));
    runtime.load({ ...definition, name });
    await runtime.subscribed();
    process.stderr.write(`${name} is running; Ctrl-C ends it\n`);
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof ConnectError ? error.exitCode : 1);
  }
}
