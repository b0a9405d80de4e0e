import { parentPort, workerData } from "node:worker_threads";
import { BadBudgetFile } from "../exchange/pabulib/bad-budget-file.ts";
import { UnreadableFile } from "../exchange/unreadable-file.ts";
import { remarksOn } from "../mirror/budget/remarks.ts";
import { countedRound } from "../mirror/budget/ways.ts";
import { readBudgetFile } from "./budget-file.ts";
import type { CountedFile, Sent } from "./round-counting.ts";

/** Reads and counts one budget file in a thread of its own. The votes stay behind in it. */
function counted({ name, bytes }: Sent): CountedFile {
  try {
    const file = readBudgetFile(name, bytes);
    const { round } = file;
    return {
      file: { ...file, round: { ...round, ballots: [] } },
      counted: countedRound(round),
      remarks: remarksOn(round),
    };
  } catch (error) {
    if (error instanceof BadBudgetFile) return { faults: error.faults };
    if (error instanceof UnreadableFile) return { problem: error.problem };
    throw error;
  }
}

parentPort?.postMessage(counted(workerData as Sent), []);
