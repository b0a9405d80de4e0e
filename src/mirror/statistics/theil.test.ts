import { expect, test } from "vitest";
import { concentration } from "./concentration.ts";
import { theil } from "./theil.ts";

const near = (value: number) => expect.closeTo(value, 12);
const all = (length: number) => new Int32Array(length);

test("by hand: 1 and 3, mean 2", () => {
  const result = theil(Float64Array.of(1, 3), all(2), 1);
  expect(result).toMatchObject({
    t: { all: near((0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2), between: near(0) },
    l: { known: true, all: near((Math.log(2) + Math.log(2 / 3)) / 2) },
  });
});

test("all inequality between groups, or all within them", () => {
  const apart = theil(Float64Array.of(1, 1, 4, 4), Int32Array.of(0, 0, 1, 1), 2);
  // Shares .1 and .4 each, 2.5 on average.
  const between = 0.2 * Math.log(0.4) + 0.8 * Math.log(1.6);
  expect(apart).toMatchObject({ t: { all: near(between), within: near(0), between: near(between) } });
  expect(apart).toMatchObject({ l: { within: near(0), between: near((Math.log(2.5) + Math.log(0.625)) / 2) } });
  const inside = theil(Float64Array.of(1, 4, 4, 1), Int32Array.of(0, 0, 1, 1), 2);
  expect(inside).toMatchObject({ t: { between: near(0), within: near(between) }, l: { between: near(0) } });
});

test("within and between are the whole, which is that of the concentration; order and names change nothing", () => {
  const totals = Float64Array.from({ length: 40 }, (_, i) => 1 + ((i * 29) % 41));
  const group = Int32Array.from(totals, (_, i) => i % 3);
  const split = theil(totals, group, 3);
  const whole = concentration(totals);
  if (!split.known || !whole.known || !split.l.known) throw new Error("unknown");
  expect(split.t.all).toBeCloseTo(whole.theil as number, 12);
  expect(split.t.within + split.t.between).toBeCloseTo(split.t.all, 12);
  expect(split.l.within + split.l.between).toBeCloseTo(split.l.all, 12);
  const turned = theil(
    totals.toReversed(),
    group.toReversed().map((g) => 2 - g),
    3,
  );
  expect(turned).toMatchObject({ t: { within: near(split.t.within) }, l: { within: near(split.l.within) } });
});

test("nothing, nothing of worth, and a party that got nothing", () => {
  expect(theil(new Float64Array(), all(0), 1)).toEqual({ known: false, why: "no-cases" });
  expect(theil(Float64Array.of(2), Int32Array.of(-1), 1)).toEqual({ known: false, why: "no-cases" });
  expect(theil(new Float64Array(2), all(2), 1)).toEqual({ known: false, why: "no-variance" });
  expect(theil(Float64Array.of(0, 2), all(2), 1)).toMatchObject({
    t: { all: near(Math.log(2)) },
    l: { known: false, why: "out-of-reach" },
  });
});
