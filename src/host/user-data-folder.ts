import { homedir } from "node:os";
import { join } from "node:path";

/** Where the editor keeps what belongs to the person and not to a project. `ZIGGY_FLOW_DATA` names another folder. */
export function userDataFolder(): string {
  const { ZIGGY_FLOW_DATA, XDG_DATA_HOME, APPDATA } = process.env;
  if (ZIGGY_FLOW_DATA) return ZIGGY_FLOW_DATA;
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "ziggy-flow");
  if (process.platform === "win32") return join(APPDATA ?? join(homedir(), "AppData", "Roaming"), "ziggy-flow");
  return join(XDG_DATA_HOME || join(homedir(), ".local", "share"), "ziggy-flow");
}
