import { expect, test } from "vitest";
import { type Asked, viewOfRequests } from "../../../test/support/requests.ts";
import type { Finding } from "../finding.ts";
import { look } from "../mirror.ts";
import { chanceFrom } from "../statistics/random.ts";

const ask = (all: readonly Asked[]) => look("like-for-like", viewOfRequests(all), [["group", "foundation"]]);
const table = ({ tables }: Finding, name: string) => tables.find(({ key }) => key === name)?.rows ?? [];
const sure = ({ sure = [] }: Finding) => sure.map(({ key }) => key);

/** One request for so much money, of which a part was granted, in one size class. */
const money = (by: number, form: "foundation" | "group", [euros, part]: readonly [number, number]): Asked => ({
  by,
  form,
  year: 2024,
  euros,
  granted: Math.round(euros * part),
  outcome: part === 0 ? "refused" : "granted",
});

const GROUP = [2000, 2100, 2300, 2600, 3000, 3500, 4100];
const OTHERS = [1500, 1600, 1800, 2200, 2450, 2500, 2700];
const amounts = [
  ...GROUP.map((euros, i) => money(i, "foundation", [euros, 1])),
  ...OTHERS.map((euros, i) => money(50 + i, "group", [euros, 1])),
];

test("the middle of all differences, worked out by hand from all pairs, with the part of pairs in which the group has more", () => {
  const pairs = GROUP.flatMap((x) => OTHERS.map((y) => x - y)).sort((a, b) => a - b);
  const [asked = []] = table(ask(amounts), "shifts") as number[][];
  expect(asked.slice(0, 4)).toEqual(["asked", 7, 7, (pairs[24] as number) * 100]);
  // Seven beside seven without ties, R's wilcox.test(conf.int = TRUE, exact = FALSE): the ninth pair from either end.
  expect(asked.slice(4, 6)).toEqual([(pairs[8] as number) * 100, (pairs[40] as number) * 100]);
  expect(asked[6]).toBeCloseTo(pairs.filter((one) => one > 0).length / 49, 12);
  expect(asked[7]).toBeGreaterThan(0.01);
  expect(asked[7]).toBeLessThan(0.2);
  expect(sure(ask(amounts))).not.toContain("sure.somebody-twice");
});

test("where somebody stands in it twice nothing is tested by rank, and that is said", () => {
  const twice = ask([...amounts, money(0, "foundation", [2250, 1])]);
  expect(table(twice, "shifts").map((row) => row[7])).toEqual(["somebody-twice", "somebody-twice"]);
  expect(sure(twice)).toContain("sure.somebody-twice");
});

test("the planted part granted comes back, with an interval over parties that holds it (seed parts)", () => {
  const chance = chanceFrom("parts");
  const part = (mean: number) => Math.min(1, Math.max(0.05, mean + (chance() - 0.5) * 0.4));
  const all = Array.from({ length: 120 }, (_, i) => {
    const form = i % 2 === 0 ? "foundation" : "group";
    return money(i % 60, form, [1000 + Math.floor(chance() * 3000), part(form === "foundation" ? 0.7 : 0.5)]);
  });
  const [sums = [], middle = []] = table(ask(all), "ratio") as number[][];
  expect([sums[0], middle[0]]).toEqual(["of-all-money", "of-the-middle"]);
  for (const [, difference = 0, low = 1, high = 0] of [sums, middle]) {
    expect(Math.abs(difference - 0.2)).toBeLessThan(0.06);
    expect(low).toBeLessThan(0.2);
    expect(high).toBeGreaterThan(0.2);
    expect(high - low).toBeLessThan(0.25);
  }
  const mixed = all.map((one) => [chance(), { ...one, by: 900 - (one.by ?? 0) }] as const).sort(([a], [b]) => a - b);
  const rows = table(ask(mixed.map(([, one]) => one)), "ratio") as number[][];
  expect(rows[1]).toEqual(middle);
  expect(rows[0]?.[1]).toBeCloseTo(sums[1] as number, 12);
});

test("few parties give no interval over them, and requests without amounts no table", () => {
  const [sums] = table(ask(amounts.filter(({ by }) => (by ?? 0) % 50 < 4)), "ratio");
  expect(sums?.slice(2)).toEqual([null, null]);
  expect(table(ask(amounts.map(({ euros: _e, granted: _g, ...one }) => one)), "shifts")).toEqual([]);
});
