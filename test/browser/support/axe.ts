import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** The axe that `@axe-core/playwright` brings, as text to run in a page, in the form that takes a page least to read. */
const SOURCE = readFileSync(
  createRequire(import.meta.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
);

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}
interface WithAxe {
  readonly axe?: { run(of: Document, options: object): Promise<{ violations: readonly Found[] }> };
}

/**
 * What every rule of axe finds wrong with a page as it stands, as "rule at place". Loaded once into a page however often it is
 * asked; of what is right nothing is written out, which is most of what asking through `AxeBuilder` takes. Throws on a page
 * with frames, into which it does not look.
 */
export async function wrongWith(page: Page): Promise<readonly string[]> {
  if (page.frames().length > 1) throw new Error(`frames in ${page.url()}`);
  if (!(await page.evaluate(() => (globalThis as WithAxe).axe !== undefined))) await page.evaluate(SOURCE);
  return page.evaluate(async () => {
    const found = await (globalThis as WithAxe).axe?.run(document, { resultTypes: ["violations"] });
    if (found === undefined) throw new Error("axe is not in the page");
    return found.violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`);
  });
}
