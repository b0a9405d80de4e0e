import { expect, test } from "vitest";
import { kaplanMeier, quantileOf, survivalAt, type WaitingCurve } from "./kaplan-meier.ts";

/** Weeks in remission under 6-mercaptopurine (Freireich and others 1963); negative is still in remission. */
const REMISSION = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const waits = (weeks: readonly number[]) => ({
  time: Float64Array.from(weeks, Math.abs),
  event: Uint8Array.from(weeks, (week) => Number(week > 0)),
});
const curve = (weeks: readonly number[]): WaitingCurve => {
  const result = kaplanMeier(waits(weeks));
  if (!result.known) throw new Error(result.why);
  return result;
};

test("remission, as published (Kalbfleisch & Prentice) and by R's survfit", () => {
  const result = curve(REMISSION);
  expect([...result.times]).toEqual([6, 7, 10, 13, 16, 22, 23]);
  expect([...result.atRisk]).toEqual([21, 17, 15, 12, 11, 7, 6]);
  const published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
  expect([...result.waiting]).toEqual(published.map((share) => expect.closeTo(share, 4)));
  expect([result.low[0], result.high[0]]).toEqual([expect.closeTo(0.7198, 3), 1]);
  expect([result.cases, result.unended]).toEqual([21, 12]);
  expect(survivalAt(result, 5)).toBe(1);
  expect(survivalAt(result, 12)).toBeCloseTo(0.7529, 4);
});

test("median 23 weeks, from 16 to no end; the third quartile is out of reach", () => {
  const median = { known: true, time: 23, low: 16, high: Number.POSITIVE_INFINITY };
  expect(quantileOf(curve(REMISSION), 0.5)).toEqual(median);
  expect(quantileOf(curve(REMISSION), 0.75)).toEqual({ known: false, why: "out-of-reach" });
});

test("a flat piece exactly at a half gives its middle", () => {
  expect(quantileOf(curve([1, 2, 5, 9]), 0.5)).toMatchObject({ time: 3.5 });
});

test("the share that waits never rises and lies within its interval, also at 0", () => {
  const { waiting, low, high } = curve([1, 1, 2, 3, -3, 4]);
  for (const [i, share] of waiting.entries()) {
    expect(share).toBeLessThanOrEqual(waiting[i - 1] ?? 1);
    expect(low[i]).toBeLessThanOrEqual(share);
    expect(high[i]).toBeGreaterThanOrEqual(share);
  }
  expect(waiting.at(-1)).toBe(0);
});

test("nothing; and only waits that never ended", () => {
  expect(kaplanMeier(waits([]))).toEqual({ known: false, why: "no-cases" });
  expect(curve([-3, -4])).toMatchObject({ times: new Float64Array(), unended: 2 });
  expect(quantileOf(curve([-3, -4]), 0.5)).toEqual({ known: false, why: "out-of-reach" });
});
