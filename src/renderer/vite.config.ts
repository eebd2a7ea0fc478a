import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { replacePage } from "../../scripts/lib/replace-page.mjs";

const page = fileURLToPath(new URL("../../dist/renderer", import.meta.url));
const built = fileURLToPath(new URL("../../dist/.renderer-new", import.meta.url));

/** The page, for the browser face and for the window alike: paths are relative, so that it works from any address. */
export const rendererConfig = defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [react(), replacePage(built, page)],
  build: {
    // Beside the page of before, which is served until this one is whole; the plugin puts it in its place.
    outDir: built,
    emptyOutDir: true,
    target: "chrome120",
    // Inlined files would be data: addresses, which the page's policy refuses for scripts and workers.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
});

// biome-ignore lint/style/noDefaultExport: Vite asks for it
export default rendererConfig;
