import { makeBooks } from "./books.ts";
import { beChild, CHILD, type Child } from "./child.ts";
import { benchFold, FOLD_CHILDREN } from "./fold.ts";
import { benchImport } from "./import.ts";
import { benchLenses, LENS_CHILDREN } from "./lenses.ts";
import { benchPages } from "./pages.ts";
import { Report } from "./report.ts";
import { SITE_CHILDREN } from "./site.ts";
import { benchWrites } from "./writes.ts";

const PARTS: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  import: benchImport,
  writes: benchWrites,
  fold: benchFold,
  lenses: benchLenses,
  pages: benchPages,
};
const CHILDREN: Readonly<Record<string, Child>> = {
  "make-books": makeBooks as Child,
  ...FOLD_CHILDREN,
  ...LENS_CHILDREN,
  ...SITE_CHILDREN,
};

const asked = process.argv.slice(2);
if (asked[0] === CHILD) await beChild(CHILDREN, asked.slice(1));
else await measure(asked);

async function measure(names: readonly string[]): Promise<void> {
  const wrong = names.filter((name) => !Object.hasOwn(PARTS, name));
  if (wrong.length > 0) throw new Error(`unknown part ${wrong.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`);
  const report = new Report();
  for (const [name, part] of Object.entries(PARTS)) if (names.length === 0 || names.includes(name)) await part(report);
  // Only a whole run is written down, so that all figures in the file come from one run.
  if (names.length === 0) report.write("docs/benchmarks.md", new Date().toISOString().slice(0, 10));
}
