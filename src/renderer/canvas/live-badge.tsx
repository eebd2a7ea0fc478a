import { useEffect, useState } from "react";
import { useEditor, useSlice } from "../editor/editor-context.tsx";
import { formatLeft } from "../editor/format-left.ts";
import "./live-badge.css";

/** On a running flow: the time left of a delay, or that this node is at fault. */
export function LiveBadge({ node }: { readonly node: string }) {
  const deadline = useSlice(
    (editor) => editor.live,
    ({ deadlines }) => deadlines.get(node),
  );
  const active = useSlice(
    (editor) => editor.documents,
    (documents) => documents.active,
  );
  const fault = useSlice(
    (editor) => editor.facts,
    ({ runs }) => {
      const run = active === undefined ? undefined : runs.get(active);
      return run?.fault?.node === node ? run.fault.message : undefined;
    },
  );
  if (fault !== undefined) {
    return (
      <span className="live-badge live-badge-bad" role="img" aria-label={fault} title={fault}>
        !
      </span>
    );
  }
  return deadline === undefined ? null : <Countdown until={deadline} />;
}

function Countdown({ until }: { readonly until: number }) {
  const { now } = useEditor().surroundings;
  const [left, setLeft] = useState(() => until - now());
  useEffect(() => {
    setLeft(until - now());
    const timer = setInterval(() => setLeft(until - now()), 500);
    return () => clearInterval(timer);
  }, [until, now]);
  return left <= 0 ? null : <span className="live-badge">{formatLeft(left)}</span>;
}
