import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page, for the browser face and for the window alike: paths are relative, so that it works from any address. */
export const rendererConfig = defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL("../../dist/renderer", import.meta.url)),
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
