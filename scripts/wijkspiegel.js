#!/usr/bin/env node
import { runWijkspiegel } from "./bootstrap/wijkspiegel.js";

process.exitCode = await runWijkspiegel(process.argv.slice(2));
