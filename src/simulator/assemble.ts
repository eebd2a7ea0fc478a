import { Behaviour } from "./behaviour.ts";
import { BridgeLog } from "./bridge-log.ts";
import { BridgeTopics } from "./bridge-topics.ts";
import { ClimateDrift } from "./climate.ts";
import { Commands } from "./commands.ts";
import type { Changes } from "./converters/outcome.ts";
import { EchoQueue } from "./echo-queue.ts";
import { Faults } from "./faults.ts";
import { followMember } from "./group-state.ts";
import { Network } from "./network.ts";
import { randomOf, type SimulatedHomeOptions, timingOf } from "./options.ts";
import { SceneStore } from "./scene-store.ts";
import { Settings } from "./settings.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { SimulatedGroup } from "./simulated-group.ts";
import { StatePublisher } from "./state-publisher.ts";
import { Timers } from "./timers.ts";
import { Wire } from "./wire.ts";

export type Parts = ReturnType<typeof assemble>;

/** Puts the parts of a simulated Zigbee2MQTT together; nothing is published yet. */
export function assemble(options: SimulatedHomeOptions) {
  const { clock, link } = options;
  const random = randomOf(options);
  const timing = timingOf(options);
  const timers = new Timers(clock);
  const settings = new Settings(options.info, options.baseTopic);
  const wire = new Wire(link, settings);
  const log = new BridgeLog(wire);
  const faults = new Faults(random);
  const network = new Network(options, settings.baseTopic, options.seed ?? 1, {
    now: () => clock.monotonic(),
    echoesIgnored: options.echoesIgnored ?? false,
    coverTravel: timing.coverTravel,
    transitionOf: (device) => settings.optionsOf("devices", device.ieee).transition,
  });
  const topics = new BridgeTopics({ wire, settings, network, clock });
  const publisher = new StatePublisher({ wire, settings, faults, timers, clock });

  function publishDevice(device: SimulatedDevice, changes: Changes, except?: SimulatedGroup): void {
    device.lastSeen = clock.wall();
    publisher.publish(device, changes);
    followMember(network, publisher, device, changes, except);
  }
  /** What a device says by itself; nobody hears one that is away or gone. */
  function report(device: SimulatedDevice, changes: Changes): void {
    if (device.online && network.devices.get(device.ieee) === device) publishDevice(device, changes);
  }

  const climate = new ClimateDrift(timers, report);
  const behaviour = new Behaviour({ timers, climate, report });
  const echoes = new EchoQueue(timing.echoDelay, timers, random);
  const listed = (kind: "devices" | "groups"): void => (kind === "devices" ? topics.devices() : topics.groups());
  const scenes = new SceneStore({ network, behaviour, echoes, publishDevice, listed });
  const commands = new Commands({
    network,
    settings,
    log,
    behaviour,
    scenes,
    publisher,
    echoes,
    faults,
    timers,
    confirmAfter: timing.confirmAfter,
    publishDevice,
    report,
  });
  return { random, timing, timers, settings, wire, log, faults, network, topics, publisher, climate, echoes, commands, report };
}
