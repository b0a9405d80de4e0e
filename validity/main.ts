import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isMainThread } from "node:worker_threads";
import { page } from "./page.ts";
import { LENGTHS, tasksOf } from "./tasks.ts";
import { allDone, work } from "./workers.ts";

if (isMainThread) await main(process.argv.slice(2));
else work();

/**
 * `npm run validity` writes docs/validity.md from 1,000 runs of every cell, `npm run validity -- quick` from 100, which the page
 * then says; `npm run validity -- short` only shows that everything works.
 */
async function main([length = "whole"]: readonly string[]): Promise<void> {
  const sizes = LENGTHS[length];
  if (sizes === undefined) throw new Error(`${length} is none of ${Object.keys(LENGTHS).join(", ")}`);
  const tasks = tasksOf(sizes);
  const begun = performance.now();
  const threads = availableParallelism();
  const done = await allDone({ tasks, threads, program: new URL(import.meta.url) }, (count) => {
    if (count % 25 === 0) console.log(`${count} of ${tasks.length}`);
  });
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  const file = length === "short" ? "build/validity-short.md" : "docs/validity.md";
  mkdirSync("build", { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  const made = `Made on ${day} by \`npm run validity -- ${length}\` in ${minutes} minutes on ${threads} threads; ${sizes.nulls} runs of every cell without a difference.`;
  writeFileSync(file, page(done, made));
  console.log(`${file}, ${minutes} minutes`);
}
