import { expect, test } from "vitest";
import { betweennessOn } from "../bench/betweenness-worker.ts";
import { betweenness } from "../src/mirror/network/betweenness.ts";
import { undirectedNetwork } from "../src/mirror/network/network.ts";
import { chanceFrom } from "../src/mirror/statistics/random.ts";
import { randomEdges } from "./support/networks.ts";

test("betweenness is the same to the last bit on one, two or three worker threads (seed workers)", async () => {
  const network = undirectedNetwork(300, randomEdges(chanceFrom("workers"), 300, 900));
  const alone = betweenness(network);
  for (const workers of [1, 2, 3]) expect(await betweennessOn(workers, network)).toEqual(alone);
});
