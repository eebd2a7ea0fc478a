/** One thing to say: how bad it is, what is wrong, what to do. */
export function entry<D = Record<never, never>>(
  severity: "error" | "warning" | "info",
  message: (details: D) => string,
  remedy: (details: D) => string,
): { readonly severity: "error" | "warning" | "info"; readonly message: (details: D) => string; readonly remedy: (details: D) => string } {
  return { severity, message, remedy };
}
