import type { FailureKind } from "../host/host-error.ts";

/** The contract with scripts and service managers; 78 is EX_CONFIG of sysexits.h, on which a service must not be restarted. */
export const exitCodes = { clean: 0, failed: 1, usage: 2, configuration: 78 } as const satisfies Record<"clean" | FailureKind, number>;
