import { runCommandLine } from "./program.ts";
import { processTerminal } from "./terminal.ts";

// `ziggy-flow devices | head` closes the pipe early; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const code = await runCommandLine(process.argv.slice(2), processTerminal());
// Leaves once what was written has been taken, whatever may still be open.
process.stdout.write("", () => process.exit(code));
