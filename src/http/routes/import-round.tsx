import type { PartyId } from "../../register/ids.ts";
import type { Author } from "../../register/entry.ts";
import { Refusal } from "../../register/refusal.ts";
import { type ImportJob, type ImportState, keepJob } from "../import-job.ts";
import { importRound } from "../importing-round.ts";
import { dateInName } from "../register-file.ts";
import { countedBeside } from "../round-counting.ts";
import type { Services } from "../services.ts";
import type { BookVisit } from "../visit.ts";

/**
 * Brings in a round of a neighbourhood budget from the bytes that were sent: its votes are counted in memory, in a thread of its own, and let go, so that
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
  const read = await countedBeside({ name: fileName, bytes });
  if ("faults" in read) return { is: "bad-round", faults: read.faults };
  if ("problem" in read) return { is: "failed", problem: read.problem };
  const { file, counted, remarks } = read;
  const { id, verdict } = await importRound(services, { book, by, file, counted, date: dateInName(fileName) });
  const { title, budget, projects } = file.round;
  const result = { entry: id, verdict, title, budget, projects: projects.length, remarks };
  return { is: "round", result };
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
