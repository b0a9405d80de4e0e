import { buildIfStale } from "./build.js";
import { ensureInstalled } from "./install.js";
import { inRoot } from "./root.js";
import { run } from "./run.js";
import { chooseNode } from "./runtime.js";

/** Installs and builds what is missing or stale, then runs the program itself; returns its exit code. */
export async function runWijkspiegel(words) {
  await ensureInstalled("production");
  await buildIfStale();
  const program = inRoot("build", "wijkspiegel.js");
  return run(chooseNode(), ["--enable-source-maps", program, ...words], { cwd: startedFrom() });
}

/** `npm run` moves to the project's folder first; a file named on the command line is meant from where one stood. */
function startedFrom() {
  if (process.env.npm_lifecycle_event !== "wijkspiegel") return process.cwd();
  return process.env.INIT_CWD ?? process.cwd();
}
