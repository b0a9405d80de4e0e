import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, CLASS, cellsOf, type Counted } from "./cell.ts";
import { DIVISIONS } from "./yearly.ts";

const counted = (of: number, path: readonly string[], readers: readonly number[] = [of]): Counted => ({
  of,
  path,
  readers,
});
/** So many, one of each party, on a path. */
const many = (n: number, path: readonly string[], from = 0): readonly Counted[] =>
  Array.from({ length: n }, (_, i) => counted(from + i, path));

const REQUESTS = DIVISIONS.request;
const cells = (all: readonly Counted[]) => cellsOf(all, REQUESTS, ["request"]);
const each = (matter: string, n: number, from: number) =>
  ["yes", "no", "none"].flatMap((answer, i) => many(n, ["request", matter, answer], from + i * 100));

test("ten of five parties are given out as a class of five, nine are not", () => {
  expect(cells(many(12, ["request", "money", "yes"]))).toEqual([{ path: ["request"], least: 10 }]);
  expect(cells(many(9, ["request", "money", "yes"]))).toEqual([]);
  expect(cells([])).toEqual([]);
});

test("ten of four parties are not given out, and nothing of which somebody can read more than half", () => {
  expect(cells(many(12, ["request"]).map((one, i) => ({ ...one, of: i % 4, readers: [i % 4] })))).toEqual([]);
  const known = many(12, ["request"]).map((one, i) => ({ ...one, readers: i < 6 ? [one.of, 99] : one.readers }));
  expect(cells(known)).toEqual([]);
  expect(cells(known.slice(1))).toEqual([{ path: ["request"], least: 10 }]);
});

test("parts are given out only when each declared one may be, and never beside their sum", () => {
  const all = [...each("money", 11, 0), ...each("room", 16, 1000), ...each("else", 10, 2000)];
  expect(cells(all).map(({ path, least }) => [path.join("/"), least])).toEqual([
    ["request/money/yes", 10],
    ["request/money/no", 10],
    ["request/money/none", 10],
    ["request/room/yes", 15],
    ["request/room/no", 15],
    ["request/room/none", 15],
    ["request/else/yes", 10],
    ["request/else/no", 10],
    ["request/else/none", 10],
  ]);
  const few = all.filter(({ path }) => path.join("/") !== "request/room/none");
  expect(cells(few).find(({ path }) => path[1] === "room")).toEqual({ path: ["request", "room"], least: 30 });
  expect(cells(few.filter(({ path }) => path[1] !== "else"))).toEqual([{ path: ["request"], least: 65 }]);
});

test("where all were refused no cell says so: the other answers in it are none", () => {
  const refused = many(40, ["request", "room", "no"], 5000);
  const given = cells([...each("money", 12, 0), ...refused, ...each("else", 12, 3000)]);
  expect(given.filter(({ path }) => path[1] === "room")).toEqual([{ path: ["request", "room"], least: 40 }]);
});

const PATHS = [
  ["request", "money", "yes"],
  ["request", "money", "no"],
  ["request", "room", "yes"],
  ["request", "room", "no"],
  ["request", "else", "no"],
];
const books = fc.array(
  fc.record({
    of: fc.integer({ min: 0, max: 25 }),
    path: fc.constantFrom(...PATHS),
    readers: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 2 }),
  }),
  { minLength: 30, maxLength: 160 },
);
const whole = (all: readonly Counted[]): readonly Counted[] =>
  all.map((one) => ({ ...one, readers: [one.of, ...one.readers] }));
const byPath = (a: Cell, b: Cell) => (a.path.join() < b.path.join() ? -1 : 1);
const isIn = (path: readonly string[]) => (one: Counted) => path.every((name, i) => one.path[i] === name);

test("whoever reads along, each number given out keeps five possible values, in worlds that look the same to them (seed 20261125)", () => {
  let given = 0;
  fc.assert(
    fc.property(books, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 14 }), (drawn, attacker, n) => {
      // With some luck every part is large enough to be given out by itself.
      const all = [
        ...whole(drawn),
        ...["money", "room", "else"].flatMap((matter, i) => each(matter, n, 2000 + i * 500)),
      ];
      for (const { path, least } of cells(all)) {
        given++;
        const inside = all.filter(isIn(path));
        const known = inside.filter(({ readers }) => readers.includes(attacker));
        const outside = all.filter((one) => !isIn(path)(one));
        for (let count = least; count < least + CLASS; count++) {
          // Another world: what the attacker reads stays, the rest is of other people.
          const rest = many(count - known.length, inside.find((one) => !known.includes(one))?.path ?? path, 1000);
          expect(rest.length).toBe(count - known.length);
          expect(cells([...outside, ...known, ...rest]).toSorted(byPath)).toEqual(cells(all).toSorted(byPath));
        }
      }
    }),
    { seed: 20261125, numRuns: 300 },
  );
  expect(given).toBeGreaterThan(100);
});
