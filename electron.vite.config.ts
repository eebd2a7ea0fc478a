import { fileURLToPath } from "node:url";
import { defineConfig } from "electron-vite";
import { rendererConfig } from "./src/renderer/vite.config.ts";

function inProject(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/**
 * The desktop: dist/main, dist/preload and the page in dist/renderer. What the host needs beside them – the runner's
 * worker, the runtime, its types – is built by scripts/build.mjs.
 */
export default defineConfig({
  main: {
    build: {
      outDir: inProject("dist/main"),
      sourcemap: true,
      minify: false,
      rollupOptions: {
        input: { main: inProject("src/main/main.ts") },
        // All in one folder: `src/host/installation.ts` finds the package two levels above its module.
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: inProject("dist/preload"),
      minify: false,
      rollupOptions: {
        input: { preload: inProject("src/preload/preload.ts") },
        // A sandboxed preload script is loaded by a `require` that knows no modules.
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: rendererConfig,
});
