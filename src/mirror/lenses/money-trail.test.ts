import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { amsterdam, REGISTER } from "../../../test/support/amsterdam.ts";
import { handWritten, type Line, party, plain, seenBy, untold, viewer } from "../../../test/support/hand-written.ts";
import { look } from "../mirror.ts";
import { moneyTrail } from "./money-trail.ts";

const people = [party("city", "municipality"), party("welfare", "welfare"), party("one"), party("two")];
const ask = (name: string, from: object, more: object = {}): Line => ({
  kind: "request",
  name,
  body: { from, to: "$city", matter: "money", amount: 100_000, asked: "2025", ...more },
});
const decide = (on: string, outcome: string, amount?: number): Line => ({
  kind: "decision",
  name: `${on}-decided`,
  body: { on: `$${on}`, decider: "$city", outcome, decided: "2025", ...(amount === undefined ? {} : { amount }) },
});
const give = (name: string, to: object, more: object = {}): Line => ({
  kind: "support",
  name,
  body: { from: "$city", to, type: "money", since: "2025", ...more },
});
const ONE = { party: "$one" };

const book: readonly Line[] = [
  ...people,
  ask("half", ONE),
  decide("half", "partly", 50_000),
  ask("none", { party: "$two" }),
  decide("none", "refused"),
  ask("whole", { party: "$welfare" }, { amount: "unknown" }),
  decide("whole", "granted", 200_000),
  ask("listed", { listed: { key: "k", form: "foundation" } }),
  decide("listed", "granted", 100_000),
  ask("nobody", { listed: {} }),
  decide("nobody", "granted"),
  give("rent", ONE, { type: "rent", amount: 30_000 }),
  give("hours", ONE, { type: "hours", amount: 99_900 }),
];

const lookAt = (lines: readonly Line[], by?: string) => {
  const view = seenBy(handWritten(lines), by === undefined ? {} : viewer(by));
  return plain(moneyTrail.look(view, {}), view);
};

test("asked, granted and their ratio stand together; what has no amount asked, and support, are in the total only", () => {
  const whole = 380_000;
  expect(lookAt(book).tables.receivers).toEqual([
    ["residents", 2, 2, 200_000, 50_000, 0.25, 80_000, 80_000 / whole, 0],
    ["institution", 1, 0, null, null, null, 200_000, 200_000 / whole, 0],
    ["foundation", 1, 1, 100_000, 100_000, 1, 100_000, 100_000 / whole, 0],
    ["unknown", 1, 0, null, null, null, null, 0, 1],
  ]);
});

test("per party of the book, and a row for whom nobody described", () => {
  expect(lookAt(book).tables.parties).toEqual([
    ["one", 1, 80_000, 0],
    ["two", 0, 0, 0],
    ["welfare", 1, 200_000, 0],
    [null, 1, 100_000, 1],
  ]);
});

test("support that is a yes once more counts once: same giver and rule, activity or amount, in the same year or the next", () => {
  const twice = (more: object) => {
    const { tables, sentences } = lookAt([...book, give("again", ONE, more)]);
    return [(tables.receivers as unknown[][])[0]?.[6], sentences.some(([key]) => key === "twice")];
  };
  expect(twice({ amount: 50_000 })).toEqual([80_000, true]);
  expect(twice({ amount: 50_000, since: "2026" })).toEqual([80_000, true]);
  expect(twice({ amount: 50_000, since: "unknown" })).toEqual([80_000, true]);
  expect(twice({ amount: 50_000, since: "2023" })).toEqual([130_000, false]);
  expect(twice({ amount: 40_000 })).toEqual([120_000, false]);
  expect(twice({ amount: 50_000, from: "$welfare" })).toEqual([130_000, false]);
});

test("one yes covers one support, a second is another gift", () => {
  const again = [give("a", ONE, { amount: 50_000 }), give("b", ONE, { amount: 50_000 })];
  expect((lookAt([...book, ...again]).tables.receivers as unknown[][])[0]?.[6]).toBe(130_000);
});

test("shuffling changes the order of rows only", () => {
  const sorted = (lines: readonly Line[]) =>
    Object.values(lookAt(lines).tables).map((rows) => (rows as unknown[][]).map(String).toSorted());
  const requests = book.filter(({ kind }) => kind === "request").toReversed();
  const rest = book.filter(({ kind }) => kind === "decision" || kind === "support").toReversed();
  expect(sorted([...people, ...requests, ...rest])).toEqual(sorted(book));
});

test("what only its own writer may read flows for the writer alone", () => {
  const own: Line = { ...give("own", ONE, { amount: 70_000 }), by: "one", audience: "own" };
  expect(lookAt([...book, own])).toEqual(lookAt(book));
  expect((lookAt([...book, own], "one").tables.receivers as unknown[][])[0]?.[6]).toBe(150_000);
});

test("nothing, or no amount at all: too few to tell, and no picture", () => {
  expect(lookAt([])).toMatchObject({ enough: false, pictures: [], tables: { receivers: { length: 3 } } });
  const rent = lookAt([...people, give("rent", ONE, { type: "rent" })]);
  expect(rent).toMatchObject({ enough: false, pictures: [], basis: { unknown: 1 } });
  expect(rent.sentences[0]).toEqual([
    "amounts-unknown",
    [
      ["times", 1],
      ["givers", 1],
    ],
  ]);
});

test("each sentence, table, column and word has its text", () => {
  const lines = [[], people, book, [...book, give("again", ONE, { amount: 50_000 })], [...people, give("rent", ONE)]];
  expect(lines.flatMap((some) => untold(moneyTrail.look(seenBy(handWritten(some)), {})))).toEqual([]);
});

test.runIf(existsSync(REGISTER))(
  "the register of Amsterdam names forms, no residents, and adds up (with ../shared)",
  async () => {
    const view = await amsterdam("register_2019-01-14.csv", "2019-01-14", (line) => /,2018,[^,]*\r?$/.test(line));
    const finding = look("money-trail", view, []);
    const receivers = finding.tables[0]?.rows ?? [];
    expect(receivers[0]?.slice(0, 2)).toEqual(["residents", 0]);
    expect(untold(finding)).toEqual([]);
    expect(finding.tables[2]?.rows.every(([party]) => party === null)).toBe(true);
    const total = receivers.reduce((sum, row) => sum + (row[6] as number), 0);
    const granted = Array.from(view.rows("decision"), (row) => view.columns.amount[row] as number);
    expect(total).toBe(granted.filter((cents) => cents > 0).reduce((sum, cents) => sum + cents, 0));
  },
);
