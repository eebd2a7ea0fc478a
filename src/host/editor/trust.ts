import { parseFlow } from "../../model/parse.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { FoundFlow } from "./flow-files.ts";

/** Whether running the flow lets code of its author, or programs that it starts, do whatever the user may. Modules are nothing but code. */
export function holdsCode({ source, text }: FoundFlow): boolean {
  if (source.kind === "module") return true;
  const nodes = parseFlow(text ?? "").document?.nodes.values() ?? [];
  return [...nodes].some(({ kind, settings }) => {
    const uses = catalogue.get(kind)?.configure(settings).usable?.uses;
    return kind === "code" || uses?.services?.some((service) => service === "code" || service === "commands") === true;
  });
}
