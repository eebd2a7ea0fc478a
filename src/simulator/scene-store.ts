import { isJsonObject, type Json, type JsonObject } from "../base/json.ts";
import { ok, type Result } from "../base/result.ts";
import { readElements, readPath } from "../z2m/read-json.ts";
import type { Behaviour } from "./behaviour.ts";
import type { Changes } from "./converters/outcome.ts";
import { property, type Target } from "./converters/target.ts";
import type { EchoQueue } from "./echo-queue.ts";
import type { Network } from "./network.ts";
import { seededRandom, seedOf } from "./random.ts";
import type { CommandKey } from "./read-command.ts";
import { readSceneCommand, type SceneCommand, sceneKey, sceneKeys, sceneStateOf, takesScenes } from "./scenes.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { SimulatedEntity, SimulatedGroup } from "./simulated-group.ts";

export interface SceneParts {
  readonly network: Network;
  readonly behaviour: Behaviour;
  readonly echoes: EchoQueue;
  readonly publishDevice: (device: SimulatedDevice, changes: Changes) => void;
  /** The scenes listed in `bridge/devices` or `bridge/groups` have changed. */
  readonly listed: (kind: "devices" | "groups") => void;
}

interface Place {
  readonly device: SimulatedDevice;
  readonly endpoint: string | undefined;
  readonly target: Target;
}

/** Scenes live in the devices, also those of groups: every member keeps its own part. */
export class SceneStore {
  readonly #parts: SceneParts;

  constructor(parts: SceneParts) {
    this.#parts = parts;
  }

  /** Undefined when the key is no scene command, or the device knows no scenes. `group` is 0 for a device's own scenes. */
  handle(entity: SimulatedEntity, { key, name, endpoint, value }: CommandKey, group: number): Result<void, string> | undefined {
    if (!sceneKeys.has(name)) return undefined;
    const places: readonly Place[] =
      entity.kind === "group" ? this.#parts.network.membersOf(entity) : [{ device: entity, endpoint, target: entity.target(endpoint) }];
    const able = places.filter(({ target }) => takesScenes(target));
    if (able.length === 0 && entity.kind === "device") return undefined;
    const command = readSceneCommand(name, value, group);
    if (!command.ok) return command;
    if (command.value.kind === "recall") this.#recall(entity, able, command.value.id, group, key);
    else this.#change(entity, able, command.value, group);
    return ok(undefined);
  }

  #recall(entity: SimulatedEntity, places: readonly Place[], id: number, group: number, key: string): void {
    const { behaviour, echoes, publishDevice } = this.#parts;
    for (const { device, endpoint, target } of places) {
      const state = device.scenes.get(sceneKey({ id, group, endpoint }))?.state ?? imagined(entity, target, endpoint, id, key);
      if (state === undefined || !device.online) continue;
      const radio = echoes.delayFor(device);
      behaviour.carryOut(device, endpoint, { echo: state }, radio);
      const published = new Map([...state].map(([member, stored]) => [device.keyFor(member, endpoint), stored]));
      echoes.push(device, radio, () => publishDevice(device, published));
    }
  }

  #change(entity: SimulatedEntity, places: readonly Place[], command: Exclude<SceneCommand, { kind: "recall" }>, group: number): void {
    for (const { device, endpoint, target } of places) {
      for (const [key, scene] of [...device.scenes]) {
        if (scene.group !== group || scene.endpoint !== endpoint) continue;
        if (command.kind === "remove all" || (command.kind === "remove" && scene.id === command.id)) device.scenes.delete(key);
        if (command.kind === "rename" && scene.id === command.id) device.scenes.set(key, { ...scene, name: command.name });
      }
      if (command.kind !== "store" && command.kind !== "add") continue;
      const state = command.kind === "add" ? command.state : sceneStateOf(target);
      const name = command.name ?? `Scene ${command.id}`;
      device.scenes.set(sceneKey({ id: command.id, group, endpoint }), { id: command.id, group, endpoint, name, state });
    }
    if (entity.kind === "group") entity.raw = { ...entity.raw, scenes: changedList(entity.raw.scenes, command) };
    else for (const { device, endpoint } of places) device.raw = withEndpointScenes(device, endpoint, command);
    this.#parts.listed(entity.kind === "group" ? "groups" : "devices");
  }
}

/** The list in the bridge's payload after the command. */
function changedList(list: Json | undefined, command: Exclude<SceneCommand, { kind: "recall" }>): Json {
  if (command.kind === "remove all") return [];
  const others = (readElements(list) ?? []).filter((scene) => readPath(scene, "id") !== command.id);
  if (command.kind === "remove") return others;
  const before = (readElements(list) ?? []).find((scene) => readPath(scene, "id") === command.id);
  if (command.kind === "rename" && before === undefined) return others;
  const scenes: Json[] = [...others, { id: command.id, name: command.name ?? `Scene ${command.id}` }];
  return scenes.sort((a, b) => Number(readPath(a, "id")) - Number(readPath(b, "id")));
}

function withEndpointScenes(
  device: SimulatedDevice,
  endpoint: string | undefined,
  command: Exclude<SceneCommand, { kind: "recall" }>,
): JsonObject {
  const endpoints = isJsonObject(device.raw.endpoints) ? device.raw.endpoints : {};
  const numbers = Object.keys(endpoints);
  const number = numbers.find((candidate) => endpoint !== undefined && readPath(endpoints, candidate, "name") === endpoint) ?? numbers[0];
  if (number === undefined) return device.raw;
  const before = endpoints[number];
  const after = { ...(isJsonObject(before) ? before : undefined), scenes: changedList(readPath(before, "scenes"), command) };
  return { ...device.raw, endpoints: { ...endpoints, [number]: after } };
}

/** What a scene brings back that the payload lists but nobody saw being stored: something lasting, made up from its number. */
function imagined(entity: SimulatedEntity, target: Target, endpoint: string | undefined, id: number, key: string): Changes | undefined {
  if (!listedScenes(entity, endpoint).some((scene) => readPath(scene, "id") === id)) return undefined;
  const random = seededRandom(seedOf(`${entity.name}/${key}/${id}`));
  const state = new Map<string, Json>([["state", property(target, "state")?.within === "cover" ? "OPEN" : "ON"]]);
  if (target.properties("brightness").length > 0) state.set("brightness", 30 + Math.floor(random() * 225));
  if (target.properties("position").length > 0) state.set("position", 100);
  return state;
}

function listedScenes(entity: SimulatedDevice | SimulatedGroup, endpoint: string | undefined): readonly Json[] {
  if (entity.kind === "group") return readElements(entity.raw.scenes) ?? [];
  const endpoints = Object.values(isJsonObject(entity.raw.endpoints) ? entity.raw.endpoints : {});
  return endpoints.flatMap((raw) =>
    endpoint === undefined || readPath(raw, "name") === endpoint ? (readElements(readPath(raw, "scenes")) ?? []) : [],
  );
}
