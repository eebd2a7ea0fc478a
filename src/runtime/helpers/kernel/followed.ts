import { derived } from "../../core/derived.ts";
import { currentFlow } from "../../core/flow-context.ts";

/** Which devices a helper is about: a list, or a function that lists those that are there at the moment. */
export type Devices<D> = readonly D[] | (() => readonly D[]);

/**
 * Devices that may come and go. `onPresent` is called with those of now and again whenever the home has changed; what it
 * hands back lists the present ones. They are used from the start, not from the moment at which somebody first asks: what
 * they report until then would be missed.
 */
export function followDevices<D>(devices: Devices<D>, onPresent: (present: readonly D[]) => void = () => undefined): () => readonly D[] {
  if (typeof devices !== "function") {
    onPresent(devices);
    return () => devices;
  }
  const present = derived(devices);
  present.onChange(onPresent, { resync: true });
  onPresent(present.value ?? []);
  return () => present.value ?? [];
}

/**
 * The devices that are in the home at the moment, followed from the set-up of the flow on: `watched(() => home.devices.with("dimmable"))`.
 * Without it a list that is only asked for when something happens begins with devices of which nothing is known. Throws
 * outside of flows.
 */
export function watched<D>(list: () => readonly D[]): () => readonly D[] {
  currentFlow("watched(…)");
  return followDevices(list);
}
