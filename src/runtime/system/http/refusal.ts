/** An answer that the server gives by itself, before any flow sees the request. */
export interface Refusal {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function refusal(status: number, text: string, headers?: Readonly<Record<string, string>>): Refusal {
  return headers === undefined ? { status, text } : { status, text, headers };
}
