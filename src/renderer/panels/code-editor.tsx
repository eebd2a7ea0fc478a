import { useEffect, useRef } from "react";
import { completeCode } from "../editor/complete-code.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { Skeleton } from "./skeleton.tsx";
import { useLoaded } from "./use-loaded.ts";

interface CodeEditorProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
}

/** The TypeScript of a code node. The editor behind it is loaded when one is first shown. */
export function CodeEditor({ label, lines, onChange }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const loaded = useLoaded(() => import("./code-mirror.ts"));
  const initial = useRef(lines.join("\n"));
  const report = useRef(onChange);
  report.current = onChange;
  const editor = useEditor();
  useEffect(() => {
    if (loaded === undefined || place.current === null) return;
    return loaded.mountCodeEditor(place.current, {
      label,
      text: initial.current,
      onChange: (text) => report.current(text.split("\n")),
      complete: (code, offset) => completeCode(editor, code, offset),
    });
  }, [loaded, label, editor]);
  return <div className="code-editor">{loaded === undefined ? <Skeleton label="Loading the code editor" /> : <div ref={place} />}</div>;
}
