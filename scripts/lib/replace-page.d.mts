import type { Plugin } from "vite";

export function replacePage(built: string, page: string): Plugin;
