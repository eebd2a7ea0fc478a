// What the runtime costs per message, without a broker: the work of W2 and W3 against a handler written by hand.
// Usage: node bench/micro/run.mjs
import path from "node:path";
import { importTypeScript } from "../../scripts/lib/generate.mjs";

const { measureRuntime } = await importTypeScript(path.join(import.meta.dirname, "runtime.ts"));
measureRuntime();
