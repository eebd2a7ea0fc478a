import { createStore, type StoreApi } from "zustand/vanilla";
import type { ToastMessage } from "../../ui/toast.tsx";

export type Theme = "system" | "light" | "dark" | "contrast";
export type SidePanel = "devices" | "nodes" | "flows";
export type BottomPanel = "problems" | "code" | "log" | "simulated-home";

/** What lies over the workbench and wants an answer. */
export type Overlay =
  | { readonly type: "commands" }
  | { readonly type: "search" }
  /** Quick add; `from`: the pin whose wire was dropped on nothing. */
  | {
      readonly type: "quick-add";
      readonly at: { readonly x: number; readonly y: number };
      readonly from?: { readonly node: string; readonly pin: string; readonly side: "input" | "output" } | undefined;
      /** The wire that the new node is put into, as the file writes it. */
      readonly into?: string | undefined;
    }
  /** The pins of a node that are not shown. */
  | { readonly type: "pins"; readonly node: string; readonly at: { readonly x: number; readonly y: number } }
  | { readonly type: "new-flow" }
  /** The name of a new subflow, or of what the selection becomes. */
  | { readonly type: "name-subflow"; readonly for: "new" | "extract" }
  | { readonly type: "open-project" }
  | { readonly type: "connect" }
  | { readonly type: "shortcuts" }
  | { readonly type: "trust" }
  | { readonly type: "close-unsaved"; readonly flow: string }
  | { readonly type: "conflict"; readonly flow: string }
  | { readonly type: "rename"; readonly node: string }
  | { readonly type: "silence"; readonly code: string; readonly node: string | undefined };

/** How the workbench is arranged. Kept by the browser for next time, apart from overlays and toasts. */
export interface Workbench {
  readonly theme: Theme;
  readonly side: SidePanel;
  readonly bottom: BottomPanel;
  readonly shown: { readonly side: boolean; readonly inspector: boolean; readonly bottom: boolean; readonly minimap: boolean };
  /** Kinds of nodes that this person wants at hand, in the order in which they were chosen. */
  readonly favourites: readonly string[];
  readonly overlay: Overlay | undefined;
  readonly toasts: readonly ToastMessage[];
  /** What takes longer than half a second, in words. */
  readonly busy: string | undefined;
  readonly tourStep: number | undefined;
}

export type WorkbenchStore = StoreApi<Workbench>;

export function createWorkbenchStore(
  kept: Partial<Pick<Workbench, "theme" | "side" | "bottom" | "shown" | "favourites">> = {},
): WorkbenchStore {
  return createStore<Workbench>(() => ({
    theme: "system",
    side: "devices",
    bottom: "problems",
    shown: { side: true, inspector: true, bottom: true, minimap: true },
    favourites: [],
    overlay: undefined,
    toasts: [],
    busy: undefined,
    tourStep: undefined,
    ...kept,
  }));
}

let nextToast = 1;

export function toast(store: WorkbenchStore, tone: ToastMessage["tone"], text: string, action?: ToastMessage["action"]): void {
  const message: ToastMessage = { id: nextToast, tone, text, action };
  nextToast += 1;
  store.setState({ toasts: [...store.getState().toasts.slice(-3), message] });
}

export function dismissToast(store: WorkbenchStore, id: number): void {
  store.setState({ toasts: store.getState().toasts.filter((message) => message.id !== id) });
}

/** Takes a kind among the favourites, or out of them. */
export function toggleFavourite(store: WorkbenchStore, kind: string): void {
  const { favourites } = store.getState();
  store.setState({ favourites: favourites.includes(kind) ? favourites.filter((one) => one !== kind) : [...favourites, kind] });
}

export function show(store: WorkbenchStore, overlay: Overlay | undefined): void {
  store.setState({ overlay });
}
