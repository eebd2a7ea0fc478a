import type { Point } from "../../drawing/layout.ts";
import type { Surroundings } from "../editor/editor.ts";
import { createElkLayout } from "../layout/lay-out.ts";

/** What the canvas can do once it is on the page; it registers itself. */
export interface CanvasView {
  readonly toCanvas: (point: Point) => Point;
  readonly fitView: () => void;
  readonly zoom: (factor: number) => void;
  readonly reveal: (node: string) => void;
  readonly element: HTMLElement;
}

let canvas: CanvasView | undefined;

/** Called by the canvas when it appears, and with undefined when it goes. */
export function registerCanvas(view: CanvasView | undefined): void {
  canvas = view;
}

const movementTime = 140;

function animate(draw: (passed: number) => void): Promise<void> {
  if (document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches) return Promise.resolve();
  const start = performance.now();
  return new Promise((resolve) => {
    const frame = () => {
      const passed = (performance.now() - start) / movementTime;
      if (passed >= 1) return resolve();
      draw(passed);
      requestAnimationFrame(frame);
    };
    frame();
  });
}

/** A browser window as the editor sees it. */
export function createSurroundings(): Surroundings {
  return {
    readClipboard: () => navigator.clipboard.readText(),
    writeClipboard: (text) => navigator.clipboard.writeText(text),
    download: (name, text) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
    now: () => Date.now(),
    canvasPoint: (point) => canvas?.toCanvas(point) ?? point,
    canvasMiddle: () => {
      const box = canvas?.element.getBoundingClientRect();
      return box === undefined ? { x: 0, y: 0 } : { x: box.x + box.width / 2 - 116, y: box.y + box.height / 2 - 40 };
    },
    // A frame's callbacks come before its painting, a timer set there after it.
    afterPaint: (work) => requestAnimationFrame(() => setTimeout(work)),
    animate,
    fitView: () => canvas?.fitView(),
    zoom: (factor) => canvas?.zoom(factor),
    reveal: (node) => canvas?.reveal(node),
    layOut: createElkLayout(async () => {
      const { default: Elk } = await import("elkjs/lib/elk-api.js");
      const { default: workerUrl } = await import("elkjs/lib/elk-worker.min.js?url");
      return new Elk({ workerUrl });
    }),
  };
}
