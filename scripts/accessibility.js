import { bundleForNode } from "./bootstrap/build.js";
import { ensureInstalled } from "./bootstrap/install.js";
import { inRoot } from "./bootstrap/root.js";
import { run } from "./bootstrap/run.js";
import { chooseNode } from "./bootstrap/runtime.js";

await ensureInstalled("full");
await bundleForNode("accessibility/main.ts", "accessibility");
process.exitCode = await run(chooseNode(), ["--enable-source-maps", inRoot("build", "accessibility.js")]);
