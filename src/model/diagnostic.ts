import { messages } from "./messages.ts";

export type Severity = "error" | "warning" | "info";

/** Where in a flow something is wrong. */
export interface Place {
  readonly node?: string;
  readonly pin?: string;
  readonly setting?: string;
  readonly role?: string;
  /** The wire as the file writes it. */
  readonly wire?: string;
  /** Path in the file (`/nodes/lamp/settings`), where nothing better is known. */
  readonly path?: string;
  /** 1-based line of the file, where known. */
  readonly line?: number;
}

/** One thing to say about a flow: what is wrong, where, and what to do about it. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: string;
  readonly remedy: string;
}

export type DiagnosticCode = keyof typeof messages;
type Details<Code extends DiagnosticCode> = Parameters<(typeof messages)[Code]["message"]>[0];

/** Makes a diagnostic from the written catalogue. */
export function diagnose<Code extends DiagnosticCode>(code: Code, place: Place, details: Details<Code>): Diagnostic {
  const entry = messages[code];
  // Each entry's functions take the details of its own code; TypeScript cannot follow that through the union of entries.
  const { severity, message, remedy } = entry as {
    severity: Severity;
    message: (d: Details<Code>) => string;
    remedy: (d: Details<Code>) => string;
  };
  return { code, severity, place, message: message(details), remedy: remedy(details) };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Where, in words: `node "lamp", pin "state.on"`. */
export function describePlace(place: Place): string {
  const parts = [
    place.line === undefined ? undefined : `line ${place.line}`,
    place.node === undefined ? undefined : `node "${place.node}"`,
    place.pin === undefined ? undefined : `pin "${place.pin}"`,
    place.setting === undefined ? undefined : `setting "${place.setting}"`,
    place.role === undefined ? undefined : `device "${place.role}"`,
    place.wire === undefined ? undefined : `wire "${place.wire}"`,
    place.path === undefined || place.path === "" ? undefined : place.path,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}
