import type { Notification } from "electron";
import type { DesktopNotification } from "../host/editor/editor-host.ts";

/** Shows what a flow tells the person at this machine, where the system can. `onClick`: brings the window to the front. */
export function showNotification(
  make: typeof Notification,
  { title = "Ziggy Flow", text, isUrgent }: DesktopNotification,
  onClick: () => void,
): void {
  if (!make.isSupported()) return;
  const notification = new make({ title, body: text, urgency: isUrgent ? "critical" : "normal" });
  notification.on("click", onClick);
  notification.show();
}
