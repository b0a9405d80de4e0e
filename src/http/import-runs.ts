import { writeFileSync } from "node:fs";
import { badRowsFile } from "../exchange/bad-rows.ts";
import { planReading } from "../exchange/read-register.ts";
import { UnreadableFile } from "../exchange/unreadable-file.ts";
import { Refusal } from "../register/refusal.ts";
import {
  allJobs,
  badRowsPath,
  dropJob,
  dropJobs,
  dropUpload,
  fileOf,
  isKept,
  type ImportJob,
  type ImportState,
  saveJob,
  type StoredOrder,
} from "./import-job.ts";
import { importRegister } from "./importing.ts";
import type { Services } from "./services.ts";
import { traceOf } from "./trace.ts";

/** Imports under way in this process. */
interface Runs {
  readonly stop: AbortController;
  readonly running: Map<string, Promise<void>>;
}

const runs = new WeakMap<Services, Runs>();

function runsOf(services: Services): Runs {
  const known = runs.get(services) ?? { stop: new AbortController(), running: new Map() };
  runs.set(services, known);
  return known;
}

const BEGUN = { rowsDone: 0, rowsAll: 0, secondsLeft: null };

/** Starts an import in the background. Its state is kept in its file, where the progress page reads it. */
export function startImport(services: Services, waiting: ImportJob, order: StoredOrder): void {
  const job = { ...waiting, state: { is: "running", order, progress: BEGUN } } as const satisfies ImportJob;
  saveJob(services, job);
  const { stop, running } = runsOf(services);
  const run = runToTheEnd(services, job, stop.signal).finally(() => running.delete(job.id));
  running.set(job.id, run);
}

async function runToTheEnd(services: Services, job: ImportJob & { state: { is: "running" } }, stopped: AbortSignal) {
  try {
    const state = await importJob(services, job, stopped);
    if (isKept(services, job)) saveJob(services, { ...job, state });
    dropUpload(services, job);
  } catch (error) {
    // Stopped, it stays "running" in its file and goes on at the next start; dropped, nothing of it is there any more.
    if (stopped.aborted || !isKept(services, job)) return;
    if (!(error instanceof Refusal) && !(error instanceof UnreadableFile))
      console.error(JSON.stringify({ import: job.id, error: traceOf(error) }));
    saveJob(services, { ...job, state: failed(error) });
    dropUpload(services, job);
  }
}

function failed(error: unknown): ImportState {
  if (error instanceof UnreadableFile) return { is: "failed", problem: error.problem };
  return error instanceof Refusal ? { is: "failed", refusal: error.code } : { is: "failed" };
}

async function importJob(services: Services, job: ImportJob & { state: { is: "running" } }, stopped: AbortSignal) {
  const { order } = job.state;
  const file = await fileOf(services, job);
  const plan = planReading(file.sample, order, order.sourceDate);
  const result = await importRegister(
    services,
    {
      file,
      plan,
      book: job.book,
      by: { party: order.by, account: job.account },
      whyTitle: order.whyTitle,
      allOrNothing: job.allOrNothing,
    },
    {
      interrupted: stopped,
      progress: (progress) => {
        if (!isKept(services, job)) throw new Refusal("entry-unknown");
        saveJob(services, { ...job, state: { is: "running", order, progress } });
      },
    },
  );
  if (result.bad.length > 0)
    writeFileSync(badRowsPath(services, job), badRowsFile(plan.dialect, result.bad), { mode: 0o600 });
  return { is: "done", result } as const;
}

/** A job nobody finished, and the rows that stayed out, are kept a week: they hold names. */
const KEPT = 7 * 86_400_000;

/** Lets jobs go that were made longer ago than that. */
export function dropOldImports(services: Services): void {
  const oldest = new Date(services.secrets.clock().getTime() - KEPT).toISOString();
  dropJobs(services, ({ made, state }) => state.is !== "running" && made < oldest);
}

/** At start: goes on with what was under way when the server stopped or fell, and lets old jobs go. */
export function resumeImports(services: Services): void {
  const oldest = new Date(services.secrets.clock().getTime() - KEPT).toISOString();
  for (const job of allJobs(services)) {
    if (job.state.is === "running") startImport(services, job, job.state.order);
    else if (job.made < oldest) dropJob(services, job.id);
  }
}

/** Waits until the batch under way of every import is written, and stops there. */
export async function stopImports(services: Services): Promise<void> {
  const { stop, running } = runsOf(services);
  stop.abort();
  await Promise.all(running.values());
}
