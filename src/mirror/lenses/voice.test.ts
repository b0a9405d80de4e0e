import { expect, test } from "vitest";
import {
  handWritten,
  type Line,
  line,
  party,
  plain,
  seenBy,
  untold,
  viewer,
} from "../../../test/support/hand-written.ts";
import { voice } from "./voice.ts";

const claim = (name: string, speaker: string) =>
  line("claim", name, { speaker: `$${speaker}`, forWhom: "All who live here", when: "2020" });
const doubt = (name: string, about: string, more: Line["body"] = {}) =>
  line("doubt", name, { about: `$${about}`, doubter: { party: "$city" }, ground: "Who is we?", ...more });
const proof = (name: string, about: string, more: Line["body"] = {}) =>
  line("backing", name, { claim: `$${about}`, type: "signatures", count: 90, ...more });

const book: readonly Line[] = [
  party("city", "municipality"),
  party("one"),
  party("two"),
  line("activity", "meal", { title: "Meal", organiser: "$one", when: "2021", counts: { new: 12, returning: 5 } }),
  line("activity", "talk", { title: "Talk", organiser: "$one", when: "2021" }),
  claim("we", "one"),
  claim("city-we", "city"),
  doubt("first", "we", { when: "2021-02", occasion: "$meal" }),
  proof("list", "we", { when: "2021-01", shown: "2021-05", shownTo: "$city", accepted: "yes" }),
  proof("letter", "we", { when: "2020-05", accepted: "no" }),
  doubt("again", "we", { when: "2022-01-10" }),
  doubt("same-month", "we", { when: "2021-05" }),
  doubt("dateless", "we"),
];

const lookAt = (lines: readonly Line[], by?: string) => {
  const view = seenBy(handWritten(lines, by === undefined ? "practice" : "neighbourhood"), by === undefined ? undefined : viewer(by)); // prettier-ignore
  return plain(voice.look(view, {}), view);
};
const table = (finding: ReturnType<typeof lookAt>, key: string) => finding.tables[key] as unknown[][];

test("a doubt counts as again only when it certainly came after proof that was accepted", () => {
  const finding = lookAt(book);
  expect(table(finding, "again").map((row) => [row[0], row[2], row[4]])).toEqual([["one", "city", "again"]]);
  expect(finding.sentences.slice(0, 4)).toEqual([
    ["found", [["claims", 2], ["parties", 2], ["doubted", 1], ["questioned", 4], ["doubts", 4], ["asks", 0]]],
    ["proofs", [["proofs", 2], ["accepted", 1]]],
    ["again", [["n", 1]]],
    ["order", [["n", 2]]],
  ]); // prettier-ignore
});

test("proof counts from when it was shown, and as who was shown it says: until then a question is no repetition", () => {
  const early = [...book, doubt("between", "we", { when: "2021-03" })];
  expect(table(lookAt(early), "again")).toHaveLength(1);
  const day = book.map((one) => {
    if (one.name === "list") return { ...one, body: { ...one.body, shown: "2021-05-04" } };
    return one.name === "same-month" ? { ...one, body: { ...one.body, when: "2021-05-04" } } : one;
  });
  expect(lookAt(day).sentences[3]).toEqual(["order", [["n", 2]]]);
  const answer = (agrees: boolean): Line => ({
    ...line("agreement", "answer", { target: "$list", agrees }),
    by: "city",
  });
  const contested = lookAt([...book, answer(false)]);
  expect(contested.sentences[1]).toEqual(["proofs", [["proofs", 2], ["accepted", 0]]]); // prettier-ignore
  const told = lookAt([...book, doubt("last", "we", { when: "2026-02-15" }), answer(true)]);
  expect(table(told, "again").map((row) => row[4])).toEqual(["last"]);
});

test("institutions stand in the same table, and who was never asked is not fine but never asked or unknown", () => {
  expect(table(lookAt(book), "speakers")).toEqual([
    ["city", 1, 0, 0, 0, 0, 0, 0, 0, "never-asked", null],
    ["one", 1, 1, 4, 1, 2, 1, 1, 4, "yes", null],
    ["two", 0, 0, 0, 0, 0, 0, 0, 0, "never-asked", null],
  ]);
});

test("how often somebody was asked stands there in the words of the book; the sentence and the picture count the same times", () => {
  const rule = line("rule", "rule", { title: "Say for whom", type: "unwritten" });
  const asked = (name: string, often: unknown) =>
    line("held", name, { rule: "$rule", criterion: "backing", who: "$two", how: "asked", often });
  const found = lookAt([...book, rule, asked("often", "very often"), asked("thrice", 3), asked("once", "unknown")]);
  expect(table(found, "speakers")[2]).toEqual(["two", 0, 0, 0, 0, 0, 0, 0, 3, "yes", "very often · 3×"]);
  const count = [["questioned", 7], ["doubts", 4], ["asks", 3]]; // prettier-ignore
  expect(found.sentences[0]).toEqual(["found", expect.arrayContaining(count)]);
  expect(found.pictures[0]).toMatchObject({ table: "speakers", left: "questioned" });
  expect(table(found, "line").filter(([, , what]) => what === "asked")).toHaveLength(3);
  expect(found.sentences).toContainEqual(["asked", [["n", 1]]]);
});

test("of proof of which nobody tells whether it was accepted, how often was asked again is unknown and not nought", () => {
  const keys = (lines: readonly Line[]) => lookAt(lines).sentences.map(([key]) => key);
  expect(keys(book)).not.toContain("open");
  const open = proof("open", "we", { when: "2021-01" });
  expect(lookAt([...book, open]).sentences).toContainEqual(["open", [["n", 1]]]);
  const answer: Line = { ...line("agreement", "answer", { target: "$open", agrees: false }), by: "city" };
  expect(keys([...book, proof("open", "we", { shownTo: "$city" }), answer])).not.toContain("open");
});

test("without a known attendance there is no rate", () => {
  expect(table(lookAt(book), "meetings")).toEqual([["one", 2, 1, 1]]);
  const unknown = lookAt(book.filter(({ name }) => name !== "meal"));
  expect(table(unknown, "meetings")).toEqual([["one", 1, 0, null]]);
  expect(unknown.sentences.map(([key]) => key)).toContain("no-rate");
});

test("no word of a claim is in the finding", () => {
  expect(JSON.stringify(lookAt(book))).not.toContain("All who live here");
});

test("what a viewer may not read is not counted", () => {
  const hidden = book.map((one) => (one.name === "again" ? ({ ...one, audience: "concerned" } as const) : one));
  expect(table(lookAt(hidden, "one"), "again")).toHaveLength(1);
  expect(table(lookAt(hidden, "two"), "again") ?? []).toEqual([]);
});

test("the order of writing changes nothing", () => {
  const shuffled = [...book.slice(0, 7), ...book.slice(7).toReversed()];
  expect(lookAt(shuffled).sentences).toEqual(lookAt(book).sentences);
  expect(table(lookAt(shuffled), "speakers")).toEqual(table(lookAt(book), "speakers"));
});

test("on nothing, on one, and on all unknown", () => {
  expect(lookAt([])).toMatchObject({ enough: false, pictures: [] });
  expect(lookAt(book.slice(0, 3)).sentences[0]?.[0]).toBe("none");
  const one = lookAt([...book.slice(0, 3), claim("we", "one"), doubt("who", "we")]);
  expect(one.sentences.map(([key]) => key)).toEqual(["found", "proofs", "never", "period", "not-why"]);
});

test("each sentence, table, column and word has its text", () => {
  const view = seenBy(handWritten(book));
  const few = seenBy(handWritten(book.slice(0, 3)));
  expect([voice.look(view, {}), voice.look(few, {})].flatMap(untold)).toEqual([]);
});
