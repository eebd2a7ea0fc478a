import { isJsonObject, type Json } from "../base/json.ts";
import { err, ok, type Result } from "../base/result.ts";
import { type Changes, changes } from "./converters/outcome.ts";
import { numberOf, type Target } from "./converters/target.ts";

/** What a device keeps of a scene. */
export interface StoredScene {
  readonly id: number;
  readonly group: number;
  readonly endpoint: string | undefined;
  readonly name: string;
  readonly state: Changes;
}

/** The part of a state that a scene brings back. */
const remembered = ["state", "brightness", "color", "color_mode", "color_temp", "position"] as const;

export type SceneCommand =
  | { readonly kind: "recall"; readonly id: number }
  | { readonly kind: "store"; readonly id: number; readonly name: string | undefined }
  | { readonly kind: "add"; readonly id: number; readonly name: string | undefined; readonly state: Changes }
  | { readonly kind: "remove"; readonly id: number }
  | { readonly kind: "rename"; readonly id: number; readonly name: string }
  | { readonly kind: "remove all" };

export const sceneKeys: ReadonlySet<string> = new Set([
  "scene_recall",
  "scene_store",
  "scene_add",
  "scene_remove",
  "scene_remove_all",
  "scene_rename",
]);

/** Reads a `scene_…` key. Scene 0 of group 0 is reserved by the Zigbee specification, `group` is 0 for a device's own scenes. */
export function readSceneCommand(key: string, value: Json, group: number): Result<SceneCommand, string> {
  if (key === "scene_remove_all") return ok({ kind: "remove all" });
  const id = numberOf(isJsonObject(value) ? value.ID : value);
  if (id === undefined) return err(`'ID' is not a number, got ${typeof value} (${JSON.stringify(value)})`);
  const name = isJsonObject(value) && typeof value.name === "string" ? value.name : undefined;
  switch (key) {
    case "scene_recall":
      return ok({ kind: "recall", id });
    case "scene_remove":
      return ok({ kind: "remove", id });
    case "scene_rename":
      return name === undefined ? err("Scene rename needs a name") : ok({ kind: "rename", id, name });
  }
  if (id === 0 && group === 0) return err("Scene ID 0 cannot be used with group ID 0 (reserved).");
  if (key === "scene_store") return ok({ kind: "store", id, name });
  if (!isJsonObject(value)) return err(`Value is not a object, got ${typeof value} (${JSON.stringify(value)})`);
  if (value.color_temp !== undefined && value.color !== undefined) return err("Don't specify both 'color_temp' and 'color'");
  const { state, brightness, color, color_temp, position } = value;
  const color_mode = color_temp !== undefined ? "color_temp" : color !== undefined ? "xy" : undefined;
  return ok({ kind: "add", id, name, state: changes({ state: upper(state), brightness, color, color_mode, color_temp, position }) });
}

function upper(value: Json | undefined): Json | undefined {
  return typeof value === "string" ? value.toUpperCase() : value;
}

/** What a scene of this endpoint would bring back now. */
export function sceneStateOf(target: Target): Changes {
  return changes(
    Object.fromEntries(
      remembered.map((name) => [name, target.properties(name).length > 0 || name === "color_mode" ? target.value(name) : undefined]),
    ),
  );
}

/** Key of a stored scene within its device. */
export function sceneKey(scene: { readonly id: number; readonly group: number; readonly endpoint: string | undefined }): string {
  return `${scene.endpoint ?? ""}/${scene.group}/${scene.id}`;
}

/** Whether the entity has anything that scenes can hold; sensors and remotes have no scenes cluster. */
export function takesScenes(target: Target): boolean {
  return ["state", "position"].some((name) =>
    target.properties(name).some(({ within }) => within === "light" || within === "switch" || within === "cover"),
  );
}
