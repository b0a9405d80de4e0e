import { expect, test } from "vitest";
import { booksOf } from "../validity/books.ts";
import { coverageOf } from "../validity/coverage.ts";
import { ALPHA } from "../validity/evidence.ts";
import type { Making } from "../validity/made-cases.ts";
import { nullCell } from "../validity/null-grid.ts";
import { lowest } from "../validity/page.ts";

const HARD: Making = {
  size: 200,
  effect: 0.4,
  regulars: 4,
  label: "tied to regulars",
  silence: "one side",
  changing: false,
};
/** Cells of the grid in which other tests go wrong most, small enough for every run of the tests. */
const CELLS: readonly Making[] = [
  HARD,
  { ...HARD, changing: true },
  { ...HARD, silence: "evenly" },
  { ...HARD, regulars: 2, label: "independent" },
  { ...HARD, effect: 0, regulars: 8, label: "tied to stratum" },
  { ...HARD, size: 50, effect: 0.15, regulars: 8, label: "independent", changing: true },
];
const RUNS = 150;

test("without any difference the evidence test seldom says there is one, whoever asks and whoever is silent (seed 'small')", () => {
  const over = CELLS.map((making, i) => ({ making, ...nullCell(making, RUNS, `small ${i}`) })).filter(
    ({ below }) => lowest(below, RUNS) > ALPHA,
  );
  expect(over).toEqual([]);
});

test("where regulars resemble themselves the ordinary tests do say so too often: the cell can tell a bad test (seed 'bad')", () => {
  const { mantelHaenszel, exact } = nullCell({ ...HARD, regulars: 2 }, RUNS, "bad");
  expect(lowest(mantelHaenszel, RUNS)).toBeGreaterThan(ALPHA);
  expect(lowest(exact, RUNS)).toBeGreaterThan(ALPHA);
});

test("whole books over a year: without a difference no more false claims than promised, the planted favour is claimed in one of two, the slow desk in none (seed 'books')", () => {
  const equal = booksOf("equal", 4, "books");
  expect(equal.tested).toBeGreaterThan(0);
  expect(lowest(equal.falsely, equal.books)).toBeLessThanOrEqual(ALPHA);
  const practice = booksOf("practice", 2, "books");
  // In one of these two the favoured foundations are far enough apart. The slow desk is told apart in both, and claimed in neither:
  // a request that it leaves without an answer is told by one side only, so it is told of more one-sidedly than the other desks.
  expect(practice).toMatchObject({ claimed: 1, falsely: 0 });
});

const missed = (name: string, size: number): number => {
  const { given, held } = coverageOf(name, size, { runs: RUNS, seed: "held" });
  return lowest(given - held, given);
};

test("the intervals of the share decided and of the probability of superiority hold the truth as often as they say (seed 'held')", () => {
  const names = [
    "Aalen-Johansen, decided within 10 days",
    "Aalen-Johansen, decided within 40 days",
    "probability of superiority, regulars, label changing",
    "probability of superiority, regulars, label fixed per party",
  ];
  const over = names.flatMap((name) => [24, 240].map((size) => ({ name, size, missed: missed(name, size) })));
  expect(over.filter((one) => one.missed > ALPHA)).toEqual([]);
  // An interval that takes waits for independent does not hold where those of one party are alike: the test can tell.
  expect(missed("Aalen-Johansen, the same where regulars wait alike", 240)).toBeGreaterThan(ALPHA);
});
