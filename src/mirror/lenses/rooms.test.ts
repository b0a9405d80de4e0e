import { expect, test } from "vitest";
import { handWritten, type Line, party, plain, seenBy, untold } from "../../../test/support/hand-written.ts";
import { rooms } from "./rooms.ts";

const people = [party("welfare", "welfare"), party("city", "municipality"), party("one"), party("two")];
const room = (name: string, more: object = {}): Line => ({
  kind: "space",
  name,
  body: { name, manager: "$welfare", hours: [{ days: [1, 2, 3, 4, 5], from: 540, until: 1320 }], ...more },
  by: "welfare",
});
const activity = (name: string, more: object): Line => ({
  kind: "activity",
  name,
  body: { title: name, organiser: "$one", type: "meal", space: "$house", ...more },
  by: "one",
});
const sundown = (name: string, when: string, ends: number) => activity(name, { when, atSunset: true, ends });
const meals = [sundown("meal-2018", "2018-06-14", 1410), sundown("meal-2026", "2026-03-19", 1290)];

const lookAt = (lines: readonly Line[]) => {
  const view = seenBy(handWritten(lines));
  return plain(rooms.look(view, {}), view);
};
const rows = (lines: readonly Line[], table: string) => (lookAt(lines).tables[table] ?? []) as readonly unknown[][];
const keys = (lines: readonly Line[]) => lookAt(lines).sentences.map(([key]) => key);

test("a meal after sunset did not fit a house that closes at 22:00 in June 2018, and does in March 2026", () => {
  const book = [...people, room("house"), ...meals];
  const [fit, ...rest] = rows(book, "fit");
  expect(rest).toEqual([]);
  expect([fit?.[0], fit?.[6], fit?.[7]]).toEqual(["meal-2018", "yes", "no"]);
  // From about 22:01 until 23:30.
  expect(Math.abs((fit?.[8] as number) - 89)).toBeLessThanOrEqual(1);
  expect(rows(book, "rooms")[0]?.slice(0, 7)).toEqual(["house", "welfare", "yes", 2, 1, 1, 0]);
  expect(keys(book)).toEqual(["fit", "outside", "sunset", "depend", "period", "not-why"]);
});

test("without hours, a time or a day it is unknown, and never filled in", () => {
  const book = [
    ...people,
    room("house"),
    room("closed", { hours: "unknown" }),
    activity("no-hours", { space: "$closed", when: "2026-03-19", starts: 600, ends: 660 }),
    activity("no-day", { when: "2026-03", starts: 600, ends: 660 }),
    activity("no-times", { when: "2026-03-19" }),
  ];
  expect(rows(book, "fit").map((row) => [row[0], row[7], row[8]])).toEqual([
    ["no-hours", "unknown", null],
    ["no-day", "unknown", null],
    ["no-times", "unknown", null],
  ]);
  expect(lookAt(book)).toMatchObject({
    enough: false,
    sentences: [["hours-unknown", expect.anything()], expect.anything(), expect.anything(), expect.anything()],
  });
});

test("who depends on one manager, and how many rooms others run", () => {
  const book = [
    ...people,
    room("house"),
    room("hall", { manager: "$city" }),
    room("own", { manager: "$two" }),
    room("someone", { manager: "unknown" }),
    activity("a", {}),
    { ...activity("b", { organiser: "$two", space: "$own" }), by: "two" },
    { ...activity("c", { organiser: "$two", space: "$hall" }), by: "two" },
    { ...activity("d", { organiser: "$two", space: "$someone" }), by: "two" },
  ];
  expect(rows(book, "users")).toEqual([
    ["one", 1, 1, 1, "welfare", 2],
    ["two", 2, 2, null, null, 2],
  ]);
});

test("somebody's home is no room of the neighbourhood", () => {
  const book = [...people, room("home", { home: true, manager: "$one" }), activity("a", { space: "$home" })];
  expect(keys(book)[0]).toBe("no-activities");
  expect(lookAt(book).tables).toEqual({});
});

const ask = (name: string, more: object = {}): Line => ({
  kind: "request",
  name,
  body: { from: { party: "$one" }, to: "$welfare", matter: "space", ...more },
  by: "one",
});
const decide = (on: string, more: object): Line => ({
  kind: "decision",
  name: `${on}-decided`,
  body: { on: `$${on}`, decider: "$welfare", outcome: "granted", ...more },
  by: "welfare",
});

test("prices stand per manager and tariff, as far as they are written, also after a correction", () => {
  const tariff: Line = { kind: "rule", name: "tariff", body: { title: "t", type: "tariff", owner: "$welfare" } };
  const book = [
    ...people,
    tariff,
    ...["a", "b", "c"].map((name) => ask(name, { rule: "$tariff" })),
    decide("a", { tariff: "high", hourly: 2_000 }),
    decide("b", { tariff: "high" }),
    decide("c", { tariff: "low", hourly: 500 }),
    {
      kind: "correction" as const,
      name: "mended",
      body: {
        target: "$c-decided",
        body: { on: "$c", decider: "$welfare", outcome: "granted", tariff: "low", hourly: 700 },
      },
      by: "welfare",
    },
  ];
  expect(rows(book, "prices")).toEqual([
    ["welfare", "high", 2, 1, 2_000, 2_000, 1],
    ["welfare", "low", 1, 1, 700, 700, 0],
  ]);
  expect(rows(book, "own")).toEqual([]);
});

test("a room of one's own: what came of it, and what is still open", () => {
  const book = [...people, ask("yes"), ask("open", { asked: "2024-05" }), decide("yes", {})];
  expect(rows(book, "own")).toEqual([
    ["granted", 1, 1],
    ["no-decision", 1, 1],
  ]);
  expect(rows(book, "waiting")).toEqual([["open", "one", "welfare", 2024]]);
});

test("the order of writing changes the order of rows only", () => {
  const later = [activity("a", { when: "2026-03-20", starts: 1300, ends: 1400 }), ...meals];
  const sorted = (lines: readonly Line[]) => rows(lines, "fit").map(String).toSorted();
  expect(sorted([...people, room("house"), ...later.toReversed()])).toEqual(
    sorted([...people, room("house"), ...later]),
  );
});

test("nothing written: too few to tell, and each sentence, table, column and word has its text", () => {
  expect(lookAt([])).toMatchObject({
    enough: false,
    sentences: [
      ["no-activities", []],
      ["period-unknown", []],
      ["not-why", []],
    ],
  });
  const view = seenBy(handWritten([...people, room("house"), ...meals, ask("open")]));
  expect([rooms.look(seenBy(handWritten([])), {}), rooms.look(view, {})].flatMap(untold)).toEqual([]);
});
