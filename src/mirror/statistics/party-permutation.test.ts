import fc from "fast-check";
import { expect, test } from "vitest";
import { exactOverStrata } from "./fisher.ts";
import { partyPermutation, type Permutation, permuteLabels } from "./party-permutation.ts";
import { chanceFrom, drawBelow } from "./random.ts";
import { countStrata, type PartyCases } from "./strata.ts";

interface Row {
  readonly party: number;
  readonly group: number;
  readonly outcome: number;
  readonly stratum: number;
}

const casesOf = (rows: readonly Row[]): PartyCases => ({
  party: Int32Array.from(rows, (row) => row.party),
  parties: rows.reduce((most, row) => Math.max(most, row.party + 1), 0),
  group: Uint8Array.from(rows, (row) => row.group),
  outcome: Uint8Array.from(rows, (row) => row.outcome),
  stratum: Int32Array.from(rows, (row) => row.stratum),
  strata: rows.reduce((most, row) => Math.max(most, row.stratum + 1), 0),
});

/** Parties of one request each in one stratum. */
const tableRows = (a: number, b: number, c: number, d: number): Row[] => {
  const kinds = [
    [a, 1, 1],
    [b, 1, 0],
    [c, 0, 1],
    [d, 0, 0],
  ] as const;
  const rows = kinds.flatMap(([n, group, outcome]) =>
    Array.from({ length: n }, () => ({ group, outcome, stratum: 0 })),
  );
  return rows.map((row, party) => ({ ...row, party }));
};

const permuted = (rows: readonly Row[], seed = "test"): Permutation => {
  const result = partyPermutation(casesOf(rows), { chance: chanceFrom(seed) });
  if (!result.known) throw new Error(result.why);
  return result;
};

test("one request per party, all divisions: the exact test (7 of 8 against 2 of 8, symmetric)", () => {
  const rows = tableRows(7, 1, 2, 6);
  const exact = exactOverStrata(countStrata(casesOf(rows)));
  // 12,870 divisions are more than 9,999, so this asks for a few more draws than the default.
  const result = partyPermutation(casesOf(rows), { chance: chanceFrom("exact"), draws: 12_870 });
  expect(result).toMatchObject({ exact: true, draws: 12_870, excess: expect.closeTo(2.5, 12) });
  expect((result as Permutation).p).toBeCloseTo((exact as { pTwoSided: number }).pTwoSided, 12);
});

test("one request per party, drawn at random: within chance of the exact test (seed 'drawn')", () => {
  const result = permuted(tableRows(14, 6, 7, 13), "drawn");
  const exact = exactOverStrata(countStrata(casesOf(tableRows(14, 6, 7, 13)))) as { pTwoSided: number };
  expect(result.exact).toBe(false);
  const slack = 4 * Math.sqrt((exact.pTwoSided * (1 - exact.pTwoSided)) / 9_999) + 1e-4;
  expect(Math.abs(result.p - exact.pTwoSided)).toBeLessThan(slack);
});

const anyRows = fc
  .array(
    fc.record({
      label: fc.integer({ min: 0, max: 1 }),
      requests: fc.array(
        fc.record({ outcome: fc.integer({ min: 0, max: 1 }), stratum: fc.integer({ min: 0, max: 1 }) }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 4, maxLength: 10 },
  )
  .map((parties) =>
    parties.flatMap(({ label, requests }, party) => requests.map((request) => ({ ...request, party, group: label }))),
  );

const result = (rows: readonly Row[]) => partyPermutation(casesOf(rows), { chance: chanceFrom("any") });

test("shuffling rows changes nothing (seed 42)", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const there = result(rows);
      const back = result(rows.toReversed());
      expect(back.known).toBe(there.known);
      if (there.known && back.known) expect(back.p).toBeCloseTo(there.p, 12);
    }),
    { seed: 42, numRuns: 300 },
  );
});

test("numbering parties and strata otherwise draws the same (seed 'numbers')", () => {
  const chance = chanceFrom("numbers");
  const rows = Array.from({ length: 80 }, (_, i) => ({
    party: i % 40,
    group: i % 2,
    outcome: drawBelow(chance, 2),
    stratum: (i % 40) % 3,
  }));
  const renumbered = rows.map((row) => ({ ...row, party: 60 - row.party }));
  const restacked = rows.map((row) => ({ ...row, stratum: 5 - row.stratum }));
  expect(permuted(rows).exact).toBe(false);
  expect(permuted(renumbered)).toEqual(permuted(rows));
  expect(permuted(restacked).p).toBe(permuted(rows).p);
});

test("p is never below the smallest attainable, and between 0 and 1 (seed 43)", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const one = result(rows);
      if (!one.known) return;
      expect(one.p).toBeGreaterThanOrEqual(one.smallestP);
      expect(one.smallestP).toBeGreaterThan(0);
      expect(one.p).toBeLessThanOrEqual(1);
    }),
    { seed: 43, numRuns: 300 },
  );
});

test("copying every party's rows says nothing new: parties of several requests, p is the same (seed 44)", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const twice = [...rows, ...rows];
      const once = result(twice);
      const copied = result([...twice, ...twice]);
      expect(copied.known).toBe(once.known);
      if (once.known && copied.known) expect(copied.p).toBeCloseTo(once.p, 12);
    }),
    { seed: 44, numRuns: 200 },
  );
});

const everyDivision = (rows: readonly Row[]): number => {
  const all = partyPermutation(casesOf(rows), { chance: chanceFrom("exact"), draws: 20_000 });
  if (!all.known || !all.exact) throw new Error("not all divisions");
  return all.p;
};
const ordinary = (rows: readonly Row[]): number =>
  (exactOverStrata(countStrata(casesOf(rows))) as { pTwoSided: number }).pTwoSided;

test.each([
  [5, 3, 3, 5],
  [6, 2, 2, 6],
  [7, 1, 4, 4],
  [4, 2, 1, 5],
])(
  "table %i %i %i %i: twenty copies of a favoured party's row do not lower p; the ordinary test falls for them",
  (...cells) => {
    const rows = tableRows(...(cells as [number, number, number, number]));
    const favoured = rows.find((row) => row.group === 1 && row.outcome === 1) as Row;
    const copied = [...rows, ...Array.from({ length: 20 }, () => favoured)];
    expect(ordinary(copied)).toBeLessThan(ordinary(rows));
    expect(everyDivision(copied)).toBeGreaterThanOrEqual(everyDivision(rows) - 1e-12);
  },
);

test("when chance alone makes the differences between regulars, at most about 5 in 100 runs are below .05 (seed 'null')", () => {
  const chance = chanceFrom("null");
  let below = 0;
  for (let run = 0; run < 300; run++) {
    const rows: Row[] = [];
    for (let party = 0; party < 24; party++) {
      const rate = chance() < 0.5 ? 0.2 : 0.8;
      const group = drawBelow(chance, 2);
      const requests = party < 4 ? 12 : 1 + drawBelow(chance, 2);
      for (let i = 0; i < requests; i++)
        rows.push({ party, group, outcome: Number(chance() < rate), stratum: party % 2 });
    }
    const one = partyPermutation(casesOf(rows), { chance, draws: 499 });
    if (one.known && one.p <= 0.05) below++;
  }
  // 99.9% point of a binomial(300, .05).
  expect(below).toBeLessThanOrEqual(28);
});

test("a difference between 24 parties is found (seed 'real')", () => {
  expect(permuted(tableRows(11, 1, 2, 10), "real").p).toBeLessThan(0.005);
});

test("nothing, one group, everybody the same, a label that changes", () => {
  expect(result([])).toEqual({ known: false, why: "no-cases" });
  expect(result(tableRows(2, 2, 0, 0))).toEqual({ known: false, why: "one-group" });
  expect(result(tableRows(2, 0, 3, 0))).toEqual({ known: false, why: "no-variance" });
  const changing = [
    { party: 0, group: 0, outcome: 1, stratum: 0 },
    { party: 0, group: 1, outcome: 0, stratum: 0 },
  ];
  expect(result(changing)).toEqual({ known: false, why: "label-changes-within-party" });
});

test("one yes among many: the smallest attainable p is not small (seed 'lone')", () => {
  const lone = permuted(tableRows(1, 19, 0, 20), "lone");
  expect(lone.smallestP).toBeGreaterThan(0.9);
  expect(lone.p).toBe(lone.smallestP);
});

test("20,000 parties in 40 blocks go through 99 draws (seed 'many')", () => {
  const chance = chanceFrom("many");
  const scores = {
    score: Float64Array.from({ length: 20_000 }, () => chance() - 0.5),
    label: Uint8Array.from({ length: 20_000 }, () => drawBelow(chance, 2)),
    block: Int32Array.from({ length: 20_000 }, () => drawBelow(chance, 40)),
    blocks: 40,
  };
  expect(permuteLabels(scores, { chance, draws: 99 })).toMatchObject({ known: true, exact: false, draws: 99 });
});
