import type { Page } from "playwright-core";
import { AXE } from "../../../accessibility/axe.ts";

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
  if (!(await page.evaluate(() => (globalThis as WithAxe).axe !== undefined))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const found = await (globalThis as WithAxe).axe?.run(document, { resultTypes: ["violations"] });
    if (found === undefined) throw new Error("axe is not in the page");
    return found.violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`);
  });
}
