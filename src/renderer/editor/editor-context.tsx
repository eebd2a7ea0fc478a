import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Editor } from "./editor.ts";

const EditorContext = createContext<Editor | undefined>(undefined);

export function EditorProvider({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

/** The editor that this component belongs to. Throws outside `EditorProvider`. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error("This component needs an EditorProvider around it.");
  return editor;
}

/** Part of one of the editor's slices; renders again when that part changes. */
export function useSlice<Slice, Part>(pick: (editor: Editor) => StoreApi<Slice>, select: (slice: Slice) => Part): Part {
  return useStore(pick(useEditor()), select);
}
