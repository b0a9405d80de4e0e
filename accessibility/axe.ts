import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The axe that `@axe-core/playwright` brings, as text to run in a page, in the form that takes a page least to read. */
export const AXE = readFileSync(
  createRequire(import.meta.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
);
