/** Marks a switch as exhaustive: does not compile while a case is missing, throws if one slips through at run time. */
export function assertNever(value: never, what = "case"): never {
  throw new Error(`Unhandled ${what}: ${JSON.stringify(value)}`);
}
