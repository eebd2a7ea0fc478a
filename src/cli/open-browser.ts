import { spawn } from "node:child_process";
import type { Log } from "../host/log.ts";

/** Shows the page in the user's browser, where there is a screen. It does not matter if that fails: the address is printed. */
export function openBrowser(url: string, log: Log): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === "linux" && (DISPLAY ?? WAYLAND_DISPLAY ?? "") === "") return;
  const [command, ...args] = opener(url);
  const browser = spawn(command, args, { detached: true, stdio: "ignore" });
  browser.on("error", () => log({ level: "debug", event: "noBrowser", text: "the browser could not be opened; use the address above" }));
  browser.unref();
}

function opener(url: string): readonly [string, ...string[]] {
  if (process.platform === "darwin") return ["open", url];
  // `start` is a word of the shell, where & would end it; this is the program that it calls.
  if (process.platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", url];
  return ["xdg-open", url];
}
