import { build } from "./bootstrap/build.js";
import { ensureInstalled } from "./bootstrap/install.js";

await ensureInstalled("production");
await build();
