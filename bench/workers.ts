import { parentPort, Worker, workerData } from "node:worker_threads";
import { addBlock, BETWEENNESS_BLOCKS, betweennessBlock } from "../src/mirror/network/betweenness.ts";
import type { Network } from "../src/mirror/network/network.ts";
import {
  DRAW_PARTS,
  drawnPart,
  type Draws,
  joined,
  labelledAmounts,
} from "../src/mirror/statistics/amount-permutation.ts";
import type { Known } from "../src/mirror/statistics/known.ts";
import { concluded, type Labelled, type Permutation } from "../src/mirror/statistics/party-permutation.ts";
import type { RankedCases } from "../src/mirror/statistics/rank-strata.ts";

/** Work that falls in parts of its own, the same parts whoever does them. */
type Work =
  | { readonly name: "betweenness"; readonly network: Network }
  | { readonly name: "amounts"; readonly blocks: Labelled["blocks"]; readonly draws: Draws };

const PARTS = { betweenness: BETWEENNESS_BLOCKS, amounts: DRAW_PARTS } as const satisfies Record<Work["name"], number>;

const partOf = (work: Work, part: number): Float64Array =>
  work.name === "betweenness" ? betweennessBlock(work.network, part) : drawnPart(work, work.draws, part);

/** Betweenness on so many worker threads: blocks are added in their own order, so that the answer is the same for any number of them. */
export async function betweennessOn(workers: number, network: Network): Promise<Float64Array> {
  const total = new Float64Array(network.size);
  for (const part of await partsOn(workers, { name: "betweenness", network })) addBlock(total, part);
  return total;
}

/** The permutation of amounts on so many worker threads, drawn also where all divisions could have been tried. */
export async function amountsOn(workers: number, cases: RankedCases, draws: Draws): Promise<Known<Permutation>> {
  const labelled = labelledAmounts(cases);
  if (!labelled.known) return labelled;
  return concluded(
    labelled,
    joined(await partsOn(workers, { name: "amounts", blocks: labelled.blocks, draws })),
    false,
  );
}

interface Given {
  readonly work: Work;
  /** Which of how many workers. */
  readonly first: number;
  readonly workers: number;
}

async function partsOn(workers: number, work: Work): Promise<readonly Float64Array[]> {
  const parts = new Array<Float64Array>(PARTS[work.name]);
  await Promise.all(Array.from({ length: workers }, (_, first) => partsFrom({ work, first, workers }, parts)));
  return parts;
}

const partsFrom = (given: Given, parts: Float64Array[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: given });
    worker.on("message", ({ at, part }: { at: number; part: Float64Array }) => (parts[at] = part));
    worker.once("error", reject);
    worker.once("exit", () => resolve());
  });

// The file is its own worker: what it was given says so.
if (parentPort && (workerData as Partial<Given> | null)?.work) {
  const { work, first, workers } = workerData as Given;
  for (let at = first; at < PARTS[work.name]; at += workers) {
    const part = partOf(work, at);
    parentPort.postMessage({ at, part }, [part.buffer as ArrayBuffer]);
  }
}
