import { Worker } from "node:worker_threads";
import type { BudgetFault } from "../exchange/pabulib/bad-budget-file.ts";
import type { FileProblem } from "../exchange/unreadable-file.ts";
import type { Remarks } from "../mirror/budget/remarks.ts";
import type { countedRound } from "../mirror/budget/ways.ts";
import type { BudgetFile } from "./budget-file.ts";

export interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A round that was counted, without its ballots, or what is wrong with its file. */
export type CountedFile =
  | { readonly file: BudgetFile; readonly counted: ReturnType<typeof countedRound>; readonly remarks: Remarks }
  | { readonly faults: readonly BudgetFault[] }
  | { readonly problem: FileProblem };

/** Beside this file as it stands, and as it is bundled. */
const WORKER = new URL(`./round-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

let line: Promise<unknown> = Promise.resolve();

/** Reads and counts a budget file beside all that the site answers meanwhile, one file at a time. Nothing is written anywhere. */
export function countedBeside(sent: Sent): Promise<CountedFile> {
  const mine = line.then(() => counting(sent));
  line = mine.catch(() => undefined);
  return mine;
}

const counting = (sent: Sent): Promise<CountedFile> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: sent });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("Counting a round ended without an answer.")));
  });
