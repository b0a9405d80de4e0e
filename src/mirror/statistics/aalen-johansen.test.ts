import fc from "fast-check";
import { expect, test } from "vitest";
import {
  aalenJohansen,
  DECIDED,
  decidedInterval,
  type Incidence,
  sharesAt,
  WAITING,
  WITHDRAWN,
} from "./aalen-johansen.ts";
import { kaplanMeier } from "./kaplan-meier.ts";

const curve = (cases: readonly (readonly [number, number])[]): Incidence => {
  const time = Float64Array.from(cases, ([days]) => days);
  const result = aalenJohansen({ time, state: Uint8Array.from(cases, ([, state]) => state) });
  if (!result.known) throw new Error(result.why);
  return result;
};

test("five cases by hand: decided on 10 and 30, withdrawn on 20, waiting since 20 and 40", () => {
  const { times, decided, withdrawn, waiting, atRisk, stillWaiting } = curve([
    [10, DECIDED],
    [20, WITHDRAWN],
    [20, WAITING],
    [30, DECIDED],
    [40, WAITING],
  ]);
  const near = (values: number[]) => values.map((value) => expect.closeTo(value, 12));
  expect([...times]).toEqual([10, 20, 30]);
  expect([...atRisk]).toEqual([5, 4, 2]);
  expect([...decided]).toEqual(near([1 / 5, 1 / 5, 1 / 5 + (3 / 5) * (1 / 2)]));
  expect([...withdrawn]).toEqual(near([0, 1 / 5, 1 / 5]));
  expect([...waiting]).toEqual(near([4 / 5, 3 / 5, 3 / 10]));
  expect(stillWaiting).toBe(2);
});

const anyCases = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 2 })), { minLength: 1 });

test("decided, withdrawn and waiting are together all cases, whatever the order (seed 1978)", () => {
  fc.assert(
    fc.property(anyCases, (cases) => {
      const { times, decided, withdrawn, waiting } = curve(cases);
      for (const i of times.keys())
        expect((decided[i] as number) + (withdrawn[i] as number) + (waiting[i] as number)).toBeCloseTo(1, 12);
      expect(curve(cases.toReversed())).toEqual(curve(cases));
    }),
    { seed: 1978, numRuns: 200 },
  );
});

test("without withdrawals it is Kaplan-Meier with Greenwood's error (seed 1926)", () => {
  fc.assert(
    fc.property(anyCases, (cases) => {
      const one = curve(cases.map(([days, state]) => [days, Math.min(state, DECIDED)] as const));
      const time = Float64Array.from(cases, ([days]) => days);
      const other = kaplanMeier({ time, event: Uint8Array.from(cases, ([, state]) => Number(state > 0)) });
      if (!other.known) throw new Error(other.why);
      for (const [i, share] of other.waiting.entries()) {
        expect(one.waiting[i]).toBeCloseTo(share, 12);
        const error = share > 0 ? (Math.log(share / (other.low[i] as number)) / 1.959963984540054) * share : 0;
        if (share > 1e-9) expect(one.error[i]).toBeCloseTo(error, 9);
      }
    }),
    { seed: 1926, numRuns: 200 },
  );
});

test("nothing broken off: the error of a plain share", () => {
  const cases = Array.from({ length: 40 }, (_, i) => [1 + (i % 7), i % 4 === 0 ? WITHDRAWN : DECIDED] as const);
  const { decided, error } = curve([...cases, ...Array.from({ length: 10 }, () => [9, WAITING] as const)]);
  const share = decided.at(-1) as number;
  expect(share).toBeCloseTo(30 / 50, 12);
  expect(error.at(-1)).toBeCloseTo(Math.sqrt((share * (1 - share)) / 50), 12);
});

test("nothing; and only waiting", () => {
  expect(aalenJohansen({ time: new Float64Array(), state: new Uint8Array() })).toEqual({
    known: false,
    why: "no-cases",
  });
  expect(curve([[3, WAITING]])).toMatchObject({ cases: 1, stillWaiting: 1, times: new Float64Array() });
});

test("the interval of a share decided, by hand: a half with error 0.1; the same seen from the other side; none of nobody and of all", () => {
  const interval = decidedInterval({ decided: 0.5, error: 0.1 });
  const odds = Math.exp((1.959963984540054 * 0.1) / 0.25);
  expect(interval).toMatchObject({
    low: expect.closeTo(1 / (1 + odds), 12),
    high: expect.closeTo(odds / (1 + odds), 12),
  });
  const [few, most] = [decidedInterval({ decided: 0.1, error: 0.05 }), decidedInterval({ decided: 0.9, error: 0.05 })];
  if (!few.known || !most.known) throw new Error("unknown");
  expect(few.low).toBeCloseTo(1 - most.high, 12);
  for (const decided of [0, 1])
    expect(decidedInterval({ decided, error: 0 })).toEqual({ known: false, why: "no-variance" });
});

test("shares at a day: those of the last ending up to and on it", () => {
  const seen = curve([
    [10, DECIDED],
    [20, WITHDRAWN],
    [20, WAITING],
    [40, WAITING],
  ]);
  expect(sharesAt(seen, 9)).toEqual({ waiting: 1, decided: 0, withdrawn: 0, error: 0 });
  expect(sharesAt(seen, 10)).toMatchObject({ decided: 1 / 4, withdrawn: 0, error: seen.error[0] });
  expect(sharesAt(seen, 99)).toMatchObject({ decided: 1 / 4, withdrawn: 1 / 4, error: seen.error[1] });
});
