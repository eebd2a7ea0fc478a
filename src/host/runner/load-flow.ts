import { type Duration, seconds } from "../../base/duration.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { FlowDefinition } from "../../runtime/core/flow.ts";
import type { RunnableFlow } from "./protocol.ts";

/** A module that awaits something at its top level may never be done. */
const loadingPatience: Duration = seconds(5);

let loads = 0;

/** Evaluates a flow's module. Rejects with what it throws, or when it has no flow. */
export async function loadFlow(flow: RunnableFlow, clock: Clock): Promise<FlowDefinition> {
  loads += 1;
  // Without the number a second load of the same code would be answered by the first, failure included.
  const code = `${flow.code}\n//# sourceURL=${flow.sourceUrl}\n// ${loads}\n`;
  const module: unknown = await withPatience(import(`data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`), clock);
  const definition = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  if (!isFlow(definition)) throw new Error('the module has no flow: write `export default flow("…", (home: Home) => { … })`');
  // A flow is known by its file's name, whatever a module written by hand calls it.
  return { ...definition, name: flow.id };
}

function isFlow(value: unknown): value is FlowDefinition {
  return typeof value === "object" && value !== null && "ziggyFlow" in value && value.ziggyFlow === "flow";
}

function withPatience<T>(loading: Promise<T>, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.wakeAt(clock.monotonic() + loadingPatience, () => {
      reject(new Error(`the module is not done after ${loadingPatience / 1_000} s: it waits for something at its top level`));
    });
    loading.then(resolve, reject).finally(cancel);
  });
}
