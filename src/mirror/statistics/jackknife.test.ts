import fc from "fast-check";
import { expect, test } from "vitest";
import { jackknife } from "./jackknife.ts";
import { mantelHaenszel } from "./mantel-haenszel.ts";
import { partyBootstrap } from "./party-bootstrap.ts";
import { chanceFrom, drawBelow } from "./random.ts";
import { countStrata, type PartyCases } from "./strata.ts";

/** `requests` cases of each of `parties` parties; group and outcome by the functions given. */
function made(
  parties: number,
  requests: number,
  draw: (party: number, i: number) => [number, number, number],
): PartyCases {
  const rows = Array.from({ length: parties * requests }, (_, i) => draw(Math.floor(i / requests), i % requests));
  return {
    party: Int32Array.from(rows, (_, i) => Math.floor(i / requests)),
    parties,
    group: Uint8Array.from(rows, ([group]) => group),
    outcome: Uint8Array.from(rows, ([, outcome]) => outcome),
    stratum: Int32Array.from(rows, ([, , stratum]) => stratum),
    strata: 3,
  };
}

const pooled = (cases: PartyCases) => {
  const result = mantelHaenszel(countStrata(cases));
  if (!result.known) throw new Error(result.why);
  return result.riskDifference;
};

test("two groups of one request per party: the unpooled error of a difference, with n − 1 in place of n", () => {
  // 8 of 10 against 3 of 10.
  const cases = made(20, 1, (party) => [Number(party < 10), Number(party % 10 < (party < 10 ? 8 : 3)), 0]);
  const error = Math.sqrt((19 / 20) * (10 / 9) * (0.16 / 9 + 0.21 / 9));
  expect(jackknife(cases)).toMatchObject({
    known: true,
    difference: expect.closeTo(0.5, 12),
    standardError: expect.closeTo(error, 12),
    degrees: 9,
    parties: 20,
    effective: { group: 10, others: 10, all: 20 },
    enough: true,
  });
});

test("four regulars on both sides bring the degrees of freedom near four, and one request per party does not", () => {
  // 4 parties of 60 cases each and 240 of one; a regular stands on both sides, or on one.
  const regular = (i: number) => (i < 240 ? i % 4 : i - 236);
  const cases = (changing: boolean): PartyCases => ({
    party: Int32Array.from({ length: 480 }, (_, i) => regular(i)),
    group: Uint8Array.from({ length: 480 }, (_, i) => (changing ? (i >> 2) % 2 : regular(i) % 2)),
    outcome: Uint8Array.from({ length: 480 }, (_, i) => Number((i * 7) % 5 < 2)),
    stratum: new Int32Array(480),
    parties: 244,
    strata: 1,
  });
  const degrees = (changing: boolean): number => {
    const result = jackknife(cases(changing));
    return result.known ? result.degrees : Number.NaN;
  };
  // All together 4 parties that weigh 60 + 60·59·0.15 = 591 and 240 of one; fixed: on a side 2 of 60 and 120 of one.
  expect(degrees(true)).toBeCloseTo((4 * 591 + 240) ** 2 / (4 * 591 ** 2 + 240) - 1, 9);
  expect(degrees(false)).toBeCloseTo(240 ** 2 / (2 * 60 ** 2 + 120) - 1, 9);
});

test("one request per party, 600 parties: as wide as Sato's interval (seed 'sato')", () => {
  const chance = chanceFrom("sato");
  const cases = made(600, 1, (party) => [drawBelow(chance, 2), Number(chance() < 0.5), party % 3]);
  const result = jackknife(cases);
  const { estimate, low, high } = pooled(cases);
  expect(result).toMatchObject({ known: true, difference: expect.closeTo(estimate, 12) });
  if (result.known) expect((result.high - result.low) / (high - low)).toBeCloseTo(1, 1);
});

test("copies of every row leave the error as it is, while Sato's shrinks (seed 'copies')", () => {
  const chance = chanceFrom("copies");
  const outcomes = Array.from({ length: 30 }, () => Number(chance() < 0.5));
  const cases = (times: number) => made(30, times, (party) => [party % 2, outcomes[party] as number, 0]);
  const once = jackknife(cases(1));
  expect(jackknife(cases(9))).toMatchObject({
    standardError: expect.closeTo((once as { standardError: number }).standardError, 12),
    p: expect.closeTo((once as { p: number }).p, 12),
  });
  expect(pooled(cases(9)).low).toBeGreaterThan(pooled(cases(1)).low);
});

test("rows in another order give the same (seed 7)", () => {
  const row = fc.tuple(fc.nat(1), fc.nat(1), fc.nat(2));
  fc.assert(
    fc.property(fc.array(row, { minLength: 8, maxLength: 40 }), (rows) => {
      const there = jackknife(made(rows.length, 1, (party) => rows[party] as [number, number, number]));
      const back = jackknife(made(rows.length, 1, (party) => rows.at(-1 - party) as [number, number, number]));
      expect(back.known).toBe(there.known);
      if (there.known && back.known)
        expect([back.low, back.high]).toEqual([there.low, there.high].map((x) => expect.closeTo(x, 9)));
    }),
    { seed: 7, numRuns: 200 },
  );
});

test("a true difference of .3 lies in the interval about 95 of 100 times, with 8 requests per party (seed 'cover')", () => {
  const chance = chanceFrom("cover");
  let held = 0;
  for (let run = 0; run < 300; run++) {
    const moods = Array.from({ length: 30 }, () => (chance() < 0.5 ? -0.25 : 0.25));
    const cases = made(30, 8, (party, i) => {
      const group = (party + i) % 2;
      return [group, Number(chance() < 0.35 + 0.3 * group + (moods[party] as number)), 0];
    });
    const result = jackknife(cases);
    if (result.known && result.low <= 0.3 && result.high >= 0.3) held++;
  }
  expect(held).toBeGreaterThanOrEqual(270);
});

test("nothing, no likes, one party that carries all, everybody the same", () => {
  const none = made(0, 1, () => [0, 0, 0]);
  expect(jackknife(none)).toEqual({ known: false, why: "no-cases" });
  expect(partyBootstrap(none, { chance: chanceFrom("none") })).toEqual({ known: false, why: "no-cases" });
  expect(jackknife(made(6, 1, (party) => [party % 2, 1, party % 2]))).toEqual({ known: false, why: "no-likes" });
  expect(jackknife(made(3, 1, (party) => [Number(party === 0), 1, 0]))).toEqual({
    known: false,
    why: "too-few-parties",
  });
  expect(jackknife(made(8, 1, (party) => [party % 2, 1, 0]))).toEqual({ known: false, why: "no-variance" });
});

test("few parties are said to be few", () => {
  const few = made(8, 1, (party) => [party % 2, Number(party < 4), 0]);
  expect(jackknife(few)).toMatchObject({ known: true, enough: false, effective: { group: 4, others: 4 } });
});

/** 150 parties: halls are easily granted and mostly asked by the group, money hardly and mostly by the others. */
const turning = (gap: number) =>
  made(300, 1, (party) => {
    const hall = party % 2;
    const group = Number(party % 10 < 8) === hall ? 1 : 0;
    const rate = hall === 1 ? 0.8 : 0.3;
    return [group, Number(((party * 37) % 100) / 100 < rate - gap * group), hall];
  });

test("turns round only when crude and like-for-like differ in sign and their gap is surely not 0 (seed 'turn')", () => {
  const options = { chance: chanceFrom("turn"), draws: 499 };
  const turns = partyBootstrap(turning(0.15), options);
  expect(turns).toMatchObject({ known: true, turnsRound: true });
  if (turns.known) expect(turns.crude * turns.likeForLike).toBeLessThan(0);
  const plain = partyBootstrap(
    made(60, 1, (party) => [party % 2, Number(party % 3 === 0), party % 3]),
    options,
  );
  expect(plain).toMatchObject({ known: true, turnsRound: false });
});

test("numbering parties otherwise draws and leaves out the same", () => {
  const cases = turning(0.1);
  const renumbered = { ...cases, party: cases.party.map((party) => 999 - party), parties: 1_000 };
  const drawn = (some: PartyCases) => partyBootstrap(some, { chance: chanceFrom("numbers"), draws: 99 });
  expect(drawn(renumbered)).toEqual(drawn(cases));
  expect(jackknife(renumbered)).toEqual(jackknife(cases));
});

test("the bootstrap's two figures are those over cases with a like", () => {
  const cases = turning(0.1);
  const result = partyBootstrap(cases, { chance: chanceFrom("figures"), draws: 199 });
  expect(result).toMatchObject({ likeForLike: expect.closeTo(pooled(cases).estimate, 12) });
});
