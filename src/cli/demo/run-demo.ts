import { seconds } from "../../base/duration.ts";
import { boundAddresses } from "../../host/home/choose-home.ts";
import { machineClock } from "../../host/machine-clock.ts";
import { makeExampleProject } from "../../host/session/example-flows.ts";
import type { HostOptions } from "../../host/session/host-options.ts";
import { type RunningSession, startSession } from "../../host/session/start-session.ts";
import { exitCodes } from "../exit-codes.ts";
import { printable } from "../log-format.ts";
import { stopSignal } from "../stop-signal.ts";
import type { Terminal } from "../terminal.ts";
import { HappeningsWriter, quietKeys } from "./happenings.ts";
import { readKeys } from "./keys.ts";
import { type Stimulus, stimuliFor, switchOff } from "./stimuli.ts";

/** Between two things that happen by themselves where no keys can be pressed: long enough to see what follows from each. */
const tourStep = seconds(1.5);

/**
 * Runs flows (the example flows when none are named) on a simulated home and shows what happens. In a terminal, keys
 * press the simulated buttons; elsewhere each is pressed once, one after the other, and then the demo is over.
 */
export async function runDemo(paths: readonly string[], options: HostOptions, terminal: Terminal): Promise<number> {
  if (paths.length > 0) return demonstrate(paths, options, terminal);
  const example = await makeExampleProject();
  try {
    return await demonstrate([example.folder], options, terminal);
  } finally {
    await example.remove();
  }
}

async function demonstrate(paths: readonly string[], options: HostOptions, terminal: Terminal): Promise<number> {
  const ended = stopSignal(terminal.log).then(() => undefined);
  let happenings: HappeningsWriter | undefined;
  let announceLive: () => void = () => undefined;
  const live = new Promise<void>((resolve) => {
    announceLive = resolve;
  });
  const runOptions = { ...options, simulate: options.simulate ?? "", typeCheck: true, startupQuery: true, watchesDetails: true };
  const running = await startSession(paths, runOptions, terminal.log, (session) => {
    session.live.on(announceLive);
    session.details.on((facts) => {
      happenings ??= new HappeningsWriter(terminal.colors, quietKeys(session.home));
      for (const fact of facts) say(terminal, happenings.lineFor(fact));
    });
  });
  await Promise.race([live, ended]);
  const addresses = (await Promise.all(running.targets.sources.map(boundAddresses))).flat();
  introduce(running, terminal);
  if (running.simulation !== undefined) switchOff(running.session.home, addresses, running.simulation.home);
  const stimuli = stimuliFor(running.session.home, addresses);
  await (terminal.interactive ? pressByHand(stimuli, running, terminal, ended) : pressInTurn(stimuli, running, terminal, ended));
  await running.stop();
  return exitCodes.clean;
}

function introduce({ session, simulation }: RunningSession, terminal: Terminal): void {
  say(terminal, `\n  A simulated home with ${simulation?.home.deviceNames.length ?? 0} devices, and the flows`);
  for (const { source, text } of session.flows) {
    const [, description] = /^\/\*\* (.*) \*\/$/m.exec(text ?? "") ?? [];
    say(terminal, `    ${source.id.padEnd(12)} ${printable(description ?? "")}`);
  }
  say(terminal, "\n  ← a device reports    → a flow sends");
}

async function pressByHand(stimuli: readonly Stimulus[], running: RunningSession, terminal: Terminal, ended: Promise<void>): Promise<void> {
  const menu = (): void => {
    say(terminal, "\n  Keys:");
    for (const { key, label } of stimuli) say(terminal, `    ${key}  ${printable(label)}`);
    say(terminal, "    ?  this list\n    q  leave\n");
  };
  menu();
  await new Promise<void>((resolve) => {
    const stopReading = readKeys((key) => {
      const stimulus = stimuli.find((each) => each.key === key);
      if (stimulus === undefined) menu();
      else act(stimulus, running, terminal);
    }, leave);
    function leave(): void {
      stopReading();
      resolve();
    }
    void ended.then(leave);
  });
}

async function pressInTurn(stimuli: readonly Stimulus[], running: RunningSession, terminal: Terminal, ended: Promise<void>): Promise<void> {
  say(terminal, "\n  This is no terminal, so everything happens once by itself. In a terminal there are keys to press.\n");
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (const stimulus of stimuli) {
    if (over) return;
    act(stimulus, running, terminal);
    await Promise.race([pause(), ended]);
  }
  say(terminal, "\n  That was the demo.");
}

function pause(): Promise<void> {
  return new Promise((resolve) => machineClock.wakeAt(machineClock.monotonic() + tourStep, resolve));
}

function act(stimulus: Stimulus, { simulation }: RunningSession, terminal: Terminal): void {
  if (simulation !== undefined) say(terminal, `* ${printable(stimulus.act(simulation.home))}`);
}

/** What happens is what the demo is for: its result. */
function say(terminal: Terminal, line: string | undefined): void {
  if (line !== undefined) terminal.result(`${line}\n`);
}
