import { expect, test } from "vitest";
import { type Asked, viewOfRequests } from "../../../test/support/requests.ts";
import { dayToIso, isoToDay } from "../../register/partial-date.ts";
import type { Finding } from "../finding.ts";
import { look } from "../mirror.ts";
import { chanceFrom } from "../statistics/random.ts";

const TODAY = isoToDay("2026-01-15");
const ago = (days: number): string => dayToIso(TODAY - days);
const ask = (all: readonly Asked[], query: Record<string, string> = {}) =>
  look("silence", viewOfRequests(all), Object.entries(query));
const legal = ({ tables }: Finding) => tables.find(({ key }) => key === "legal")?.rows ?? [];
const said = ({ sure = [] }: Finding) => sure.filter(({ key }) => key.startsWith("sure.legal"));

/** Sixty parties with three requests each, every other one a foundation; groups wait so many times as long. */
function asking(times: number, seed: string): readonly Asked[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: 180 }, (_, i): Asked => {
    const by = i % 60;
    const form = by % 2 === 0 ? "foundation" : "group";
    const wait = Math.floor(-Math.log(1 - chance()) * (form === "group" ? 40 * times : 40));
    const since = 30 + Math.floor(chance() * 300);
    const base = { by, form, asked: ago(since) } as const;
    return wait > since ? base : { ...base, outcome: "granted", decided: ago(since - wait) };
  });
}

test("groups that wait three times as long are found, and nothing is claimed of it (seed legal)", () => {
  const finding = ask(asking(3, "legal"));
  const [without = [], withForm = []] = legal(finding) as number[][];
  // As many requests and parties on either side; half of the groups waits about ln 2 times 120 days, of the foundations 40.
  expect([without[1], without[2], withForm[1], withForm[2]]).toEqual([90, 30, 90, 30]);
  expect(Math.abs((without[5] ?? 0) - 83)).toBeLessThan(30);
  expect(Math.abs((withForm[5] ?? 0) - 28)).toBeLessThan(12);
  expect(without[3] ?? 0).toBeLessThan(without[4] ?? 0);
  expect((without[3] ?? 0) + (withForm[3] ?? 0)).toBeCloseTo((without[4] ?? 0) + (withForm[4] ?? 0), 9);
  expect(said(finding)).toMatchObject([{ key: "sure.legal-longer", values: { times: 0, draws: 1999 } }]);
  expect([finding.status, finding.comparisons.map(({ key }) => key)]).toEqual(["exploring", []]);
});

test("where all wait alike it is seldom told apart (seeds alike 0 to 9)", () => {
  const keys = Array.from({ length: 10 }, (_, i) => said(ask(asking(1, `alike ${i}`)))[0]?.key);
  expect(keys.filter((key) => key !== "sure.legal-unclear").length).toBeLessThanOrEqual(2);
});

test("a wait copied into a party's other requests is no more telling than one", () => {
  const once = asking(1.6, "copies").slice(0, 60);
  const thrice = [once, once, once].flat();
  const times = (all: readonly Asked[]) => said(ask(all))[0]?.values["times"] as number;
  expect(Math.abs(times(thrice) - times(once))).toBeLessThan(100);
});

test("withdrawn requests are counted both ways, and late writing per side", () => {
  const all = asking(1, "withdrawn").map((one, i): Asked =>
    i % 6 === 1 && one.outcome ? { ...one, outcome: "withdrawn" } : one,
  );
  const finding = ask(all);
  expect(said(finding).map(({ key }) => key)).toEqual([expect.stringMatching("longer|unclear"), "sure.legal-ended"]);
  expect((legal(finding)[0] as number[])[6]).toBeGreaterThan(10);
  // Entered on 1 December 2025: all that was asked more than a week before that is late.
  const late = all.filter(({ asked, form }) => form === "group" && (asked ?? "") < "2025-11-24").length;
  expect(legal(finding)[0]?.[7]).toBe(late);
});

test("few parties, no likes, only one side: too few to tell, or nothing", () => {
  const few = ask(asking(3, "few").filter(({ by }) => (by ?? 0) < 8));
  expect(said(few).map(({ key }) => key)).toEqual(["sure.legal-few"]);
  const groups = ask(asking(3, "few").filter(({ form }) => form === "group"));
  expect([legal(groups), said(groups)]).toEqual([[], []]);
  const apart = asking(3, "few").map((one) => ({ ...one, matter: one.form === "group" ? "money" : "space" }) as Asked);
  expect(legal(ask(apart))).toEqual([]);
});

test("kinds of request and institutions can be set side by side too, without a claim", () => {
  const all = asking(1, "kinds").map((one, i): Asked => ({ ...one, matter: i % 3 === 0 ? "money" : "space" }));
  const view = (by: string) => ask(all, { by });
  expect(view("matter").comparisons.map(({ key, p }) => [key, p])).toEqual([
    ["space", null],
    ["money", null],
  ]);
  expect(view("to").comparisons).toEqual([]);
});
