import type { FlowRun, Session } from "../contract/facts.ts";
import type { Port, WireMessage } from "../contract/wire.ts";

export interface HostNews {
  readonly onSession: (session: Session) => void;
  /** A flow has just been held back. */
  readonly onHeld: (run: FlowRun) => void;
}

/** A line on which the main process listens to the host as an editor does: for its menu and for notifications. */
export function createNewsPort({ onSession, onHeld }: HostNews): Port {
  let held: ReadonlySet<string> = new Set();

  function takeRuns(runs: readonly FlowRun[]): void {
    const now = runs.filter(({ state }) => state === "held");
    for (const run of now) if (!held.has(run.flow)) onHeld(run);
    held = new Set(now.map(({ flow }) => flow));
  }

  return {
    send: (message: WireMessage) => {
      if (message.type !== "event") return;
      // What the contract declares for these names; nobody but our own host is at the other end.
      if (message.name === "sessionChanged") onSession(message.payload as Session);
      if (message.name === "runsChanged") takeRuns(message.payload as readonly FlowRun[]);
    },
    onMessage: () => () => undefined,
    onClose: () => () => undefined,
  };
}
