import { expect, test } from "vitest";
import json from "../samples/retelling.json" with { type: "json" };
import { casesOf } from "../src/mirror/cases.ts";
import { columnsOf, NONE } from "../src/mirror/columns.ts";
import { codeOf } from "../src/mirror/dictionary.ts";
import { doubtsAbout, mutualDoubts, wantedAndDoubted } from "../src/mirror/doubts.ts";
import { balance } from "../src/mirror/lenses/balance.ts";
import { askedForWhom } from "../src/mirror/spoken-for.ts";
import { tariffsOf } from "../src/mirror/tariffs.ts";
import { unwrittenRules } from "../src/mirror/unwritten.ts";
import { viewFor } from "../src/mirror/view.ts";
import { DEFAULT_TERM, isPast, waitsOf } from "../src/mirror/waiting.ts";
import { flagsAt } from "../src/register/flags.ts";
import { NOBODY } from "../src/register/reading.ts";
import { wayOutAt } from "../src/register/way-out.ts";
import { draftsOf, readSample } from "../src/simulation/sample.ts";
import { countingIds, foldDrafts } from "./support/fold.ts";

const sample = readSample(json);
const drafts = draftsOf(sample, countingIds());
const register = foldDrafts(
  "retelling",
  drafts.map((draft) => ({ draft, at: sample.written })),
);
const now = Date.UTC(2026, 0, 1);
const view = viewFor(columnsOf(register), register, NOBODY, now);
const looking = { readable: (row: number) => view.mask[row] === 1, now };

const rowOf = (name: string): number => sample.entries.findIndex((entry) => entry.as === name);
const numberOf = (name: string): number => view.columns.partyNumbers.get(drafts[rowOf(name)]?.id as string) as number;
const [rosa, hamza, city] = [numberOf("$rosa"), numberOf("$hamza"), numberOf("$municipality")];

test("T1 and T2: three pay Rosa's room, amounts unknown, and two get their sign on the front", () => {
  const finding = balance.look(view, { party: drafts[rowOf("$rosa")]?.id as string });
  const rents = finding.tables
    .find(({ key }) => key === "supports")
    ?.rows.filter(([, type]) => type === "support.rent");
  const givers = ["$municipality", "$welfare", "$housing"].map(numberOf);
  expect(rents?.map(([giver, , amount]) => [giver, amount])).toEqual(givers.map((giver) => [giver, null]));
  expect(rents?.map((row) => row[5] !== null)).toEqual([false, true, true]);
});

test("T6: Hamza's request for a room of his own has no answer, since nobody knows when", () => {
  const cases = casesOf(view);
  const at = cases.request.indexOf(rowOf("$own-room"));
  expect([view.columns.from[cases.current[at] as number], cases.decision[at]]).toEqual([hamza, NONE]);
  expect(isPast(waitsOf(view, cases), at, DEFAULT_TERM)).toBe("unknown");
});

test("T7: the rule behind the stopped grant came afterwards or unknown, and so is whether it was a condition of the grant", () => {
  const rows = [rowOf("$grant-stopped"), rowOf("$rule-not-apart")];
  expect(flagsAt(register, rowOf("$grant-stopped"), looking)).toEqual([
    { name: "rule-after-event", state: "unknown", law: "awb-4-48", rows },
    { name: "condition-not-in-grant", state: "unknown", law: "awb-4-48", rows },
  ]);
});

test("T8: nothing to object to yet: no written decision is known, so ask for one; the tariff is no matter for objection", () => {
  expect(wayOutAt(register, rowOf("$grant-stopped"), looking)).toMatchObject({
    way: "ask-written",
    written: "unknown",
  });
  expect(wayOutAt(register, rowOf("$highest-tariff"), looking)).toMatchObject({ way: "talk" });
});

test("T9: Hamza is charged the highest tariff; whether others have visitors from outside is unknown", () => {
  const tariffs = tariffsOf(view);
  const of = (party: number) => tariffs.find((one) => one.party === party);
  expect(of(hamza)?.charged.map(({ row, tariff }) => [row, tariff])).toEqual([
    [rowOf("$highest-tariff"), "hoogste tarief"],
    [rowOf("$rent-of-hamza"), "hoogste tarief"],
  ]);
  expect(of(rosa)).toEqual({ party: rosa, charged: [], outside: "unknown", rows: [] });
});

test("T10: the tariff rests on a spoken reason, which is a flag without an article", () => {
  const { reason, words } = view.columns;
  const spoken = [...view.rows("decision")].filter((row) => reason[row] === codeOf(words.reason, "spoken"));
  expect(spoken).toEqual([rowOf("$highest-tariff")]);
  const names = flagsAt(register, rowOf("$highest-tariff"), looking).map(({ name, law }) => [name, law]);
  expect(names).toContainEqual(["reason-only-spoken", null]);
});

test("T12: Hamza was asked for whom he speaks, very often; of Rosa nothing is written", () => {
  const asked = new Map(askedForWhom(view).map((one) => [one.party, one.asked]));
  expect(asked.get(hamza)).toEqual([{ row: rowOf("$asked-who-is-we"), by: -1, often: "heel vaak" }]);
  expect(asked.get(rosa)).toEqual([]);
});

test("T15: the municipality wants and doubts the same party", () => {
  expect(wantedAndDoubted(view)).toEqual([
    { institution: city, party: hamza, wants: [rowOf("$call-for-reach")], doubts: [rowOf("$doubt-municipality")] },
  ]);
  const rows = [rowOf("$doubt-municipality"), rowOf("$call-for-reach")];
  expect(flagsAt(register, rowOf("$doubt-municipality"), looking)).toEqual([
    { name: "wants-and-doubts", state: "yes", law: null, rows },
  ]);
});

test("T16: doubts run both ways between Hamza and the municipality", () => {
  expect(mutualDoubts(view, hamza)).toEqual([
    { other: city, there: [rowOf("$doubt-spending")], back: [rowOf("$doubt-municipality")] },
  ]);
  expect(mutualDoubts(view, rosa)).toEqual([]);
});

test("T17: not only professionals doubt what Hamza does, other residents do too", () => {
  expect(doubtsAbout(view, hamza).map(({ row, byResidents }) => [row, byResidents])).toEqual([
    [rowOf("$doubt-professionals"), false],
    [rowOf("$doubt-residents"), true],
    [rowOf("$doubt-municipality"), false],
  ]);
  expect(doubtsAbout(view, rosa)).toEqual([]);
});

test("T20: three unwritten rules kept Hamza out, and one only asked him a question", () => {
  const kept = unwrittenRules(view).map(({ rule, keptOut }) => [rule, keptOut.map(({ party }) => party)]);
  expect(kept).toEqual([
    [rowOf("$rule-engaged"), [hamza]],
    [rowOf("$rule-for-the-neighbourhood"), [hamza]],
    [rowOf("$rule-same-place"), [hamza]],
    [rowOf("$rule-who-is-we"), []],
  ]);
});
