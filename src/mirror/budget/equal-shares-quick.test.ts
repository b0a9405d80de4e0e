import { expect, test } from "vitest";
import { roundOf } from "../../../test/support/round.ts";
import { equalSharesOnce } from "./equal-shares.ts";
import { exactShares, shopOf } from "./equal-shares-exact.ts";
import { quickShares, stallOf } from "./equal-shares-quick.ts";

const places = (chosen: readonly boolean[]) => chosen.flatMap((yes, place) => (yes ? [place] : []));
const repeated = (sets: readonly (readonly [number, readonly number[]])[]) =>
  sets.flatMap(([times, approves]) => Array.from({ length: times }, () => approves));

/** A small generator of whole numbers below `most`, so that a seed names its round (Park & Miller 1988). */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => (state = (state * 48_271) % 2_147_483_647) % most;
}

function madeUp(seed: number) {
  const below = numbers(seed + 1);
  const costs = Array.from({ length: 3 + below(12) }, () => 100 * below(60));
  const ballots = Array.from({ length: 1 + below(30) }, () =>
    costs.flatMap((_, place) => (below(3) === 0 ? [place] : [])),
  );
  return roundOf(100 * (1 + below(300)), costs, ballots);
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "seed %i: what doubles tell is what whole numbers tell, for every purse",
  (seed) => {
    let told = 0;
    for (let n = 0; n < 40; n++) {
      const round = madeUp(seed * 1000 + n);
      const stall = stallOf(round);
      for (let euros = 0; euros < 5; euros++) {
        const purse = round.budget + euros * stall.voters * 100;
        const quick = quickShares(stall, purse);
        if (quick === undefined) continue;
        told++;
        expect(quick).toEqual(exactShares(shopOf(round), BigInt(purse), BigInt(stall.voters)));
      }
    }
    // Small whole amounts meet exactly far more often than real ones; still most rounds need no whole numbers.
    expect(told).toBeGreaterThan(100);
  },
);

test("where a purse is exactly enough, doubles do not tell, and whole numbers do", () => {
  const round = roundOf(100, [100], [[0], [0], [0]]);
  expect(quickShares(stallOf(round), 100)).toBeUndefined();
  expect(places(equalSharesOnce(round))).toEqual([0]);
});

test("two projects with as many supporters are a tie: the first in the file goes first", () => {
  const round = roundOf(1000, [400, 300], [[0, 1], [0, 1], []]);
  expect(places(quickShares(stallOf(round), 1000) ?? [])).toEqual([0]);
});

test("Lackner & Skowron, Multi-Winner Voting with Approval Preferences (2023), examples 11 and 12, before completion", () => {
  const [a, b, c, d, e, f, g] = [0, 1, 2, 3, 4, 5, 6];
  const eleven = repeated([
    [3, [a, b]],
    [3, [a, c]],
    [2, [a, d]],
    [1, [b, c, f]],
    [1, [e]],
    [1, [f]],
    [1, [g]],
  ]);
  expect(
    places(
      equalSharesOnce(
        roundOf(
          400,
          Array.from({ length: 8 }, () => 100),
          eleven,
        ),
      ),
    ),
  ).toEqual([a]);
  const twelve = repeated([
    [3, [c, d]],
    [2, [a, b]],
    [2, [a, c]],
    [1, [b, d]],
  ]);
  // Two are paid from equal parts: c by five, then a by four.
  expect(places(equalSharesOnce(roundOf(300, [100, 100, 100, 100], twelve)))).toEqual([a, c]);
});
