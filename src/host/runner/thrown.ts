import type { Thrown } from "./protocol.ts";

/** Far more than a message needs; a flow may throw anything of any size. */
const longest = 10_000;

/** Makes plain text of whatever was thrown. Never throws itself, although getters and `toString` of the thing may. */
export function describeThrown(thrown: unknown): Thrown {
  return { message: attempt(() => messageOfThrown(thrown)) ?? "something that cannot be shown", stack: attempt(() => stackOf(thrown)) };
}

function messageOfThrown(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `${typeof thrown} ${String(thrown)} was thrown`;
}

function stackOf(thrown: unknown): string | undefined {
  return thrown instanceof Error ? thrown.stack : undefined;
}

function attempt(read: () => unknown): string | undefined {
  try {
    const value = read();
    return typeof value === "string" ? value.slice(0, longest) : undefined;
  } catch {
    return undefined;
  }
}
