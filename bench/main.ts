import { benchImport } from "./import.ts";
import { Report } from "./report.ts";
import { benchWrites } from "./writes.ts";

const PARTS: Readonly<Record<string, (report: Report) => Promise<void>>> = {
  import: benchImport,
  writes: benchWrites,
};

const asked = process.argv.slice(2);
const wrong = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (wrong.length > 0) throw new Error(`unknown part ${wrong.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`);

const report = new Report();
for (const [name, part] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) await part(report);
// Only a whole run is written down, so that all figures in the file come from one run.
if (asked.length === 0) report.write("docs/benchmarks.md", new Date().toISOString().slice(0, 10));
