import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { amsterdam } from "../../../test/support/amsterdam.ts";
import { handWritten, line, party, seenBy } from "../../../test/support/hand-written.ts";
import { type Asked, bookOfRequests, byId, viewOfRequests } from "../../../test/support/requests.ts";
import { dayToIso, isoToDay } from "../../register/partial-date.ts";
import { columnsOf } from "../columns.ts";
import type { Finding } from "../finding.ts";
import { look } from "../mirror.ts";
import { chanceFrom } from "../statistics/random.ts";
import { viewFor } from "../view.ts";

const NOW = Date.UTC(2026, 0, 15, 12);
const TODAY = isoToDay("2026-01-15");
const ago = (days: number): string => dayToIso(TODAY - days);
const ask = (all: readonly Asked[], query: Record<string, string> = {}, now = NOW) =>
  look("silence", viewOfRequests(all, now), Object.entries(query));
const keys = ({ sentences }: Finding) => sentences.map(({ key }) => key);
const table = ({ tables }: Finding, name: string) => tables.find(({ key }) => key === name)?.rows ?? [];
const said = ({ sentences }: Finding, key: string) => sentences.find((one) => one.key === key)?.values;

test("requests past the term are listed, the longest wait first; others have no answer yet", () => {
  const all: Asked[] = [
    { by: 1, asked: ago(100) },
    { by: 2, asked: ago(57) },
    { by: 3, asked: ago(56) },
    { by: 4, asked: ago(300), outcome: "granted", decided: ago(290) },
    { by: 5 },
  ];
  const finding = ask(all);
  expect(finding.sentences[0]).toMatchObject({ key: "waiting", values: { waiting: 4, requests: 5, parties: 4 } });
  expect(said(finding, "past")).toEqual({ past: 2, term: 56 });
  expect(said(finding, "undated")).toEqual({ requests: 1 });
  expect(table(finding, "past").map((row) => row[2])).toEqual([100, 57]);
  expect(said(ask(all, { term: "99" }), "past")).toEqual({ past: 1, term: 99 });
  expect(keys(ask(all, { term: "200" }))).toContain("not-past");
});

test("no silence is called of which the own rule gives more time; of how many it does is said", () => {
  const seen = (decideWeeks: number) => {
    const rule = line("rule", "scheme", { title: "Scheme", type: "subsidy", owner: "$city", decideWeeks });
    const asked = { matter: "money", asked: "2025-12-20", rule: "$scheme" };
    const request = line("request", "ask", { from: { party: "$rosa" }, to: "$city", ...asked });
    const finding = look(
      "silence",
      seenBy(handWritten([party("city", "municipality"), party("rosa"), rule, request])),
      [],
    );
    const told = keys(finding).filter((key) => ["past", "own-limit", "not-past"].includes(key));
    return [table(finding, "past").length, told];
  };
  expect(seen(13)).toEqual([0, ["own-limit"]]);
  expect(seen(6)).toEqual([1, ["past"]]);
});

test("a date known to the month is past the term only when every day of it is", () => {
  const finding = ask([
    { by: 1, asked: "2025-11" },
    { by: 2, asked: "2025-10" },
  ]);
  expect(said(finding, "past")).toEqual({ past: 1, term: 56 });
});

/** Freireich et al. (1963), weeks of remission under 6-MP, as days here: what ended, and what was still going on. */
const ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const ONGOING = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

test("the curve is the published one where nothing was withdrawn", () => {
  const all: Asked[] = [
    ...ENDED.map((days, by): Asked => ({ by, asked: ago(90), outcome: "granted", decided: ago(90 - days) })),
    ...ONGOING.map((days, i): Asked => ({ by: 100 + i, asked: ago(days) })),
  ];
  const waiting = (day: number) => table(ask(all), "curve").find(([at]) => at === day)?.[1];
  expect(waiting(10)).toBeCloseTo(0.7529, 4);
  expect(waiting(23)).toBeCloseTo(0.4482, 4);
  // Greenwood's published error at 10 days, 0.0963, on the scale of log odds; before the first decision there is none.
  const bounds = (day: number) =>
    table(ask(all), "curve")
      .find(([at]) => at === day)
      ?.slice(3, 5);
  expect(bounds(10)).toEqual([expect.closeTo(0.1063, 3), expect.closeTo(0.4753, 3)]);
  expect(bounds(5)).toEqual([null, null]);
  expect(said(ask(all, { term: "23" }), "curve")).toEqual({ points: 45, term: 23, requests: 21 });
});

const offices = (slow: number, seed: string): Asked[] => {
  const chance = chanceFrom(seed);
  return Array.from({ length: 400 }, (_, i): Asked => {
    const unit = ["Noord", "Oost", "West"][Math.floor(chance() * 3)] ?? "";
    const wait = Math.floor(-Math.log(1 - chance()) * (unit === "West" ? slow : 25));
    const since = 60 + Math.floor(chance() * 400);
    const base = { by: i % 40, unit, asked: ago(since), both: true };
    return wait > since ? base : { ...base, outcome: "granted", decided: ago(since - wait) };
  });
};

test("a slow desk is found, and claimed at a closing date (seed slow)", () => {
  const west = (finding: Finding) => finding.comparisons.find(({ key }) => key === "West");
  const slow = ask(offices(120, "slow"));
  expect(west(slow)?.difference).toBeLessThan(-0.3);
  expect(west(slow)?.high).toBeLessThan(0);
  expect(keys(slow)).toContain("unit-apart");
  expect(ask(offices(120, "slow"), {}, Date.UTC(2026, 0, 1)).status).toBe("claimed");
});

test("nothing is claimed where both sides tell more often of one desk than of the others, or seldom at all (seed slow)", () => {
  const closing = (both: (one: Asked) => boolean) => {
    const told = offices(120, "slow").map((one) => ({ ...one, both: both(one) }));
    const { status, comparisons } = ask(told, {}, Date.UTC(2026, 0, 1));
    return [status, comparisons.find(({ key }) => key === "West")?.p];
  };
  expect(closing(({ unit }) => unit !== "West")).toEqual(["exploring", null]);
  expect(closing(({ by }) => (by ?? 0) % 5 === 0)).toEqual(["exploring", null]);
});

test("the difference stands beside its lowest and highest when all unknowns fall one way", () => {
  const unit = (name: string, late: number, unknown: number): Asked[] => [
    ...Array.from({ length: 10 }, (_, i): Asked => ({
      by: i,
      unit: name,
      asked: ago(100),
      outcome: "granted",
      decided: ago(i < late ? 20 : 90),
    })),
    ...Array.from({ length: unknown }, (_, i): Asked => ({ by: 50 + i, unit: name, asked: ago(10) })),
  ];
  const rows = table(ask([...unit("Oost", 2, 0), ...unit("West", 6, 10)]), "compared");
  const west = rows.find(([name]) => name === "West");
  // 4 of 10 beside 8 of 10; all ten unknown late: 4 of 20, all in time: 14 of 20.
  expect(west?.slice(4, 6)).toEqual([10, 0]);
  expect([west?.[1], west?.[6], west?.[7]]).toEqual([-0.4, -0.6, -0.1].map((x) => expect.closeTo(x, 9)));
});

test("desks that are equally fast are seldom told apart (seeds even 0 to 19)", () => {
  const claims = Array.from({ length: 20 }, (_, i) => ask(offices(25, `even ${i}`), {}, Date.UTC(2026, 0, 1)).status);
  expect(claims.filter((status) => status === "claimed").length).toBeLessThanOrEqual(1);
});

test("names, order and what may not be read change nothing (seed order)", () => {
  const all = offices(60, "order");
  const renamed = all.map((one) => ({ ...one, by: 800 - (one.by ?? 0) }));
  expect(ask(renamed).sentences).toEqual(ask(all).sentences);
  expect(table(ask(all.toReversed()), "units")).toEqual(table(ask(all), "units"));
  const chance = chanceFrom("order");
  const masked = all.map((one) => (chance() < 0.3 ? { ...one, audience: "concerned" as const } : one));
  const shown = (list: readonly Asked[]) => {
    const view = viewOfRequests(list);
    const finding = byId(view, look("silence", view, []));
    const tables = finding.tables.filter(({ key }) => key !== "past");
    return { ...finding, tables, concerned: [], basis: { ...finding.basis, rows: finding.basis.rows.length } };
  };
  expect(shown(masked)).toEqual(shown(masked.filter(({ audience }) => audience === undefined)));
});

test("nothing, everything answered, and no dates at all", () => {
  expect(keys(ask([]))).toEqual(["none"]);
  const answered = ask([{ by: 1, asked: ago(50), outcome: "refused", decided: ago(20) }]);
  expect(keys(answered)).toEqual(expect.arrayContaining(["all-answered", "no-curve-decided-only"]));
  expect(keys(ask([{ by: 1 }, { by: null }]))).toEqual(
    expect.arrayContaining(["waiting-nameless", "no-curve-no-dates"]),
  );
});

const listOf = (date: string) => {
  const requests: Asked[] = [
    { by: 1, asked: "2015-10-01" },
    { by: 2, asked: "2016-01-11" },
  ];
  const register = bookOfRequests(requests, { name: "list", date });
  return look("silence", viewFor(columnsOf(register), register, {}, NOW), []);
};

test("a list says nothing about the time after it; without its day a wait is unknown, and no curve is drawn", () => {
  const day = listOf("2016-01-18");
  expect([said(day, "past"), said(day, "until")]).toEqual([{ past: 1, term: 56 }, { day: isoToDay("2016-01-18") }]);
  const month = listOf("2016-01");
  expect(said(month, "past")).toEqual({ past: 1, term: 56 });
  expect(table(month, "past").map((row) => row[2])).toEqual([92]);
  const undated = listOf("unknown");
  expect(said(undated, "list-undated")).toEqual({ requests: 2 });
  expect(keys(undated)).toEqual(["waiting", "list-undated", "period", "not-written", "not-why"]);
  expect(table(undated, "past")).toEqual([]);
});

const shared = path.resolve(import.meta.dirname, "../../../../shared/references/statistics");
const here = existsSync(path.join(shared, "09-waiting-days.json"));
test(`Amsterdam: open files of January 2016 as R has them, counted to the day of the file (${here ? "checked" : "register not here"})`, async () => {
  if (!here) return expect(here).toBe(false);
  const open = readFileSync(path.join(shared, "inputs/09-open-dossiers.csv"), "utf8").split("\n");
  const online = new Set(open.filter((line) => line.includes("Aanvrager online")).map((line) => line.split(",")[0]));
  const keep = (line: string) => online.has(line.split(",")[0]);
  const finding = look("silence", await amsterdam("proces_2016-01.csv", "2016-01-18", keep), []);
  const { open_dossiers: reference } = JSON.parse(
    readFileSync(path.join(shared, "09-waiting-days.json"), "utf8"),
  ) as Waiting;
  const { n, median, quartiles_type7_x } = reference.online_vs_intern;
  const [, requests, waiting, middle, low, high] = table(finding, "units")[0] ?? [];
  expect([requests, waiting, middle, low, high]).toEqual([n[0], n[0], median[0], ...quartiles_type7_x]);
  expect(said(finding, "until")).toEqual({ day: isoToDay("2016-01-18") });
});

interface Waiting {
  readonly open_dossiers: {
    readonly online_vs_intern: {
      readonly n: readonly number[];
      readonly median: readonly number[];
      readonly quartiles_type7_x: readonly number[];
    };
  };
}
