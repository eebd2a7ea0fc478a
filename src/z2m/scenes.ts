import type { Json } from "../base/json.ts";
import type { SceneDescription } from "./description.ts";
import { readElements, readPath, readWords } from "./read-json.ts";

/** The scenes stored on an endpoint or a group. Those without a number cannot be recalled and are left out. */
export function readScenes(scenes: Json | undefined, endpoint: string | undefined): readonly SceneDescription[] {
  return (readElements(scenes) ?? []).flatMap((scene) => {
    const id = readPath(scene, "id");
    if (typeof id !== "number" || !Number.isInteger(id)) return [];
    return [{ id, name: readWords(readPath(scene, "name")) ?? `Scene ${id}`, endpoint }];
  });
}
