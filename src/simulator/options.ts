import { type Duration, milliseconds, seconds } from "../base/duration.ts";
import type { Clock } from "../runtime/core/clock.ts";
import type { EchoDelay } from "./echo-queue.ts";
import type { HomePayloads } from "./home-payloads.ts";
import type { SimulatorLink } from "./link.ts";
import { type Random, seededRandom } from "./random.ts";

export interface SimulatedHomeOptions extends HomePayloads {
  readonly clock: Clock;
  readonly link: SimulatorLink;
  /** Default: what `info` says, else "zigbee2mqtt". */
  readonly baseTopic?: string;
  /** Default: a fixed seed, so that two runs are the same. */
  readonly random?: Random;
  /** Seed of the states that are made up from the exposes. Default 1. */
  readonly seed?: number;
  /** From a command to its echo. Default 60 ms ± 20 %. */
  readonly echoDelay?: { readonly base?: Duration; readonly jitter?: number };
  /** From one end of a cover to the other. Default 20 s. */
  readonly coverTravel?: Duration;
  /** From "offline" to "online" in a restart. Default 2 s. */
  readonly restartTime?: Duration;
  /**
   * What is published when a lamp that is off ignores a colour: what it still has (default), or, as Zigbee2MQTT does with
   * lamps that do not report, what was asked for.
   */
  readonly echoesIgnored?: boolean;
  /** Devices also report by themselves what a command has done, this long after the echo. Default: they do not. */
  readonly confirmAfter?: Duration;
  /** Sensors drift and people move about by themselves. Default: false. */
  readonly life?: boolean;
}

export interface Timing {
  readonly echoDelay: EchoDelay;
  readonly coverTravel: Duration;
  readonly restartTime: Duration;
  readonly confirmAfter: Duration | undefined;
}

export function timingOf(options: SimulatedHomeOptions): Timing {
  return {
    echoDelay: { base: options.echoDelay?.base ?? milliseconds(60), jitter: options.echoDelay?.jitter ?? 0.2 },
    coverTravel: options.coverTravel ?? seconds(20),
    restartTime: options.restartTime ?? seconds(2),
    confirmAfter: options.confirmAfter,
  };
}

export function randomOf(options: SimulatedHomeOptions): Random {
  return options.random ?? seededRandom(options.seed ?? 1);
}
