import { openMembrane } from "./membrane.ts";

// Runs in the page's own world before any of its scripts: puts there what the preload script exposes.
if (window.top === window) {
  openMembrane("page", (name, value) => {
    if (name === "__standinOpen") window.open = (address = "about:blank") => refuseWindow(value, String(address));
    else Object.defineProperty(window, name, { value, enumerable: true });
  });
}

/** A new window is asked of the main process, which always refuses. */
function refuseWindow(ask: unknown, address: string): null {
  if (typeof ask === "function") ask(new URL(address, location.href).href);
  return null;
}
