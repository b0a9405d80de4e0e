import { readRegister, type RegisterPlan } from "../exchange/read-register.ts";
import { type ImportStep, RegisterImport } from "../exchange/register-drafts.ts";
import type { BadRow, RegisterRow } from "../exchange/register-row.ts";
import type { Author } from "../register/entry.ts";
import type { BookId } from "../register/ids.ts";
import type { RegisterFile } from "./register-file.ts";
import type { Services } from "./services.ts";

/** What goes in, where, and in whose name. */
export interface ImportOrder {
  readonly file: RegisterFile;
  readonly plan: RegisterPlan;
  readonly book: BookId;
  /** The institution that published the file. */
  readonly by: Author;
  /** Why a scheme keeps a published name that holds a word of belief, origin or health. */
  readonly whyTitle: string;
  /** With one bad row nothing goes in, and otherwise everything at once. */
  readonly allOrNothing: boolean;
}

/** How far an import is. */
export interface ImportProgress {
  readonly rowsDone: number;
  readonly rowsAll: number;
  /** Null while too little is done to tell. */
  readonly secondsLeft: number | null;
}

export interface ImportResult extends Omit<ImportStep, "drafts"> {
  /** Good rows of the file. */
  readonly rows: number;
  readonly bad: readonly BadRow[];
  /** All or nothing was wanted, and one row was bad. */
  readonly nothingIn: boolean;
}

export interface ImportWatch {
  progress(progress: ImportProgress): void;
  readonly interrupted: AbortSignal;
}

/**
 * Imports a register, for the terminal and the browser alike. The file is first read to its end, so that one that turns
 * out unreadable half way leaves nothing behind; then each batch is written in one transaction. Doing it again after an
 * interruption goes on where it stopped: what is in already is "the same".
 * @throws UnreadableFile, Refusal, and the signal's reason when interrupted
 */
export async function importRegister(
  services: Services,
  order: ImportOrder,
  watch: ImportWatch,
): Promise<ImportResult> {
  const survey = await readToTheEnd(order, watch.interrupted);
  const before = { ...NOTHING, rows: survey.rows, bad: survey.bad };
  if (order.allOrNothing && survey.bad.length > 0) return { ...before, nothingIn: true };
  const { register } = await services.desk.open(order.book);
  const { plan, by, whyTitle, book } = order;
  const importing = new RegisterImport(register, { plan, by, whyTitle, newId: services.secrets.newId });
  const clock = stopwatch(services, survey.rows);
  let result: ImportResult = before;
  let rowsDone = 0;
  for await (const rows of rowsOf(order)) {
    await turn(watch.interrupted);
    let step: ImportStep | undefined;
    await services.desk.writeFrom(book, (now) => {
      step = importing.step(now, rows);
      return step.drafts.map((draft) => ({ draft }));
    });
    result = counted(result, step as unknown as ImportStep);
    watch.progress(clock((rowsDone += rows.length)));
  }
  return result;
}

const NOTHING = { added: 0, changed: 0, same: 0, kept: 0, nothingIn: false };

function counted(result: ImportResult, { added, changed, same, kept }: ImportStep): ImportResult {
  return {
    ...result,
    added: result.added + added,
    changed: result.changed + changed,
    same: result.same + same,
    kept: result.kept + kept,
  };
}

/** Reads the whole file without writing: how many rows are good, and which are not. Throws UnreadableFile. */
async function readToTheEnd(
  { file, plan }: Pick<ImportOrder, "file" | "plan">,
  interrupted: AbortSignal,
): Promise<Pick<ImportResult, "rows" | "bad">> {
  let rows = 0;
  const bad: BadRow[] = [];
  for await (const batch of readRegister(file.chunks(), plan)) {
    await turn(interrupted);
    rows += batch.good;
    bad.push(...batch.bad);
  }
  return { rows, bad };
}

/** Lets requests and signals in between two batches. */
async function turn(interrupted: AbortSignal): Promise<void> {
  await new Promise(setImmediate);
  interrupted.throwIfAborted();
}

/** The good rows, batch by batch, or all at once where all or nothing is wanted. */
async function* rowsOf({ file, plan, allOrNothing }: ImportOrder): AsyncGenerator<readonly RegisterRow[]> {
  const all: RegisterRow[] = [];
  for await (const batch of readRegister(file.chunks(), plan)) {
    if (allOrNothing) all.push(...batch.rows());
    else if (batch.good > 0) yield batch.rows();
  }
  if (all.length > 0) yield all;
}

/** Tells from the rows so far how long the rest will take; not before a tenth of it is done. */
function stopwatch({ secrets }: Services, rowsAll: number): (rowsDone: number) => ImportProgress {
  const begun = secrets.clock().getTime();
  return (rowsDone) => {
    const seconds = (secrets.clock().getTime() - begun) / 1000;
    const early = rowsDone * 10 < rowsAll;
    return { rowsDone, rowsAll, secondsLeft: early ? null : Math.ceil((seconds / rowsDone) * (rowsAll - rowsDone)) };
  };
}
