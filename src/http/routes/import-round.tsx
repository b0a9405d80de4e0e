import { BadBudgetFile } from "../../exchange/pabulib/bad-budget-file.ts";
import { UnreadableFile } from "../../exchange/unreadable-file.ts";
import { remarksOn } from "../../mirror/budget/remarks.ts";
import type { PartyId } from "../../register/ids.ts";
import type { Author } from "../../register/entry.ts";
import { Refusal } from "../../register/refusal.ts";
import { type BudgetFile, readBudgetFile } from "../budget-file.ts";
import { type ImportJob, type ImportState, keepJob } from "../import-job.ts";
import { importRound } from "../importing-round.ts";
import { dateInName } from "../register-file.ts";
import type { Services } from "../services.ts";
import type { BookVisit } from "../visit.ts";

/**
 * Brings in a round of a neighbourhood budget from the bytes that were sent: its votes are counted in memory and let go, so that
 * nothing of who voted is ever written down. What came of it is kept as a job without its file.
 * @param by in whose name; throws "party-unknown" when nobody is chosen
 */
export async function takeRound(
  services: Services,
  job: ImportJob,
  { bytes, by }: { readonly bytes: Uint8Array; readonly by: Author },
): Promise<ImportJob> {
  const state = await stateOf(services, job, { bytes, by });
  const done = { ...job, state };
  keepJob(services, done);
  return done;
}

async function stateOf(
  services: Services,
  { book, fileName }: ImportJob,
  { bytes, by }: { readonly bytes: Uint8Array; readonly by: Author },
): Promise<ImportState> {
  const file = readOrFaults(fileName, bytes);
  if ("is" in file) return file;
  const { id, verdict } = await importRound(services, { book, by, file, date: dateInName(fileName) });
  const { title, budget, projects } = file.round;
  const result = { entry: id, verdict, title, budget, projects: projects.length, remarks: remarksOn(file.round) };
  return { is: "round", result };
}

function readOrFaults(name: string, bytes: Uint8Array): BudgetFile | ImportState {
  try {
    return readBudgetFile(name, bytes);
  } catch (error) {
    if (error instanceof BadBudgetFile) return { is: "bad-round", faults: error.faults };
    if (error instanceof UnreadableFile) return { is: "failed", problem: error.problem };
    throw error;
  }
}

/** In whose name a round comes in: the importer's own institution; the steward chooses one of the book. */
export function roundBy(
  visit: BookVisit,
  { owner, account }: Pick<ImportJob, "owner" | "account">,
  chosen: string,
): Author {
  if (owner !== "steward") return { party: owner, account };
  const party = [...visit.book.register.parties].find(([id, { side }]) => id === chosen && side === "institution")?.[0];
  if (party === undefined) throw new Refusal("field-wrong", { field: "as", problem: "required" });
  return { party: party as PartyId, account };
}
