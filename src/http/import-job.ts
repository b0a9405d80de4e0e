import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MappedColumn } from "../exchange/mapping.ts";
import type { BudgetFault } from "../exchange/pabulib/bad-budget-file.ts";
import type { FileProblem } from "../exchange/unreadable-file.ts";
import type { Remarks } from "../mirror/budget/remarks.ts";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import { Refusal, type RefusalCode } from "../register/refusal.ts";
import type { ImportProgress, ImportResult } from "./importing.ts";
import type { RoundVerdict } from "./importing-round.ts";
import { openRegisterFile, type RegisterFile } from "./register-file.ts";
import type { Services } from "./services.ts";

/** A register sent in with the browser, from upload to result. It lies in a folder of its own, so that it survives a crash. */
export interface ImportJob {
  readonly id: string;
  readonly book: BookId;
  /** Who may see it: the party it was sent in for, or "steward". */
  readonly owner: PartyId | "steward";
  /** Under which pseudonym it is written. */
  readonly account: string;
  readonly fileName: string;
  readonly allOrNothing: boolean;
  /** The mapping chosen when it was sent in, by name; empty for none. */
  readonly mappingName: string;
  readonly made: string;
  readonly state: ImportState;
}

export type ImportState =
  | { readonly is: "waiting" }
  | { readonly is: "running"; readonly order: StoredOrder; readonly progress: ImportProgress }
  | { readonly is: "done"; readonly result: ImportResult }
  | { readonly is: "round"; readonly result: RoundResult }
  | { readonly is: "bad-round"; readonly faults: readonly BudgetFault[] }
  | { readonly is: "failed"; readonly problem?: FileProblem; readonly refusal?: RefusalCode };

/** What came of a round of a neighbourhood budget. Nothing of its votes is in it: they are counted before a job is kept. */
export interface RoundResult {
  readonly entry: EntryId;
  readonly verdict: RoundVerdict;
  readonly title: string;
  readonly projects: number;
  /** Cents. */
  readonly budget: number;
  readonly remarks: Remarks;
}

/** What was agreed on the mapping page. */
export interface StoredOrder {
  readonly by: PartyId;
  readonly name: string;
  readonly source: string;
  readonly publisher: string;
  readonly columns: readonly MappedColumn[];
  readonly sourceDate: string | null;
  readonly whyTitle: string;
}

const folderOf = ({ settings }: Services): string => join(settings.DATA_DIR, "imports");
const placeOf = (services: Services, id: string, file: "job.json" | "register.csv" | "bad.csv"): string =>
  join(folderOf(services), id, file);

export const badRowsPath = (services: Services, { id }: ImportJob): string => placeOf(services, id, "bad.csv");

/** Keeps an upload, piece by piece, so that others are answered meanwhile. Throws UnreadableFile when it is no table, and then keeps nothing. */
export async function keepUpload(services: Services, job: ImportJob, sent: Blob): Promise<void> {
  mkdirSync(join(folderOf(services), job.id), { recursive: true, mode: 0o700 });
  try {
    await writeFile(placeOf(services, job.id, "register.csv"), sent.stream(), { mode: 0o600 });
    await fileOf(services, job);
    saveJob(services, job);
  } catch (error) {
    dropJob(services, job.id);
    throw error;
  }
}

export const fileOf = (services: Services, { id, fileName }: ImportJob): Promise<RegisterFile> =>
  openRegisterFile(placeOf(services, id, "register.csv"), fileName);

/** Keeps a job without a file: what it is about is in already, or was let go. */
export function keepJob(services: Services, job: ImportJob): void {
  mkdirSync(join(folderOf(services), job.id), { recursive: true, mode: 0o700 });
  saveJob(services, job);
}

/** Writes a job beside and renames it, so that a crash leaves the state before or after, never half. */
export function saveJob(services: Services, job: ImportJob): void {
  const file = placeOf(services, job.id, "job.json");
  writeFileSync(`${file}.new`, JSON.stringify(job), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** The upload itself holds names: it goes as soon as it is in. */
export const dropUpload = (services: Services, { id }: ImportJob): void =>
  rmSync(placeOf(services, id, "register.csv"), { force: true });

export const dropJob = (services: Services, id: string): void =>
  rmSync(join(folderOf(services), id), { recursive: true, force: true });

/** A job by the id in an address; for anybody but its owner it does not exist. */
export function jobOf(services: Services, id: string, { book, owner }: Pick<ImportJob, "book" | "owner">): ImportJob {
  const job = /^[\w-]{16,32}$/.test(id) ? readJob(services, id) : undefined;
  if (job === undefined || job.book !== book || job.owner !== owner) throw new Refusal("entry-unknown");
  return job;
}

function readJob(services: Services, id: string): ImportJob | undefined {
  const file = placeOf(services, id, "job.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ImportJob) : undefined;
}

/** Whether a job is still kept: who sent it in, or who let it go, may have dropped it while it was under way. */
export const isKept = (services: Services, { id }: ImportJob): boolean => existsSync(placeOf(services, id, "job.json"));

/** Drops the jobs of which this is so; one under way stops at its next batch. An upload that is just coming in is none yet. */
export function dropJobs(services: Services, goes: (job: ImportJob) => boolean): void {
  if (!existsSync(folderOf(services))) return;
  for (const id of readdirSync(folderOf(services))) {
    const job = readJob(services, id);
    if (job !== undefined && goes(job)) dropJob(services, id);
  }
}

/** Every job there is; a folder without one is an upload that a crash cut short, and goes. */
export function allJobs(services: Services): readonly ImportJob[] {
  if (!existsSync(folderOf(services))) return [];
  return readdirSync(folderOf(services)).flatMap((id) => {
    const job = readJob(services, id);
    if (job === undefined) dropJob(services, id);
    return job ?? [];
  });
}
