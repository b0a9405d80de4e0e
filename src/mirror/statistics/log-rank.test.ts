import { expect, test } from "vitest";
import { logRank, partyLogRank } from "./log-rank.ts";
import { chanceFrom } from "./random.ts";

/** Freireich and others (1963), weeks in remission: treated and placebo; negative is still in remission. */
const TREATED = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

const waits = (group: readonly number[], others: readonly number[]) => {
  const weeks = [...group, ...others];
  return {
    time: Float64Array.from(weeks, Math.abs),
    event: Uint8Array.from(weeks, (week) => Number(week > 0)),
    group: Uint8Array.from(weeks, (_, i) => Number(i < group.length)),
    stratum: new Int32Array(weeks.length),
    strata: 1,
    party: Int32Array.from(weeks.keys()),
    parties: weeks.length,
  };
};

test("remission: 9 relapses where 19.25 were expected, chi-squared 16.79 (R's survdiff)", () => {
  expect(logRank(waits(TREATED, PLACEBO))).toEqual({
    known: true,
    observed: 9,
    expected: expect.closeTo(19.25, 2),
    chiSquared: expect.closeTo(16.793, 2),
    p: expect.closeTo(4.17e-5, 6),
  });
});

test("one wait per party: the permuted excess is observed minus expected, and p agrees with the ordinary one", () => {
  const remission = partyLogRank(waits(TREATED, PLACEBO), { chance: chanceFrom("remission") });
  expect(remission).toMatchObject({ known: true, excess: expect.closeTo(9 - 19.2505, 3) });
  const half = waits([3, 9, 14, 20, -25, 8, 17], [2, 6, 10, 15, -22, 5, 11]);
  const ordinary = logRank(half);
  const permuted = partyLogRank(half, { chance: chanceFrom("half") });
  if (!ordinary.known || !permuted.known) throw new Error("unknown");
  expect(permuted.exact).toBe(true);
  expect(Math.abs(permuted.p - ordinary.p)).toBeLessThan(0.05);
});

test("a literal copy of a party's waits does not make its chance smaller, while the ordinary one shrinks", () => {
  const once = waits([3, 9, 14, 20, -25, 8, 17], [2, 6, 10, 15, -22, 5, 11]);
  const twice = Object.fromEntries(
    Object.entries(once).map(([name, column]) => [name, typeof column === "number" ? column : repeated(column, 3)]),
  ) as unknown as typeof once;
  const [single, copied] = [once, twice].map((one) => partyLogRank(one, { chance: chanceFrom("copies") }));
  if (!single?.known || !copied?.known) throw new Error("unknown");
  expect(copied.p).toBeCloseTo(single.p, 9);
  const [plain, shrunk] = [logRank(once), logRank(twice)];
  if (!plain.known || !shrunk.known) throw new Error("unknown");
  expect(shrunk.p).toBeLessThan(plain.p);
});

/** Every value so many times, one after the other. */
const repeated = (column: ArrayLike<number>, times: number) => {
  const all = Array.from({ length: column.length * times }, (_, i) => column[Math.floor(i / times)] as number);
  return column instanceof Float64Array
    ? Float64Array.from(all)
    : column instanceof Uint8Array
      ? Uint8Array.from(all)
      : Int32Array.from(all);
};

test("a stratum with one group, or nobody, changes nothing", () => {
  const one = waits(TREATED, PLACEBO);
  const more = waits([...TREATED, 1, 2], PLACEBO);
  const apart = { ...more, stratum: Int32Array.from(more.time, (_, i) => (i === 21 || i === 22 ? 2 : 0)), strata: 3 };
  const [plain, stratified] = [logRank(one), logRank(apart)];
  if (!plain.known || !stratified.known) throw new Error("unknown");
  expect(stratified.chiSquared).toBeCloseTo(plain.chiSquared, 9);
});

test("nothing, one group, nothing ended", () => {
  expect(logRank(waits([], []))).toEqual({ known: false, why: "no-cases" });
  expect(logRank(waits([1, 2], []))).toEqual({ known: false, why: "one-group" });
  expect(logRank(waits([-1, -2], [-3]))).toEqual({ known: false, why: "no-variance" });
  expect(partyLogRank(waits([-1, -2], [-3]), { chance: chanceFrom("none") })).toEqual({
    known: false,
    why: "no-variance",
  });
});
