import { expect, test } from "vitest";
import {
  handWritten,
  idOf,
  type Line,
  party,
  plain,
  seenBy,
  untold,
  viewer,
} from "../../../test/support/hand-written.ts";
import { balance } from "./balance.ts";

const give = (from: string, type: string, more: object = {}): Line => ({
  kind: "support",
  name: `${from}-gives-${type}`,
  body: { from: `$${from}`, to: { party: "$one" }, type, ...more },
});
const burden: Line = {
  kind: "burden",
  name: "hours",
  body: { on: "$one", type: "hours", hours: 600, since: "2025" },
  by: "one",
};
const people = [party("city", "municipality"), party("welfare", "welfare"), party("one")];
const book: readonly Line[] = [
  ...people,
  give("city", "rent", { amount: 120_000, since: "2024", returns: "A sign on the door" }),
  give("welfare", "rent", { since: "2025" }),
  give("welfare", "hours", { hours: 120 }),
  give("city", "money", { amount: 50_000, until: "2025-06", since: "2024" }),
  burden,
  { kind: "request", name: "call", body: { from: { party: "$city" }, to: "$one", matter: "time" } },
];

const lookAt = (lines: readonly Line[], by?: string) => {
  const view = seenBy(handWritten(lines), by === undefined ? {} : viewer(by));
  return plain(balance.look(view, { party: idOf("one") }), view);
};

test("support and burdens stand side by side per year in which they began, the unknown year apart", () => {
  expect(lookAt(book).tables.years).toEqual([
    [2024, 2, 0],
    [2025, 1, 1],
    [null, 1, 0],
  ]);
});

test("what stops when one giver stops: others still give rent, nobody else gives hours, what ended is no longer there", () => {
  expect(lookAt(book).tables.givers).toEqual([
    ["city", "support.rent", 1, "others-give", "city-gives-rent"],
    ["welfare", "support.rent", 1, "others-give", "welfare-gives-rent"],
    ["welfare", "support.hours", 0, "stops", "welfare-gives-hours"],
  ]);
});

test("support that a decision stopped no longer runs", () => {
  const stop: Line = {
    kind: "decision",
    name: "stop",
    body: { on: "$city-gives-rent", decider: "$city", outcome: "stopped" },
  };
  const finding = lookAt([...book, stop]);
  expect(finding.tables.givers).toContainEqual(["welfare", "support.rent", 0, "stops", "welfare-gives-rent"]);
  expect(finding.sentences).toContainEqual(["stopped", [["n", 1]]]);
});

test("what the giver gets back is said, an amount nobody told stays unknown, and nothing is added up", () => {
  const finding = lookAt(book);
  const rows = finding.tables.supports as unknown[][];
  expect(rows.map((row) => [row[2], row[5]])).toEqual([
    [120_000, "A sign on the door"],
    [null, null],
    [null, null],
    [50_000, null],
  ]);
  expect(JSON.stringify(finding)).not.toContain("170000");
  expect(finding.basis.unknown).toBe(2);
});

test("recognition has no price, so its amount is not called unknown", () => {
  expect(lookAt([...people, give("city", "recognition")]).basis.unknown).toBe(0);
});

test("the order of writing changes the order of rows only", () => {
  const shuffled = [...people, ...book.slice(3).toReversed()];
  const sorted = (lines: readonly Line[]) => (lookAt(lines).tables.supports as unknown[][]).map(String).sort();
  expect(sorted(shuffled)).toEqual(sorted(book));
  expect(lookAt(shuffled).tables.years).toEqual(lookAt(book).tables.years);
});

test("a burden that only its bearer may read is there for the bearer, and nowhere for others", () => {
  const own: Line = { ...burden, name: "feeling", body: { on: "$one", type: "feeling" }, audience: "own" };
  expect(lookAt([...book, own])).toEqual(lookAt(book));
  expect(lookAt([...book, own], "one").tables.burdens).toHaveLength(2);
});

test("nothing written, or nobody chosen: too few to tell", () => {
  expect(lookAt(people)).toMatchObject({ enough: false, sentences: [["nothing", [["party", "one"]]]] });
  const view = seenBy(handWritten(book));
  expect(balance.look(view, { party: "" })).toMatchObject({ enough: false, sentences: [{ key: "choose" }] });
});

test("each sentence, table, column and word has its text", () => {
  const view = seenBy(handWritten(book));
  expect(["", idOf("one")].flatMap((party) => untold(balance.look(view, { party })))).toEqual([]);
});
