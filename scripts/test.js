import { chooseNode } from "./bootstrap/runtime.js";
import { ensureInstalled } from "./bootstrap/install.js";
import { giveUp } from "./bootstrap/root.js";
import { runSuite, suiteNames, together } from "./suites.js";

/** `npm test` runs everything; `npm test -- unit lint` only those; `npm test -- unit register` only files so named. */
const words = process.argv.slice(2);
const chosen = words.filter((word) => suiteNames.includes(word));
const filters = words.filter((word) => !suiteNames.includes(word));
if (chosen.length === 0 && filters.length > 0)
  giveUp(`There is no suite ${filters[0]}. There are: ${suiteNames.join(", ")}.`);

let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => (interrupted = true));

await ensureInstalled("full");
const node = chooseNode();
const total = { passed: 0, failed: 0 };
for (const names of together(chosen.length > 0 ? chosen : suiteNames)) {
  const results = await Promise.all(names.map((name) => runSuite(name, node, filters)));
  if (interrupted) process.exit(130);
  for (const { passed, failed } of results) {
    total.passed += passed;
    total.failed += failed;
  }
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
