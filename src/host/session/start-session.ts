import { join } from "node:path";
import { DisposerBag } from "../../base/disposer.ts";
import { err, ok, type Result } from "../../base/result.ts";
import type { Config } from "../../runtime/system/config/config.ts";
import { redactor, secretsIn } from "../../runtime/system/redact.ts";
import { type HomeSnapshot, lastSeenPath, readHomeFrom, readLastSeen, snapshotOf, writeLastSeen } from "../home/home-snapshot.ts";
import { simulatedHomePath } from "../home/obtain-home.ts";
import { homePatience, neverConnected, noDeviceList } from "../home/wait-for-home.ts";
import { type Failure, HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import { machineClock } from "../machine-clock.ts";
import { resolveTargets, type Targets } from "../project/targets.ts";
import { redactingLog } from "../redacting-log.ts";
import type { RunnerProblem } from "../runner/protocol.ts";
import { simulatedConfig } from "../simulation/simulated-config.ts";
import type { Simulation } from "../simulation/start-simulation.ts";
import type { HostOptions } from "./host-options.ts";
import { Session } from "./session.ts";
import { readSettings } from "./settings.ts";

export interface RunOptions extends HostOptions {
  readonly typeCheck: boolean;
  /** False: no `/get` at the start, whatever the configuration says. */
  readonly startupQuery: boolean;
  readonly watchesDetails: boolean;
  /** Whether people move about in a simulated home by themselves. Default: false. */
  readonly life?: boolean;
}

export interface RunningSession {
  readonly session: Session;
  readonly targets: Targets;
  /** The simulated home, with `simulate`. */
  readonly simulation: Simulation | undefined;
  stop(): Promise<void>;
}

/**
 * Starts flows on a home, in the order that docs/cli.md gives. Resolves when the flows have been handed to the runner;
 * `session.live` tells when they are live. `prepare` attaches listeners before anything happens.
 * Throws a HostError when there is no home, or no flow that can run; everything is stopped by then.
 */
export async function startSession(
  paths: readonly string[],
  options: RunOptions,
  outerLog: Log,
  prepare: (session: Session, config: Config) => void,
): Promise<RunningSession> {
  const targets = await resolveTargets(paths);
  const { project } = targets;
  if (targets.sources.length === 0) throw new HostError(onlySubflows);
  const bag: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of bag.splice(0).reverse()) await end();
  };
  try {
    const settings = await readSettings(project, options, options.simulate === undefined, outerLog);
    const log = redactingLog(outerLog, redactor(secretsIn(settings)));
    const simulation = options.simulate === undefined ? undefined : await simulate(targets, options, settings.baseTopic, log);
    if (simulation !== undefined) bag.push(() => simulation.stop());
    const config: Config = simulation === undefined ? settings : simulatedConfig(settings, simulation);
    const session = new Session({
      targets,
      config,
      typeCheck: options.typeCheck,
      startupQuery: options.startupQuery && config.run.startupQuery,
      // What was simulated must not go on in the real home.
      stateFolder: simulation === undefined ? project.state : join(project.state, "simulated"),
      remembersHome: simulation === undefined && options.devices === undefined,
      watchesDetails: options.watchesDetails,
      log,
    });
    prepare(session, config);
    bag.push(() => session.stop());
    const shown = options.devices === undefined ? waitForHome(session, config) : undefined;
    session.open();
    await session.begin(await homeToBeginWith(targets, options, log, await shown));
    return { session, targets, simulation, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const onlySubflows: Failure = {
  kind: "usage",
  what: "a subflow does not run by itself",
  remedy: "run a flow that calls it; ziggy-flow check looks at the subflow alone",
};

async function simulate({ project, sources }: Targets, options: RunOptions, baseTopic: string, log: Log): Promise<Simulation> {
  const { startSimulation } = await import("../simulation/start-simulation.ts");
  return startSimulation({ path: await simulatedHomePath({ project, sources, options, log }), baseTopic, life: options.life });
}

async function homeToBeginWith(
  { project }: Targets,
  options: RunOptions,
  log: Log,
  shown: Result<HomeSnapshot, Failure> | undefined,
): Promise<HomeSnapshot> {
  if (shown === undefined) return readHomeFrom(options.devices ?? "");
  if (shown.ok) {
    if (options.simulate === undefined) await writeLastSeen(project, shown.value);
    return shown.value;
  }
  const lastSeen = options.simulate === undefined ? await readLastSeen(project) : undefined;
  if (lastSeen === undefined) throw new HostError(shown.error);
  const { where, what, remedy } = shown.error;
  const text = `${where}: ${what}\n${remedy}\nuntil then the home as last seen is used: ${lastSeenPath(project)}`;
  log({ level: "warning", event: "waiting", text });
  return lastSeen;
}

/** Waits for the runner to see the home, or to fail for a reason that waiting does not solve. */
function waitForHome(session: Session, config: Config): Promise<Result<HomeSnapshot, Failure>> {
  const broker = `${config.broker?.host}:${config.broker?.port}`;
  const bag = new DisposerBag();
  let connected = false;
  let problem: RunnerProblem | undefined;
  const outcome = new Promise<Result<HomeSnapshot, Failure>>((resolve) => {
    const giveUp = (): void => resolve(err(connected ? noDeviceList(broker, config.baseTopic) : neverConnected(broker, problem)));
    bag.add(machineClock.wakeAt(machineClock.monotonic() + homePatience, giveUp));
    bag.add(
      session.messages.on((message) => {
        if (message.type === "fact" && message.fact.type === "connectionChanged" && message.fact.connected) connected = true;
        if (message.type === "bridge") resolve(ok(snapshotOf(message.devices, message.groups)));
        if (message.type !== "notConnected") return;
        problem = message.problem;
        if (problem.lasting && !connected) giveUp();
      }),
    );
  });
  return outcome.finally(() => bag.dispose());
}
