import { parentPort, Worker, workerData } from "node:worker_threads";
import { addBlock, BETWEENNESS_BLOCKS, betweennessBlock } from "../src/mirror/network/betweenness.ts";
import type { Network } from "../src/mirror/network/network.ts";

interface Given {
  readonly work: "betweenness";
  readonly network: Network;
  /** Which of how many workers. */
  readonly first: number;
  readonly workers: number;
}

/** Blocks of betweenness, each done by one of so many worker threads, and added in their own order: the same answer for any number of them. */
export async function betweennessOn(workers: number, network: Network): Promise<Float64Array> {
  const parts = new Array<Float64Array>(BETWEENNESS_BLOCKS);
  await Promise.all(
    Array.from({ length: workers }, (_, first) => blocksFrom({ work: "betweenness", network, first, workers }, parts)),
  );
  const total = new Float64Array(network.size);
  for (const part of parts) addBlock(total, part);
  return total;
}

const blocksFrom = (given: Given, parts: Float64Array[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: given });
    worker.on("message", ({ block, part }: { block: number; part: Float64Array }) => (parts[block] = part));
    worker.once("error", reject);
    worker.once("exit", () => resolve());
  });

// The file is its own worker: what it was given says so.
if (parentPort && (workerData as Partial<Given> | null)?.work === "betweenness") {
  const { network, first, workers } = workerData as Given;
  for (let block = first; block < BETWEENNESS_BLOCKS; block += workers) {
    const part = betweennessBlock(network, block);
    parentPort.postMessage({ block, part }, [part.buffer as ArrayBuffer]);
  }
}
