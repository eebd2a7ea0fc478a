import type { Disposer } from "../../base/disposer.ts";
import { forgetValues } from "../store/facts.ts";
import type { Editor } from "./editor.ts";

/** Has the values of the flow that is shown told to this window, whoever started it, while it runs. Other windows look at theirs. */
export function keepWatching(editor: Editor): Disposer {
  let watched: string | undefined;
  const follow = () => {
    const wanted = shownAndRunning(editor);
    if (wanted === watched) return;
    watched = wanted;
    forgetValues(editor.live);
    void editor.client.watchFlow(wanted === undefined ? {} : { id: wanted });
  };
  const stops = [editor.documents.subscribe(follow), editor.facts.subscribe(follow)];
  follow();
  return () => {
    for (const stop of stops) stop();
  };
}

function shownAndRunning(editor: Editor): string | undefined {
  const { active } = editor.documents.getState();
  const state = active === undefined ? undefined : editor.facts.getState().runs.get(active)?.state;
  return state === undefined || state === "stopped" ? undefined : active;
}
