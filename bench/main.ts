import { isMainThread } from "node:worker_threads";
import { BOOK_CHILDREN } from "./books.ts";
import { beChild, CHILD, type Child } from "./child.ts";
import { benchFold, FOLD_CHILDREN } from "./fold.ts";
import { benchImport } from "./import.ts";
import { benchKernels, KERNEL_CHILDREN } from "./kernels.ts";
import { LENS_CHILDREN } from "./lens-looks.ts";
import { benchLenses } from "./lenses.ts";
import { benchLoad, LOAD_CHILDREN } from "./load.ts";
import { benchMillion, MILLION_CHILDREN } from "./million.ts";
import { benchNetwork, NETWORK_CHILDREN } from "./network.ts";
import { benchPages } from "./pages.ts";
import { Report } from "./report.ts";
import { SITE_CHILDREN } from "./site.ts";
import { benchSlowPhone, PHONE_CHILDREN } from "./slow-phone.ts";
import { benchWrites } from "./writes.ts";

type Parts = Readonly<Record<string, (report: Report) => Promise<void>>>;
/** What is measured of the program, and of the site with people and telephones: a document each, of one run. */
const PROGRAM: Parts = {
  import: benchImport,
  writes: benchWrites,
  million: benchMillion,
  fold: benchFold,
  lenses: benchLenses,
  kernels: benchKernels,
  network: benchNetwork,
  pages: benchPages,
};
const SITE: Parts = { load: benchLoad, "slow-phone": benchSlowPhone };
const DOCUMENTS = { "docs/benchmarks.md": PROGRAM, "docs/benchmarks-site.md": SITE };
const CHILDREN: Readonly<Record<string, Child>> = {
  ...BOOK_CHILDREN,
  ...FOLD_CHILDREN,
  ...KERNEL_CHILDREN,
  ...LENS_CHILDREN,
  ...LOAD_CHILDREN,
  ...MILLION_CHILDREN,
  ...NETWORK_CHILDREN,
  ...PHONE_CHILDREN,
  ...SITE_CHILDREN,
};

const asked = process.argv.slice(2);
// A worker thread loads this same program, and does its work as it loads.
if (isMainThread) await (asked[0] === CHILD ? beChild(CHILDREN, asked.slice(1)) : measure(asked));

async function measure(names: readonly string[]): Promise<void> {
  const all = Object.values(DOCUMENTS).flatMap(Object.keys);
  const wrong = names.filter((name) => !all.includes(name));
  if (wrong.length > 0) throw new Error(`unknown part ${wrong.join(", ")}; there are ${all.join(", ")}`);
  for (const [file, parts] of Object.entries(DOCUMENTS)) {
    const asked = Object.entries(parts).filter(([name]) => names.length === 0 || names.includes(name));
    const report = new Report();
    for (const [, part] of asked) await part(report);
    // Only what ran whole is written down, so that all figures in a file come from one run.
    if (asked.length === Object.keys(parts).length)
      report.write(file, { day: new Date().toISOString().slice(0, 10), parts: Object.keys(parts) });
  }
}
