import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { amsterdam } from "../../../test/support/amsterdam.ts";
import { type Asked, byId, viewOfRequests } from "../../../test/support/requests.ts";
import type { Finding } from "../finding.ts";
import { look } from "../mirror.ts";
import { chanceFrom } from "../statistics/random.ts";

const ask = (all: readonly Asked[]) => look("newcomers", viewOfRequests(all), []);
const keys = ({ sentences }: Finding) => sentences.map(({ key }) => key);
const table = ({ tables }: Finding, name: string) => tables.find(({ key }) => key === name)?.rows ?? [];

const yes = (by: number | null, year: number, euros = 100): Asked => ({
  by,
  year,
  euros,
  granted: euros,
  outcome: "granted",
});

test("who is new, back and gone is counted per year; the first two years of a book nobody can tell", () => {
  const all = [
    yes(1, 2020),
    yes(2, 2020),
    yes(1, 2021),
    yes(3, 2021),
    yes(1, 2022),
    yes(4, 2022),
    yes(5, 2022),
    yes(4, 2023),
  ];
  // year, requests, new, returning, unknown, gone, nameless
  expect(table(ask(all), "years")).toEqual([
    [2020, 2, 0, 0, 2, null, 0],
    [2021, 2, 0, 1, 1, 1, 0],
    [2022, 3, 2, 1, 0, 1, 0],
    [2023, 1, 0, 1, 0, 2, 0],
  ]);
});

test("the planted share of yes and of money comes back (seed shares)", () => {
  const chance = chanceFrom("shares");
  const old = Array.from({ length: 20 }, (_, by) => [yes(by, 2020), yes(by, 2022, 300)]).flat();
  const fresh = Array.from({ length: 10 }, (_, i) => yes(100 + i, 2022, 100));
  const nobody = Array.from({ length: 5 }, () => yes(null, 2022, 100));
  const all = [...old, ...fresh, ...nobody].map((one) => [chance(), one] as const).sort(([a], [b]) => a - b);
  const finding = ask(all.map(([, one]) => one));
  expect(table(finding, "shares")).toEqual([
    ["returning", 20, 20, 20 / 35, 6000_00, 6000 / 7500, 0],
    ["new", 10, 10, 10 / 35, 1000_00, 1000 / 7500, 0],
    ["nameless", 5, 5, 5 / 35, 500_00, 500 / 7500, 0],
  ]);
  expect(table(finding, "bounds")).toEqual([
    ["returning", 5, 0, 20 / 35, 25 / 35, "none-suffices"],
    ["new", 5, 0, 10 / 35, 15 / 35, "none-suffices"],
  ]);
  expect(finding.sure?.map(({ key }) => key)).toEqual(["sure.unknown", "sure.between", "sure.undo-none"]);
  expect(finding.sentences[0]).toMatchObject({
    key: "reach",
    values: { since: 2022, yes: 35, parties: 30, returning: 20 },
  });
  expect(keys(finding)).toEqual(expect.arrayContaining(["money", "asks-again", "nameless", "not-why"]));
  expect([finding.comparisons, finding.status]).toEqual([[], "exploring"]);
});

test("money at one party lies outside the band of chance, money for all alike inside it (seed in the lens)", () => {
  const even = Array.from({ length: 60 }, (_, i) => yes(i % 12, 2020 + (i % 4)));
  const one = even.map((each) => (each.by === 0 ? yes(0, each.year ?? 2020, 20_000) : each));
  const [value, low, high] = (table(ask(even), "concentration")[0] ?? []).slice(2) as number[];
  expect(value).toBeCloseTo(3 / 12, 12);
  expect(value).toBeLessThanOrEqual(high ?? 0);
  const skewed = table(ask(one), "concentration");
  expect(skewed[1]?.[2]).toBeGreaterThan((skewed[1]?.[4] ?? 1) as number);
  expect(low).toBeLessThan(0.5);
  // Gini and Theil from thirty receivers on
  expect(skewed.slice(2).map((row) => row[2])).toEqual([null, null]);
});

test("what is unknown may make it even: yes without a name, and requests without an answer", () => {
  const old = Array.from({ length: 8 }, (_, by) => [yes(by, 2020), yes(by, 2022)]).flat();
  const fresh = Array.from({ length: 4 }, (_, i) => yes(100 + i, 2022));
  const waiting = Array.from({ length: 3 }, (_, i): Asked => ({ by: 200 + i, year: 2022 }));
  const finding = ask([...old, ...fresh, yes(null, 2022), ...waiting, { by: 0, year: 2022 }]);
  // 8 to who asked before, 4 to new ones: one yes without a name and three open requests of new ones make it 8 and 8.
  expect(table(finding, "bounds")).toEqual([
    ["returning", 1, 4, 8 / 16, 10 / 14, 4],
    ["new", 1, 4, 4 / 14, 8 / 16, 4],
  ]);
  expect(finding.sure?.at(-1)).toEqual({ key: "sure.undo", values: { cases: 4 } });
});

test("Theil within and between kinds of request add up, and follow where the difference was put", () => {
  const spread = (money: number, space: number): Asked[] =>
    Array.from({ length: 80 }, (_, i) => ({
      ...yes(i % 40, 2020 + (i % 3), i < 40 ? money : space),
      matter: i < 40 ? "money" : "space",
    }));
  const parts = (all: readonly Asked[]) => table(ask(all), "parts") as [string, number, number][];
  const [whole, within, between] = parts(spread(300, 100));
  // Two kinds, three quarters and one quarter of the money, within each the same for all: T = ¾ ln 1.5 + ¼ ln ½.
  const t = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
  expect([whole?.[0], within?.[0], between?.[0]]).toEqual(["whole", "within-matter", "between-matter"]);
  expect(whole?.[1]).toBeCloseTo(t, 12);
  expect([within?.[1], between?.[1]]).toEqual([expect.closeTo(0, 12), expect.closeTo(t, 12)]);
  expect(between?.[2]).toBeCloseTo(-0.5 * Math.log(1.5) - 0.5 * Math.log(0.5), 12);
  expect(parts(spread(100, 100).map((one) => ({ ...one, matter: "money" })))).toEqual([]);
});

test("names and order change nothing, and neither does what may not be read (seed names)", () => {
  const chance = chanceFrom("names");
  const all = Array.from({ length: 200 }, () => yes(Math.floor(chance() * 25), 2020 + Math.floor(chance() * 5)));
  const renamed = all.map((one) => ({ ...one, by: 700 - (one.by ?? 0) }));
  expect(ask(renamed).tables).toEqual(ask(all).tables);
  expect(table(ask(all.toReversed()), "shares")).toEqual(table(ask(all), "shares"));
  const masked = all.map((one) => (chance() < 0.3 ? { ...one, audience: "concerned" as const } : one));
  const shown = (list: readonly Asked[]) => {
    const view = viewOfRequests(list);
    const { basis, ...finding } = byId(view, look("newcomers", view, []));
    return { ...finding, concerned: [], basis: { ...basis, rows: basis.rows.length } };
  };
  expect(shown(masked)).toEqual(shown(masked.filter(({ audience }) => audience === undefined)));
});

test("nothing, a young book, and only residents without a name", () => {
  expect(keys(ask([]))).toEqual(["none"]);
  expect(keys(ask([yes(1, 2024), yes(2, 2025)]))).toEqual(["too-young", "period"]);
  const nameless = ask([yes(null, 2020), yes(null, 2023), yes(null, 2024)]);
  expect([nameless.enough, keys(nameless)[0]]).toEqual([false, "few"]);
  expect(table(nameless, "concentration").map((row) => row[2])).toEqual([null, null, null, null]);
});

const file = path.resolve(
  import.meta.dirname,
  "../../../../shared/data/amsterdam-subsidieregister/register_2019-01-14.csv",
);
const here = existsSync(file);
test(`Amsterdam: organisations per year as counted from the file itself (${here ? "checked" : "register not here"})`, async () => {
  if (!here) return expect(here).toBe(false);
  const organised = (line: string) => /,(stichting|vereniging|onderwijs),/.test(line);
  const years = new Map<string, Set<string>>();
  for (const line of readFileSync(file, "utf8").split("\n").filter(organised)) {
    const year = /,(20\d\d),[^,]*\r?$/.exec(line)?.[1] ?? "";
    years.set(year, (years.get(year) ?? new Set()).add(/,(A[0-9a-f]{10}),/.exec(line)?.[1] ?? ""));
  }
  const finding = look("newcomers", await amsterdam("register_2019-01-14.csv", "2019-01-14", organised), []);
  const counted = ["2016", "2017", "2018", "2019"].map((year) => years.get(year) ?? new Set<string>());
  const before = new Set<string>();
  const expected = counted.map((parties) => {
    const back = [...parties].filter((party) => before.has(party)).length;
    for (const party of parties) before.add(party);
    return [parties.size, back];
  });
  const rows = table(finding, "years") as readonly (readonly number[])[];
  expect(rows.map(([, , fresh = 0, back = 0, unknown = 0]) => [fresh + back + unknown, back])).toEqual(expected);
});
