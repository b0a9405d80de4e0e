import { expect, test } from "vitest";
import json from "../samples/practice.json" with { type: "json" };
import { streamsFrom } from "../src/mirror/statistics/random.ts";
import type { EntryOf, WrittenEntry } from "../src/register/entry.ts";
import type { KindName } from "../src/register/kinds.ts";
import { isoToDay } from "../src/register/partial-date.ts";
import { type Register, sideOf } from "../src/register/register.ts";
import { traitWordsIn } from "../src/register/traits.ts";
import { readCast } from "../src/simulation/cast.ts";
import { EASY_YES, EQUAL, type Knobs, PRACTICE } from "../src/simulation/knobs.ts";
import { simulate } from "../src/simulation/simulate.ts";
import { foldDrafts } from "./support/fold.ts";

const cast = readCast(json);
const SEEDS = Array.from({ length: 12 }, (_, i) => `practice-${i + 1}`);
const made = new Map<string, Register>();
/** A neighbourhood with these knobs and seed, made once. */
function bookOf(knobs: Knobs, seed = cast.seed): Register {
  const key = JSON.stringify([knobs, seed]);
  const book = made.get(key) ?? foldDrafts("practice", simulate(cast, knobs, streamsFrom(seed)));
  made.set(key, book);
  return book;
}
const practice = bookOf(PRACTICE);
const equal = bookOf(EQUAL);

const all = <K extends KindName>(book: Register, kind: K): readonly EntryOf<K>[] =>
  (book.entries as readonly WrittenEntry[]).filter((entry) => entry.kind === kind) as never;

interface Case {
  readonly request: EntryOf<"request">["body"];
  readonly decision: EntryOf<"decision">["body"] | undefined;
  readonly form: string;
}

/** Requests of residents' parties with their decision, second versions left out. */
function casesIn(book: Register): readonly Case[] {
  const decisions = all(book, "decision").filter((entry) => entry.body.versionOf === undefined);
  const decisionOn = new Map(decisions.map((entry) => [entry.body.on, entry.body]));
  const forms = new Map<string, string>(all(book, "party").map((entry) => [entry.id, entry.body.type]));
  return all(book, "request").flatMap(({ id, body }) => {
    if (body.versionOf !== undefined || !("party" in body.from)) return [];
    if (sideOf(book, body.from.party) !== "residents") return [];
    return [{ request: body, decision: decisionOn.get(id), form: forms.get(body.from.party) ?? "" }];
  });
}

/** The cases of twelve books together: some 2,000 about money and 1,700 about other things. */
const PLANTED = SEEDS.flatMap((seed) => casesIn(bookOf(PRACTICE, seed)));
const FAIR = SEEDS.flatMap((seed) => casesIn(bookOf(EQUAL, seed)));
const share = <T>(items: readonly T[], is: (item: T) => boolean): number => items.filter(is).length / items.length;
const isYes = ({ decision }: Case): boolean => decision?.outcome === "granted" || decision?.outcome === "partly";
const judged = (cases: readonly Case[]): readonly Case[] =>
  cases.filter(({ decision }) => decision !== undefined && decision.outcome !== "withdrawn");
const daysOf = ({ request, decision }: Case): number => isoToDay(decision?.decided ?? "") - isoToDay(request.asked);

/** The share of yes among the first group minus that among the rest. */
function gap(cases: readonly Case[], isFirst: (one: Case) => boolean): number {
  const decided = judged(cases);
  return (
    share(decided.filter(isFirst), isYes) -
    share(
      decided.filter((one) => !isFirst(one)),
      isYes,
    )
  );
}

const isFoundation = ({ form }: Case): boolean => form === "foundation";
const isYearly = ({ request }: Case): boolean => request.cadence === "yearly";
const isMoney = ({ request }: Case): boolean => request.matter === "money";
const ofMoney = (cases: readonly Case[]): readonly Case[] => cases.filter(isMoney);
const notOfMoney = (cases: readonly Case[]): readonly Case[] => cases.filter((one) => !isMoney(one));

test("the same cast, knobs and chance give the same book; another seed gives another", () => {
  const drafts = (seed: string) => JSON.stringify(simulate(cast, PRACTICE, streamsFrom(seed)));
  expect(drafts("practice-1")).toBe(drafts("practice-1"));
  expect(drafts("practice-1")).not.toBe(drafts("practice-2"));
});

test.each([
  ["planted", PRACTICE],
  ["equal", EQUAL],
])(`the desk's checks accept every draft, %s, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`, (_name, knobs) => {
  for (const seed of SEEDS) expect(bookOf(knobs, seed).entries.length).toBeGreaterThan(1500);
});

test("40 parties, 6 of them institutions, and three years of entries in order of time", () => {
  expect(practice.parties.size).toBe(40);
  expect([...practice.parties.values()].filter((party) => party.side === "institution")).toHaveLength(6);
  const moments = (practice.entries as readonly WrittenEntry[]).map((entry) => entry.at);
  expect(moments).toEqual(moments.toSorted());
  expect([moments[0]?.slice(0, 4), moments.at(-1)?.slice(0, 4)]).toEqual(["2023", "2025"]);
});

test("it says that it is made up, and names nobody's belief, origin or benefit", () => {
  expect(cast.note).toContain("verzonnen");
  expect(traitWordsIn(JSON.stringify(json))).toEqual([]);
});

test("requests run both ways, several hundred of them, and most decisions are told by both sides", () => {
  const told = all(practice, "decision");
  const versions = new Set(told.map((entry) => entry.body.versionOf));
  const first = told.filter((entry) => entry.body.versionOf === undefined && entry.body.nature !== "act");
  expect(casesIn(practice).length).toBeGreaterThan(300);
  expect(
    all(practice, "request").filter(({ body }) => sideOf(practice, body.to) === "residents").length,
  ).toBeGreaterThan(179);
  expect(share(first, (entry) => versions.has(entry.id))).toBeGreaterThan(0.5);
});

test("planted: the tariff rule is held against some of those it fits only; equal: against all of them", () => {
  const [some, everybody] = [tariffRule(practice), tariffRule(equal)];
  expect(some.held).toBeGreaterThan(2);
  expect(some.held / some.fits).toBeLessThan(0.55);
  expect(everybody.held).toBe(everybody.fits);
  for (const { highPayers, heldParties } of [some, everybody])
    expect(heldParties).toEqual(new Set([...heldParties, ...highPayers]));
});

function tariffRule(book: Register) {
  const fits = all(book, "fact").filter(({ body }) => body.criterion === "visitors-from-inside" && body.value === "no");
  const held = all(book, "held").filter(({ body }) => body.how === "held" && body.criterion === "visitors-from-inside");
  const high = casesIn(book).filter(({ decision }) => decision?.tariff === cast.rules.tariff.high);
  const payers = high.flatMap(({ request }) => ("party" in request.from ? [request.from.party] : []));
  return {
    fits: fits.length,
    held: held.length,
    heldParties: new Set(held.map(({ body }) => body.who)),
    highPayers: new Set(payers),
  };
}

test("planted: one desk is slow and leaves half unanswered; equal: it is like the others", () => {
  const isSlow = ({ request }: Case) => request.unit === cast.slowDesk;
  const isDesk = ({ request }: Case) => cast.desks.includes(request.unit);
  const early = ({ request }: Case) => request.year !== 2025;
  const silent = (cases: readonly Case[]) => share(cases, ({ decision }) => decision === undefined);
  const days = (cases: readonly Case[]) => {
    const decided = cases.filter(({ decision }) => decision !== undefined);
    return decided.reduce((sum, one) => sum + daysOf(one), 0) / decided.length;
  };
  const [planted, fair] = [PLANTED.filter(early), FAIR.filter(early)];
  expect(silent(planted.filter(isSlow))).toBeGreaterThan(0.4);
  expect(silent(planted.filter(isDesk))).toBeLessThan(0.12);
  expect(days(planted.filter(isSlow))).toBeGreaterThan(3 * days(planted.filter(isDesk)));
  expect(Math.abs(silent(fair.filter(isSlow)) - silent(fair.filter(isDesk)))).toBeLessThan(0.05);
});

test("planted: foundations get money more often than like requests of others; equal: as often", () => {
  const { foundation, other } = PRACTICE.moneyYes;
  expect(gap(ofMoney(PLANTED), isFoundation)).toBeCloseTo(foundation - other, 1);
  expect(Math.abs(gap(ofMoney(FAIR), isFoundation))).toBeLessThan(0.06);
  expect(Math.abs(gap(notOfMoney(PLANTED), isFoundation))).toBeLessThan(0.06);
});

test("planted: yearly requests look favoured, and are not among requests for the same matter", () => {
  expect(gap(PLANTED, isYearly)).toBeGreaterThan(0.12);
  expect(Math.abs(gap(ofMoney(PLANTED), isYearly))).toBeLessThan(0.07);
  expect(Math.abs(gap(notOfMoney(PLANTED), isYearly))).toBeLessThan(0.07);
  expect(share(judged(notOfMoney(PLANTED)), isYes)).toBeCloseTo(EASY_YES, 1);
  expect(Math.abs(gap(FAIR, isYearly))).toBeLessThan(0.06);
});
