import type { App, Session, WebContents } from "electron";
import { isPageAddress } from "./page-address.ts";

/** What the page may do beyond drawing itself: cut, copy and paste. */
const granted = new Set<string>(["clipboard-read", "clipboard-sanitized-write"]);

/** Refuses everything that a page could ask of the system, but the clipboard for our own. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(granted.has(permission) && isPageAddress(contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => granted.has(permission) && isPageAddress(origin));
  session.setDevicePermissionHandler(() => false);
}

/** Holds every page that comes to be in its place: no other address, no further window, nothing embedded. */
export function guardPages(app: App): void {
  app.on("web-contents-created", (_event, contents) => holdInPlace(contents));
}

function holdInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", refuseForeign);
  contents.on("will-redirect", refuseForeign);
  contents.on("will-frame-navigate", refuseForeign);
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

function refuseForeign(event: { readonly url: string; preventDefault(): void }): void {
  if (!isPageAddress(event.url)) event.preventDefault();
}
