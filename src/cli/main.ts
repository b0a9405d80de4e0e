import { runProgram } from "./program.ts";
import { terminalOf } from "./terminal.ts";

// A signal may come more than once: from the terminal, from npm, and from whatever started this program.
const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interruption.abort());
// A reader that went away, such as `head`, is no fault: there is nobody left to print for.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const surroundings = { terminal: terminalOf(process), environment: process.env, interrupted: interruption.signal };
process.exitCode = await runProgram(process.argv.slice(2), surroundings);
