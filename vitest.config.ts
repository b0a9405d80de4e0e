import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const { islandText } = (await import(path.resolve(import.meta.dirname, "scripts/bootstrap/build.js"))) as {
  islandText(file: string): Promise<string>;
};

/** `import code from "./file.ts?island"` reads here what it reads in the built program. */
const island = {
  name: "island",
  enforce: "pre",
  async load(id: string) {
    if (!id.endsWith("?island")) return undefined;
    return `export default ${JSON.stringify(await islandText(id.replace(/\?island$/, "")))};`;
  },
} as const;

/** The suites that `npm test` runs one after another. */
export default defineConfig({
  plugins: [island],
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    css: true, // without this, `import text from "./file.css?raw"` gives an empty text
    maxWorkers: availableParallelism(), // Vitest would leave one core idle: half of two
    testTimeout: 120_000, // ends only what hangs; it measures nothing
    hookTimeout: 120_000,
    expect: { requireAssertions: true },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["src/**/*.test.{ts,tsx}"], pool: "threads", isolate: false },
      },
      {
        extends: true,
        test: {
          name: "contract",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/browser/**", "test/docs/**"],
          isolate: false, // to load the program anew takes longer than most files do
        },
      },
      {
        extends: true,
        test: { name: "browser", include: ["test/browser/**/*.test.{ts,tsx}"] },
      },
      { extends: true, test: { name: "docs", include: ["test/docs/**/*.test.{ts,tsx}"] } },
    ],
  },
});
