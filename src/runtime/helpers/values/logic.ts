/**
 * Three-valued logic (Kleene): an unknown operand makes the result unknown unless the others already settle it. A lamp
 * whose state was never reported must not look like one that is off.
 */
export type Truth = boolean | undefined;

/** The opposite; unknown stays unknown. */
export function not(a: Truth): Truth {
  return a === undefined ? undefined : !a;
}

/** True when every operand is true, false as soon as one is false, else unknown. Without operands true. */
export function all(...operands: readonly Truth[]): Truth {
  if (operands.includes(false)) return false;
  return operands.includes(undefined) ? undefined : true;
}

/** True as soon as one operand is true, false when every one is false, else unknown. Without operands false. */
export function any(...operands: readonly Truth[]): Truth {
  if (operands.includes(true)) return true;
  return operands.includes(undefined) ? undefined : false;
}

/** True when every operand is false, false as soon as one is true, else unknown. Without operands true. */
export function none(...operands: readonly Truth[]): Truth {
  return not(any(...operands));
}
