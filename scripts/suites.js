import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { inRoot, root } from "./bootstrap/root.js";
import { runQuietly } from "./bootstrap/run.js";

/** Tools that pass or fail as a whole: each counts as one. */
const checks = {
  format: ["prettier/bin/prettier.cjs", "--check", ".", "--cache", "--log-level=warn"],
  lint: ["oxlint/bin/oxlint", "--deny-warnings"],
  types: ["typescript/bin/tsc", "--project", "."],
  build: ["../scripts/build.js"],
};

/** Suites of tests by the folder that they are in; vitest.config.ts says which files of it. */
const suites = { unit: "src", contract: "test", browser: "test/browser", docs: "test/docs" };

export const suiteNames = [...Object.keys(checks), ...Object.keys(suites)];

/** What may run at once: the tools, most of which use one core; each suite of tests uses all of them. */
export function together(names) {
  const tools = names.filter((name) => checks[name]);
  return [tools, ...names.filter((name) => !checks[name]).map((name) => [name])];
}

/** Runs one suite, prints one line about it and, only when something failed, what the tool said before that line. */
export async function runSuite(name, node, filters) {
  const begun = performance.now();
  const result = checks[name] ? await runCheck(name, node) : await runTests(name, node, filters);
  if (result.failed > 0) process.stdout.write(`\n${result.text.trim()}\n\n`);
  const seconds = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  process.stdout.write(`${name.padEnd(10)}${summary(result).padEnd(28)}${seconds.padStart(8)}\n`);
  return result;
}

function summary({ passed, failed, skipped }) {
  if (passed + failed + skipped === 0) return "no tests yet";
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

async function runCheck(name, node) {
  const [tool, ...words] = checks[name];
  const { code, text } = await runQuietly(node, [inRoot("node_modules", tool), ...words], surroundings);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0, text };
}

async function runTests(name, node, filters) {
  if (!holdsTests(suites[name])) return { passed: 0, failed: 0, skipped: 0 };
  const file = inRoot("build", `.${name}-results.json`);
  rmSync(file, { force: true });
  const reporting = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const words = ["run", `--project=${name}`, "--passWithNoTests", "--allowOnly=false", ...reporting, ...filters];
  const { code, text } = await runQuietly(node, [inRoot("node_modules/vitest/vitest.mjs"), ...words], surroundings);
  return { ...counts(file, code), text };
}

const surroundings = { cwd: root, env: { ...process.env, NO_COLOR: "1" } };

/** An error outside any test (a file that does not load) fails no test, yet it must count. */
function counts(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const results = JSON.parse(readFileSync(file, "utf8"));
  const failed = Math.max(results.numFailedTests, code === 0 ? 0 : 1);
  return { passed: results.numPassedTests, failed, skipped: results.numPendingTests + results.numTodoTests };
}

function holdsTests(folder) {
  if (!existsSync(inRoot(folder))) return false;
  return readdirSync(inRoot(folder), { recursive: true }).some((file) => /\.test\.tsx?$/.test(file));
}
