import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const scripts = path.resolve(import.meta.dirname, "../scripts/bootstrap");
const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-bootstrap-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a few lines of JavaScript in a process of their own, as the bootstrap is run. */
function runLines(lines: string): ChildProcess {
  return spawn(process.execPath, ["--input-type=module", "--eval", lines], { cwd: scripts, stdio: "pipe" });
}

function holding(lock: string, log: string, meanwhile: string): string {
  return `
    import { appendFileSync } from "node:fs";
    import { setTimeout as sleep } from "node:timers/promises";
    import { whileHolding } from "${scripts}/lock.js";
    await whileHolding("${lock}", async () => {
      appendFileSync("${log}", "in ");
      ${meanwhile}
      appendFileSync("${log}", "out ");
    });`;
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const [code] = await once(child, "exit");
  return code;
}

test.each(["SIGINT", "SIGTERM"] as const)("%s reaches the program, and its exit code comes back", async (signal) => {
  const program = `process.on("${signal}", () => process.exit(7)); console.log("up"); setInterval(() => {}, 1000);`;
  const child = runLines(`
    import { run } from "${scripts}/run.js";
    process.exitCode = await run(process.execPath, ["--eval", ${JSON.stringify(program)}]);`);
  await once(child.stdout!, "data");
  child.kill(signal);
  expect(await exitCode(child)).toBe(7);
});

test("a program that a signal ended gives the code that a shell gives", async () => {
  const child = runLines(`
    import { run } from "${scripts}/run.js";
    process.exitCode = await run(process.execPath, ["--eval", "process.kill(process.pid, 'SIGKILL')"]);`);
  expect(await exitCode(child)).toBe(137);
});

test("of five starts at once only one works at a time", async () => {
  const log = path.join(folder, "turns");
  const lock = `test-${randomBytes(4).toString("hex")}`;
  const children = Array.from({ length: 5 }, () => runLines(holding(lock, log, "await sleep(20);")));
  expect(await Promise.all(children.map(exitCode))).toEqual([0, 0, 0, 0, 0]);
  expect(readFileSync(log, "utf8")).toBe("in out ".repeat(5));
});

test("the lock of a start that was killed is taken over", async () => {
  const log = path.join(folder, "takeover");
  const lock = `test-${randomBytes(4).toString("hex")}`;
  await exitCode(runLines(holding(lock, log, 'process.kill(process.pid, "SIGKILL");')));
  await exitCode(runLines(holding(lock, log, "")));
  expect(readFileSync(log, "utf8")).toBe("in in out ");
});
