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
import { contrast } from "./contrast.ts";

const ask = (who: string, matter: string, more: object = {}): Line => ({
  kind: "request",
  name: `${who}-asks-${matter}`,
  body: { from: { party: `$${who}` }, to: "$city", matter, ...more },
});
const decide = (on: string, outcome: string, decided: string): Line => ({
  kind: "decision",
  name: `on-${on}`,
  body: { on: `$${on}`, decider: "$city", outcome, decided },
});
const city = party("city", "municipality");
const book: readonly Line[] = [
  city,
  party("one"),
  party("two"),
  ask("one", "space", { asked: "2025-01-10" }),
  ask("two", "space", { asked: "2025-01-12" }),
  ask("one", "money"),
  ask("two", "money"),
  decide("one-asks-space", "granted", "2025-02-01"),
  decide("two-asks-space", "refused", "2025-03-01"),
  decide("one-asks-money", "refused", "unknown"),
  decide("two-asks-money", "granted", "2024-06"),
];

const [A, B] = [idOf("one"), idOf("two")];
const lookAt = (lines: readonly Line[], [a, b]: readonly [string, string] = [A, B]) => {
  const view = seenBy(handWritten(lines));
  return plain(contrast.look(view, { a, b }), view);
};
const sentence = ({ sentences }: ReturnType<typeof lookAt>, key: string) =>
  Object.fromEntries((sentences.find(([k]) => k === key)?.[1] ?? []) as [string, unknown][]);

test("likeness comes first: what both need and whom both deal with", () => {
  const finding = lookAt(book);
  expect(finding.sentences[0]?.[0]).toBe("alike");
  expect((finding.tables.likeness as unknown[][]).map((row) => [row[0], row[1], row[3]])).toEqual([
    ["need", "need.space", ""],
    ["need", "need.money", ""],
    ["institution", "", "city"],
  ]);
});

test("the first dated divergence is where the paths part, before one of which the day is unknown", () => {
  const finding = lookAt(book);
  expect(finding.tables.partings).toEqual([
    [
      "need.space",
      "granted",
      "on-one-asks-space",
      "refused",
      "on-two-asks-space",
      Date.parse("2025-03-01") / 86_400_000,
    ],
    ["need.money", "refused", "on-one-asks-money", "granted", "on-two-asks-money", null],
  ]);
  expect(sentence(finding, "parting-dated")).toMatchObject({ a: "one", b: "two", need: "need.space" });
});

test("no date is filled in: what has none stands apart from the time lines", () => {
  const { tables } = lookAt(book);
  const entries = (key: string) => (tables[key] as unknown[][]).map((row) => row.at(-1));
  expect(entries("undated")).toEqual(["one-asks-money", "on-one-asks-money", "two-asks-money"]);
  expect(entries("time-lines")).toEqual([
    "one-asks-space",
    "on-one-asks-space",
    "on-two-asks-money",
    "two-asks-space",
    "on-two-asks-space",
  ]);
});

test("without any date the paths still part at a decision, said to be undated", () => {
  const finding = lookAt([
    ...book.slice(0, 3),
    ask("two", "space"),
    { kind: "support", name: "room", body: { from: "$city", to: { party: "$one" }, type: "room" } },
  ]);
  expect(sentence(finding, "parting-undated")).toMatchObject({
    first: "answer.supported",
    second: "answer.no-decision",
  });
  expect(finding.pictures.map(({ kind }) => kind)).toEqual(["paired-bars"]);
});

test("where none of the four words stands behind either case the time lines are the picture", () => {
  expect(lookAt(book).pictures.map(({ kind }) => kind)).toEqual(["time-lines"]);
});

test("the four words are counts of entries, each entry named", () => {
  const held = { rule: "$rule", criterion: "backing", who: "$two", how: "asked", often: "very often" };
  const finding = lookAt([
    ...book,
    { kind: "rule", name: "rule", body: { title: "We", type: "unwritten" } },
    { kind: "held", name: "asked", body: held },
    { kind: "doubt", name: "doubt", body: { about: "$two-asks-space", doubter: { residents: true }, ground: "Why?" } },
    { kind: "support", name: "praise", body: { from: "$city", to: { party: "$one" }, type: "recognition" } },
  ]);
  expect(finding.tables.words).toEqual([
    ["embraced", 0, 0],
    ["celebrated", 1, 0],
    ["questioned", 0, 1],
    ["doubted", 0, 1],
  ]);
  expect(finding.tables["word-entries"]).toContainEqual(["questioned", "second", "asked", "very often"]);
});

test("two requests can be laid side by side as well", () => {
  const finding = lookAt(book, [idOf("one-asks-space"), idOf("two-asks-space")]);
  expect(finding.tables.partings).toHaveLength(1);
  expect(finding.basis.requests).toBe(2);
});

test("turning the cases round turns the finding round", () => {
  const [there, back] = [lookAt(book), lookAt(book, [B, A])];
  const flip = (rows: unknown) => (rows as unknown[][]).map(([what, one, other]) => [what, other, one]);
  expect(flip(back.tables.words)).toEqual(there.tables.words);
  expect(flip(back.tables.difference)).toEqual(there.tables.difference);
});

test("the order of writing unlike things changes nothing that is counted", () => {
  const shuffled = [...book.slice(0, 7), ...book.slice(7).toReversed()];
  expect(lookAt(shuffled).tables.partings).toEqual(lookAt(book).tables.partings);
  expect(lookAt(shuffled).tables.difference).toEqual(lookAt(book).tables.difference);
});

test("in a real book another party is nameless and its entries stay unlinked, unless they are public", () => {
  const members = { audience: "members" } as const;
  const lines = book.map((line) => (line === city ? line : { ...line, ...members }));
  const register = handWritten(lines, "neighbourhood");
  const view = seenBy(register, viewer("one"));
  const finding = plain(contrast.look(view, { a: A, b: B }), view);
  expect(sentence(finding, "parting-dated")).toMatchObject({ a: "one", b: "another-party" });
  expect(JSON.stringify([finding.tables, finding.basis.rows])).not.toContain('"two');
  const open = seenBy(handWritten(book, "neighbourhood"), viewer("one"));
  expect(sentence(plain(contrast.look(open, { a: A, b: B }), open), "parting-dated")).toMatchObject({ b: "two" });
});

test("what may not be read counts as if it was never written", () => {
  const secret: Line = { ...decide("one-asks-money", "granted", "2023"), name: "secret", audience: "own", by: "one" };
  expect(lookAt([...book, secret])).toEqual(lookAt(book));
});

test("with one case chosen the most alike one that was answered otherwise is found, and said to be the extreme", () => {
  const far: readonly Line[] = [
    party("three"),
    ask("three", "space", { asked: "2019-01-10", year: 2019, to: "$three" }),
    party("four"),
    ask("four", "space", { asked: "2025-01-11", year: 2025 }),
    decide("four-asks-space", "granted", "2025-02-01"),
  ];
  const [asked, like] = [idOf("one-asks-space"), idOf("two-asks-space")];
  const finding = lookAt([...book, ...far], [asked, ""]);
  expect(finding.tables.partings).toEqual(lookAt([...book, ...far], [asked, like]).tables.partings);
  expect(sentence(finding, "found")).toEqual({ n: 3 });
  expect(finding.comparisons).toEqual([]);
  const parties = lookAt(book, [A, ""]);
  expect(parties.tables.partings).toEqual(lookAt(book).tables.partings);
  expect(sentence(parties, "found")).toEqual({ n: 1 });
});

test("a case that nobody else is like and answered otherwise finds none", () => {
  const alone = book.filter(({ name }) => !name.includes("two-asks"));
  expect(lookAt(alone, [A, ""]).sentences.map(([key]) => key)).toEqual(["none-found", "choose"]);
});

test("a party that chooses nothing finds the case beside its own, nameless until it is public", () => {
  const lines = book.map((line) => (line === city ? line : ({ ...line, audience: "members" } as const)));
  const view = seenBy(handWritten(lines, "neighbourhood"), viewer("one"));
  const finding = plain(contrast.look(view, { a: "", b: "" }), view);
  expect(sentence(finding, "parting-dated")).toMatchObject({ a: "one", b: "another-party" });
  expect(JSON.stringify([finding.tables, finding.sentences])).not.toContain('"two');
});

test("comparisons that people wrote are listed where nothing is chosen", () => {
  const body = { title: "Two rooms", one: "$one-asks-space", other: "$two-asks-space", likeness: "Both a room" };
  const finding = lookAt([...book, { kind: "comparison", name: "written", body }], ["", ""]);
  expect(finding.tables.written).toEqual([["written"]]);
});

test("nothing chosen, the same twice, or nothing written: too few to tell", () => {
  expect(lookAt(book, ["", ""])).toMatchObject({ enough: false, sentences: [["choose", [["n", 2]]]] });
  expect(lookAt(book, [A, A]).enough).toBe(false);
  expect(lookAt([city, party("one"), party("two")]).enough).toBe(false);
});

test("each sentence, table, column and word has its text", () => {
  const view = seenBy(handWritten(book));
  const findings = [contrast.look(view, { a: A, b: B }), contrast.look(view, { a: "", b: "" })];
  expect(findings.flatMap(untold)).toEqual([]);
});
