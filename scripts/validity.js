import { bundleForNode } from "./bootstrap/build.js";
import { ensureInstalled } from "./bootstrap/install.js";
import { inRoot } from "./bootstrap/root.js";
import { run } from "./bootstrap/run.js";
import { chooseNode } from "./bootstrap/runtime.js";

await ensureInstalled("full");
await bundleForNode("validity/main.ts", "validity");
process.exitCode = await run(chooseNode(), [
  "--enable-source-maps",
  inRoot("build", "validity.js"),
  ...process.argv.slice(2),
]);
