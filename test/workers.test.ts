import { expect, test } from "vitest";
import { amountsOn, betweennessOn } from "../bench/workers.ts";
import { betweenness } from "../src/mirror/network/betweenness.ts";
import { undirectedNetwork } from "../src/mirror/network/network.ts";
import { amountPermutation } from "../src/mirror/statistics/amount-permutation.ts";
import { chanceFrom, drawBelow } from "../src/mirror/statistics/random.ts";
import { randomEdges } from "./support/networks.ts";

test("betweenness is the same to the last bit on two or three worker threads as on none (seed workers)", async () => {
  const network = undirectedNetwork(300, randomEdges(chanceFrom("workers"), 300, 900));
  const alone = betweenness(network);
  for (const workers of [2, 3]) expect(await betweennessOn(workers, network)).toEqual(alone);
});

test("permuting amounts is the same on two or three worker threads as on none (seed amounts)", async () => {
  const chance = chanceFrom("amounts");
  const cases = {
    value: Float64Array.from({ length: 2_000 }, () => drawBelow(chance, 1_000_000)),
    group: Uint8Array.from({ length: 2_000 }, () => drawBelow(chance, 3)),
    stratum: Int32Array.from({ length: 2_000 }, () => drawBelow(chance, 30)),
    strata: 30,
  };
  const draws = { seed: "workers", draws: 999 };
  const alone = amountPermutation(cases, draws);
  expect(alone).toMatchObject({ known: true, exact: false, draws: 999 });
  for (const workers of [2, 3]) expect(await amountsOn(workers, cases, draws)).toEqual(alone);
});
