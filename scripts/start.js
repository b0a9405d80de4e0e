import { runWijkspiegel } from "./bootstrap/wijkspiegel.js";

process.exitCode = await runWijkspiegel(["serve", ...process.argv.slice(2)]);
