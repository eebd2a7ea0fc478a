import { Command as CommandIcon, Moon, PanelBottom, PanelLeft, PanelRight, Redo2, Save, Square, Sun, Undo2 } from "lucide-react";
import { useStore } from "zustand";
import { Button, IconButton } from "../../ui/button.tsx";
import { runCommand, titleOf } from "../commands/command.ts";
import { isMac } from "../commands/platform.ts";
import { commandById } from "../commands/registry.ts";
import { displayShortcut } from "../commands/shortcut.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { activeFlow, isDirty } from "../store/documents.ts";
import { BrokerBadge } from "./broker-badge.tsx";
import { RunButton } from "./run-button.tsx";
import "./title-bar.css";

/** What is open, whether it runs, where devices come from; the commands needed most. */
export function TitleBar() {
  const editor = useEditor();
  const { session, home } = useStore(editor.facts);
  const flow = useStore(editor.documents, activeFlow);
  const { shown, theme, busy } = useStore(editor.workbench);
  return (
    <header className="title-bar">
      <div className="title-bar-name">
        <h1 title={session?.project?.folder}>{session?.project?.name ?? "Ziggy Flow"}</h1>
        {flow !== undefined && (
          <>
            <span aria-hidden>·</span>
            <span className="title-bar-flow">{flow.title}</span>
            {isDirty(flow) && <span className="dirty-dot" role="img" aria-label="Not saved" title="Not saved" />}
          </>
        )}
      </div>
      <div className="title-bar-group">
        <CommandIconButton id="edit.undo" icon={<Undo2 />} />
        <CommandIconButton id="edit.redo" icon={<Redo2 />} />
        <CommandIconButton id="file.save" icon={<Save />} />
      </div>
      <div className="title-bar-group">
        <RunButton />
        <Button icon={<Square aria-hidden />} onClick={() => runById(editor, "run.stop")}>
          Stop
        </Button>
      </div>
      {busy !== undefined && (
        <span className="title-bar-busy" role="status">
          {busy}
        </span>
      )}
      <div className="title-bar-space" />
      {home !== undefined && session?.project !== undefined && <BrokerBadge home={home} source={session.project.source} />}
      <div className="title-bar-group">
        <CommandIconButton id="view.side" icon={<PanelLeft />} pressed={shown.side} />
        <CommandIconButton id="view.bottom" icon={<PanelBottom />} pressed={shown.bottom} />
        <CommandIconButton id="view.inspector" icon={<PanelRight />} pressed={shown.inspector} />
        <CommandIconButton id="view.theme" icon={theme === "dark" ? <Sun /> : <Moon />} />
        <CommandIconButton id="view.commands" icon={<CommandIcon />} />
      </div>
    </header>
  );
}

function runById(editor: ReturnType<typeof useEditor>, id: string): void {
  const command = commandById(id);
  if (command !== undefined) runCommand(command, editor);
}

function CommandIconButton({ id, icon, pressed }: { readonly id: string; readonly icon: React.ReactNode; readonly pressed?: boolean }) {
  const editor = useEditor();
  const command = commandById(id);
  if (command === undefined) return null;
  const [shortcut] = command.shortcuts ?? [];
  return (
    <IconButton
      label={titleOf(command, editor)}
      icon={icon}
      shortcut={shortcut === undefined ? undefined : displayShortcut(shortcut, isMac)}
      {...(pressed !== undefined && { pressed })}
      onClick={() => runCommand(command, editor)}
    />
  );
}
