import type { BrowserWindow, Dialog } from "electron";

/** A page that fails more often than this within a minute would fail again. */
const mostFailures = 3;
const oneMinute = 60_000;

/**
 * Brings a page that crashed back at once: unsaved work is in the host's backups and is offered again. One that keeps
 * crashing, or hangs, is the person's to decide on.
 */
export function keepAlive(window: BrowserWindow, dialog: Dialog, clock: { monotonic(): number }): void {
  let failures: readonly number[] = [];
  let asking = false;

  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit") return;
    const now = clock.monotonic();
    failures = [...failures.filter((at) => now - at < oneMinute), now];
    if (failures.length <= mostFailures) window.webContents.reload();
    else void askToReload(`The editor stopped several times (${reason}).`, "Close");
  });
  window.on("unresponsive", () => void askToReload("The editor does not answer.", "Wait"));

  async function askToReload(message: string, otherwise: "Close" | "Wait"): Promise<void> {
    if (asking) return;
    asking = true;
    const detail = "Your flows keep running. Work that is not saved was put aside and is offered again.";
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message,
      detail,
      buttons: ["Reload", otherwise],
      defaultId: 0,
      cancelId: 1,
    });
    asking = false;
    if (response === 0) window.webContents.reload();
    else if (otherwise === "Close") window.destroy();
  }
}
