import { SystemClock } from "../runtime/system/system-clock.ts";

/** The clock of the machine, for what the host itself waits for. Flows get theirs in the runner. */
export const machineClock = new SystemClock();
