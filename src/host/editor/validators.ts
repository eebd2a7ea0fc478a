import { Ajv, type ValidateFunction } from "ajv";
import { calls } from "../../contract/editor-contract.ts";
import type { Validators } from "../../contract/serve.ts";

/** Keys that would reach the prototype of whatever object they are copied into. */
const forbiddenKeys = ["__proto__", "constructor", "prototype"];

/** Checks of every call's input, from the schemas of the contract. */
export function createValidators(): Validators<typeof calls> {
  // The messages go to whoever wrote the call; the first one is enough.
  const ajv = new Ajv({ strict: false, allErrors: false });
  const validators = Object.entries(calls).map(([name, { input }]) => [name, validatorOf(ajv.compile(input))] as const);
  // One entry for each call was just made.
  return Object.fromEntries(validators) as Validators<typeof calls>;
}

function validatorOf(validate: ValidateFunction): (input: unknown) => string | undefined {
  return (input) => {
    if (!validate(input)) {
      const [first] = validate.errors ?? [];
      return `${first?.instancePath || "input"} ${first?.message ?? "does not fit"}`;
    }
    const key = forbiddenKeyIn(input);
    return key === undefined ? undefined : `the key "${key}" is not allowed`;
  };
}

function forbiddenKeyIn(value: unknown): string | undefined {
  const waiting = [value];
  for (let part = waiting.pop(); waiting.length > 0 || part !== undefined; part = waiting.pop()) {
    if (typeof part !== "object" || part === null) continue;
    const found = forbiddenKeys.find((key) => Object.hasOwn(part as object, key));
    if (found !== undefined) return found;
    waiting.push(...Object.values(part));
  }
  return undefined;
}
