import { expect, test } from "vitest";
import { roundOf } from "../../../test/support/round.ts";
import { leftWithNothing } from "./approvals.ts";
import { equalShares, equalSharesOnce } from "./equal-shares.ts";
import { byVotes, byVotesPerEuro, takeWhatFits } from "./greedy.ts";

const places = (chosen: readonly boolean[]) => chosen.flatMap((yes, place) => (yes ? [place] : []));

test("two of three cannot spend the part of the third", () => {
  // Each has 10 of the 30 euros. Plan 0 costs 30 and two want it: 20 is too little. Plan 1 costs 10: the third pays it.
  const round = roundOf(3000, [3000, 1000], [[0], [0], [1]]);
  expect(places(takeWhatFits(round, byVotes(round)))).toEqual([0]);
  expect(places(equalShares(round))).toEqual([1]);
  expect(leftWithNothing(round, equalShares(round))).toBe(2);
});

test("the lowest highest payment per euro goes first, and whoever has less pays all", () => {
  // 9 each. Plan 0: 12 by three, 4 each (1/3 per euro). Left 5, 5, 5.
  // Plan 1: 10 by the first two, 5 each (1/2). Plan 2: 8 by the last two, 4 each (1/2): a tie, the first in the file.
  // Left 0, 0, 5: plan 2 asks 8 and its supporters have 5.
  const round = roundOf(
    2700,
    [1200, 1000, 800],
    [
      [0, 1],
      [0, 1, 2],
      [0, 2],
    ],
  );
  expect(places(equalSharesOnce(round))).toEqual([0, 1]);
});

test("somebody with a nearly empty purse pays it all, the other the rest", () => {
  // 10 each. Plan 0: 12 by two, 6 each. Left 4 and 4 and 10. Plan 1: 11 by the second and third: 4 and 7.
  const round = roundOf(3000, [1200, 1100], [[0], [0, 1], [1]]);
  expect(places(equalSharesOnce(round))).toEqual([0, 1]);
  const dearer = roundOf(3000, [1200, 1500], [[0], [0, 1], [1]]);
  // 15 by two of whom each can pay 7.5, dearer than 6 but less per euro? Both are 1/2: the first in the file goes first; then 14 < 15.
  expect(places(equalSharesOnce(dearer))).toEqual([0]);
});

test("one euro more each, as long as it fits, then greedy by votes", () => {
  // 5 each. Plan 0: 12 by two: 10 is too little; with 6 each it is paid, and 3 euros are left. Plan 1 costs 3, one vote.
  const round = roundOf(1500, [1200, 300, 300], [[0], [0], [1]]);
  expect(places(equalShares(round))).toEqual([0, 1]);
  const onlyGreedy = roundOf(1500, [1500, 700], [[0], [0], [1]]);
  // With 7 each, plan 1 is paid. With 8 each plan 0 comes too, 22 euros: over. 8 euros are left and nothing fits.
  expect(places(equalShares(onlyGreedy))).toEqual([1]);
});

test("parts of cents are kept exact: three thirds pay a whole", () => {
  expect(places(equalSharesOnce(roundOf(100, [100], [[0], [0], [0]])))).toEqual([0]);
  expect(places(equalSharesOnce(roundOf(100, [101], [[0], [0], [0]])))).toEqual([]);
});

test("a ballot counted twice is as two ballots, and the order of ballots does not matter", () => {
  const round = roundOf(3100, [1200, 900, 800, 700], [[0, 1], [1, 2], [0, 1], [3], [2, 3]]);
  const counted = {
    ...round,
    ballots: [
      { approves: [2, 3], count: 1 },
      { approves: [0, 1], count: 2 },
      { approves: [3], count: 1 },
      { approves: [1, 2], count: 1 },
    ],
  };
  expect(equalShares(counted)).toEqual(equalShares(round));
});

test("nobody voted, nobody chose, nothing costs", () => {
  expect(equalShares(roundOf(1000, [500], []))).toEqual([false]);
  expect(equalShares(roundOf(1000, [500], [[], []]))).toEqual([false]);
  expect(equalShares(roundOf(0, [0, 1], [[0, 1]]))).toEqual([true, false]);
});

test("votes per euro is compared without dividing; a tie goes to the first in the file", () => {
  const round = roundOf(1000, [600, 300, 400], [[0, 1], [0, 2], [0, 2], [0]]);
  // 4/6, 1/3, 2/4 per euro.
  expect(byVotesPerEuro(round)).toEqual([0, 2, 1]);
  expect(places(takeWhatFits(round, byVotesPerEuro(round)))).toEqual([0, 2]);
  expect(byVotesPerEuro(roundOf(1000, [600, 300], [[0, 1], [0]]))).toEqual([0, 1]);
});
