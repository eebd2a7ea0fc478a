/** Which of the documented exit codes a failure leads to: 1, 2 or 78. */
export type FailureKind = "failed" | "usage" | "configuration";

export interface Failure {
  readonly kind: FailureKind;
  /** What is wrong, as a sentence without the place. */
  readonly what: string;
  /** File, node, pin or configuration key. */
  readonly where?: string | undefined;
  /** What to do about it. */
  readonly remedy?: string | undefined;
  /** What another program said as it broke down: for the log, too long for a person who wants to go on. */
  readonly details?: string | undefined;
}

/** Failures that a person can do something about, the first one counting. Anything else that is thrown is a fault of the program. */
export class HostError extends Error {
  readonly failures: readonly [Failure, ...Failure[]];

  constructor(...failures: [Failure, ...Failure[]]) {
    const [first] = failures;
    super(first.where === undefined ? first.what : `${first.where}: ${first.what}`);
    this.name = "HostError";
    this.failures = failures;
  }
}

/** The words of anything that was thrown, also of what is no Error and of what throws again when it is read. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch {
    return "something that cannot be shown";
  }
}
