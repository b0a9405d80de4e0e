import { buildIfStale, bundleForNode } from "./bootstrap/build.js";
import { ensureInstalled } from "./bootstrap/install.js";
import { inRoot } from "./bootstrap/root.js";
import { run } from "./bootstrap/run.js";
import { chooseNode } from "./bootstrap/runtime.js";

await ensureInstalled("full");
await buildIfStale();
await bundleForNode("bench/main.ts", "bench");
const words = ["--enable-source-maps", "--expose-gc", inRoot("build", "bench.js"), ...process.argv.slice(2)];
process.exitCode = await run(chooseNode(), words);
