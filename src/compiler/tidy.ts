import type { Assembled } from "./assemble.ts";
import { joinCases } from "./tidy-cases.ts";
import { tidyConditions } from "./tidy-conditions.ts";
import { inlineSingleUses } from "./tidy-inline.ts";
import { dropNeedlessTests } from "./tidy-known.ts";
import { joinLists } from "./tidy-lists.ts";
import { joinLoops } from "./tidy-loops.ts";
import { dropUnusedParameters } from "./tidy-parameters.ts";

/** Makes the program read as a careful person would have written it. Never changes what it does. */
export function tidy(assembled: Assembled): Assembled {
  const inlined = inlineSingleUses(joinLists(assembled));
  const tidied = (statements: Assembled["listeners"]): Assembled["listeners"] =>
    dropUnusedParameters(tidyConditions(joinCases(dropNeedlessTests(joinLoops(statements)))));
  return {
    roles: inlined.roles,
    declarations: tidied(inlined.declarations),
    functions: tidied(inlined.functions),
    listeners: tidied(inlined.listeners),
  };
}
