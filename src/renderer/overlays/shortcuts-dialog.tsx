import { Dialog } from "../../ui/dialog.tsx";
import { commandGroups, titleOf } from "../commands/command.ts";
import { isMac } from "../commands/platform.ts";
import { commands } from "../commands/registry.ts";
import { displayShortcut } from "../commands/shortcut.ts";
import { useEditor } from "../editor/editor-context.tsx";
import type { OverlayProps } from "./overlays.tsx";
import "./shortcuts-dialog.css";

/** What the keyboard can do. */
export function ShortcutsDialog({ onClose }: OverlayProps) {
  const editor = useEditor();
  return (
    <Dialog open wide onClose={onClose} title="Keyboard shortcuts">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list that the keyboard must be able to scroll */}
      <section className="shortcuts" tabIndex={0} aria-label="Shortcuts by group">
        {commandGroups.map((group) => {
          const listed = commands.filter((command) => command.group === group && command.shortcuts !== undefined);
          return listed.length === 0 ? null : (
            <section key={group}>
              <h3>{group}</h3>
              <dl>
                {listed.map((command) => (
                  <div key={command.id}>
                    <dt>{titleOf(command, editor)}</dt>
                    <dd>
                      {command.shortcuts?.map((shortcut) => (
                        <kbd key={shortcut}>{displayShortcut(shortcut, isMac)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </section>
    </Dialog>
  );
}
