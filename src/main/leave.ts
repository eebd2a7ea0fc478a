import type { BrowserWindow, Dialog } from "electron";
import type { DesktopMessage, PageMessage } from "../contract/desktop.ts";

export interface LeaveOptions {
  readonly window: BrowserWindow;
  readonly dialog: Dialog;
  readonly tell: (message: DesktopMessage) => void;
  /** The person changed their mind: whatever made the window close is off. */
  readonly onStay: () => void;
}

/** Keeps a window with unsaved work from closing until the person has decided. Returns what listens to the page. */
export function askBeforeLeaving({ window, dialog, tell, onStay }: LeaveOptions): (message: PageMessage) => void {
  let unsaved: readonly string[] = [];
  let asking = false;
  let settled = false;
  /** Told to the page and not answered yet. */
  let waiting: "save" | "discard" | undefined;

  window.on("close", (event) => {
    if (settled || unsaved.length === 0) return;
    event.preventDefault();
    if (!asking) void ask();
  });
  // What it had is in the host's backups.
  window.webContents.on("render-process-gone", () => {
    unsaved = [];
  });
  // The page objects to every way out while there is unsaved work. Here it was asked; a reload finds the work put aside.
  window.webContents.on("will-prevent-unload", (event) => event.preventDefault());

  async function ask(): Promise<void> {
    asking = true;
    const { response } = await dialog.showMessageBox(window, {
      type: "question",
      message: unsaved.length === 1 ? `Save the changes to ${unsaved[0]}?` : `Save the changes to ${unsaved.length} flows?`,
      detail: `${unsaved.length === 1 ? "" : `${unsaved.join(", ")}.\n`}What is not saved is lost.`,
      buttons: ["Save", "Discard", "Cancel"],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    });
    asking = false;
    // A page that does not answer to "discard" cannot hold the window for good.
    if (response === 1 && waiting === "discard") return window.destroy();
    if (response === 2) return onStay();
    waiting = response === 0 ? "save" : "discard";
    tell({ type: "leave", how: waiting });
  }

  return (message) => {
    if (message.type === "opened") unsaved = [];
    else if (message.type === "unsaved") {
      unsaved = message.titles;
      window.setDocumentEdited(unsaved.length > 0);
    } else if (message.type === "left") {
      waiting = undefined;
      settled = message.done;
      if (message.done) window.close();
      else onStay();
    }
  };
}
