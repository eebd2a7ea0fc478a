import { join } from "node:path";
import type { JsonObject } from "../../../base/json.ts";
import type { Completion } from "../../../contract/facts.ts";
import { checkerConfiguration } from "../../build/type-check.ts";
import { writeIfChanged } from "../../project/write.ts";
import type { LanguageServer } from "./language-server.ts";

export interface CodeCompletionRequest {
  /** Folder for the files that the checker reads. */
  readonly folder: string;
  /** The home as types. */
  readonly typedHome: string;
  readonly code: string;
  /** Place in the code, counted in JavaScript's characters. */
  readonly offset: number;
}

/** What a code node sees: the home. The code itself is one function. */
const before = 'import type { Home } from "../generated/home";\ndeclare const home: Home;\nvoid (\n';
const after = "\n);\n";

/** What could stand at a place in the code of a node: the home's devices, their properties, what the code declares itself. */
export async function completeCode(server: LanguageServer, request: CodeCompletionRequest): Promise<readonly Completion[]> {
  const { folder, typedHome, code, offset } = request;
  const file = join(folder, "flows", "code.ts");
  await writeIfChanged(join(folder, "generated", "home.ts"), typedHome);
  await writeIfChanged(join(folder, "tsconfig.json"), JSON.stringify(await checkerConfiguration({ folder, files: [file] }), null, 2));
  const lines = (before + code.slice(0, offset)).split("\n");
  const items = await server.complete({
    folder,
    file,
    text: before + code + after,
    line: lines.length - 1,
    character: lines.at(-1)?.length ?? 0,
  });
  return items.flatMap((item) => completionOf(item) ?? []);
}

function completionOf({ label, kind, detail }: JsonObject): Completion | undefined {
  if (typeof label !== "string") return undefined;
  return {
    label,
    kind: kinds.get(Number(kind)) ?? "variable",
    // "(property) DeviceObject.name: string": the word before says no more than the kind.
    detail: typeof detail === "string" ? detail.replace(/^\([a-z ]+\) /, "") : undefined,
  };
}

/** CompletionItemKind of the language server protocol. */
const kinds: ReadonlyMap<number, Completion["kind"]> = new Map([
  [2, "method"],
  [3, "function"],
  [5, "property"],
  [6, "variable"],
  [7, "type"],
  [8, "type"],
  [10, "property"],
  [13, "type"],
  [14, "keyword"],
  [22, "type"],
  [25, "type"],
]);
