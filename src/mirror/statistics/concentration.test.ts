import { expect, test } from "vitest";
import { chanceBand, concentration, totalsOf } from "./concentration.ts";
import { chanceFrom, drawBelow } from "./random.ts";

test("by hand: 1, 2, 3, 4", () => {
  expect(concentration(Float64Array.of(4, 1, 3, 2))).toEqual({
    known: true,
    parties: 4,
    topThree: expect.closeTo(0.9, 12),
    herfindahl: expect.closeTo(0.3, 12),
    gini: null,
    theil: null,
  });
});

test("30 parties: all to one, and all the same", () => {
  const one = Float64Array.from({ length: 30 }, (_, i) => Number(i === 4));
  const near = (values: number[]) => values.map((value) => expect.closeTo(value, 12));
  const figures = (totals: Float64Array) => {
    const result = concentration(totals);
    if (!result.known) throw new Error(result.why);
    return [result.topThree, result.herfindahl, result.gini, result.theil];
  };
  expect(figures(one)).toEqual(near([1, 1, 29 / 30, Math.log(30)]));
  expect(figures(new Float64Array(30).fill(7))).toEqual(near([0.1, 1 / 30, 0, 0]));
});

test("what chance spread lies in the band of chance, what favour spread does not (seed 'band')", () => {
  const chance = chanceFrom("band");
  const amount = Float64Array.from({ length: 400 }, () => 1 + drawBelow(chance, 10));
  const evenly = { amount, party: Int32Array.from(amount, () => drawBelow(chance, 40)), parties: 40 };
  const favoured = { ...evenly, party: evenly.party.map((party, i) => (i % 4 === 0 ? 3 : party)) };
  const band = chanceBand(evenly, { chance, draws: 499 });
  const seen = (items: typeof evenly) => {
    const result = concentration(totalsOf(items));
    if (!result.known || !band.known) throw new Error("unknown");
    return result.topThree >= band.topThree.low && result.topThree <= band.topThree.high;
  };
  expect([seen(evenly), seen(favoured)]).toEqual([true, false]);
});

test("nothing, nothing of worth, nameless only", () => {
  expect(concentration(new Float64Array())).toEqual({ known: false, why: "no-cases" });
  expect(concentration(new Float64Array(3))).toEqual({ known: false, why: "no-variance" });
  const nameless = { amount: Float64Array.of(3), party: Int32Array.of(-1), parties: 2 };
  expect(chanceBand(nameless, { chance: chanceFrom("x") })).toEqual({ known: false, why: "no-cases" });
  expect(totalsOf(nameless)).toEqual(new Float64Array(2));
});
