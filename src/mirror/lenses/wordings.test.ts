import { expect, test } from "vitest";
import { handWritten, type Line, party, plain, seenBy, untold, viewer } from "../../../test/support/hand-written.ts";
import { wordings } from "./wordings.ts";

const line = (kind: Line["kind"], name: string, body: Line["body"], by = "city"): Line => ({ kind, name, body, by });
const says = (name: string, speaker: string, more: Line["body"]) =>
  line("saying", name, { speaker: `$${speaker}`, words: `words of ${name}`, when: "2023-04-01", ...more }, speaker);
const reply = (name: string, target: string, by: string) =>
  line("reply", name, { target: `$${target}`, text: `text of ${name}` }, by);

const book: readonly Line[] = [
  party("city", "municipality"),
  party("one"),
  party("two"),
  says("label", "city", { of: "party", party: "$one" }),
  says("back", "one", { of: "party", party: "$city" }),
  says("street", "city", { of: "neighbourhood" }),
  says("away", "city", { of: "others", when: "unknown" }),
  reply("own", "label", "one"),
  reply("anothers", "label", "two"),
  reply("neighbours", "street", "two"),
  reply("self", "street", "city"),
];

const lookAt = (lines: readonly Line[], by?: string) => {
  const register = handWritten(lines, by === undefined ? "practice" : "neighbourhood");
  const view = seenBy(register, by === undefined ? undefined : viewer(by));
  return plain(wordings.look(view, {}), view);
};
const table = (finding: ReturnType<typeof lookAt>, key: string) => finding.tables[key] as unknown[][] | undefined;

test("sayings stand by side of who said them and about whom, with how many were answered by those they are about", () => {
  expect(table(lookAt(book), "about")).toEqual([
    ["of.party", 1, 1, 0, 1],
    ["of.neighbourhood", 1, 0, 0, 1],
    ["of.others", 1, 0, 0, 0],
  ]);
  expect(lookAt(book).sentences).toContainEqual(["answered", [["n", 2], ["of", 3]]]); // prettier-ignore
});

test("no quote stands without who said it, and who wrote it down", () => {
  const quotes = table(lookAt(book), "quotes") ?? [];
  expect(quotes.map(([speaker, words, , about]) => [speaker, words, about])).toEqual([
    ["city", "words of label", "one"],
    ["one", "words of back", "city"],
    ["city", "words of street", null],
    ["city", "words of away", null],
  ]);
  expect(quotes.map((row) => row[5])).toEqual(["city", "one", "city", "city"]);
});

test("only those it is about answer: the party itself, or for the neighbourhood its residents", () => {
  expect(table(lookAt(book), "answers")).toEqual([
    ["city", "words of label", "one", "text of own", "own"],
    ["city", "words of street", "two", "text of neighbours", "neighbours"],
  ]);
});

test("what may not be read is not there", () => {
  const hidden = book.map((one) => (one.name === "label" ? ({ ...one, audience: "concerned" } as const) : one));
  expect(table(lookAt(hidden, "one"), "quotes")).toHaveLength(4);
  expect(table(lookAt(hidden, "two"), "quotes")).toHaveLength(3);
});

test("the order of writing changes no count", () => {
  const shuffled = [...book.slice(0, 3), ...book.slice(3, 7).toReversed(), ...book.slice(7)];
  expect(lookAt(shuffled).sentences).toEqual(lookAt(book).sentences);
  expect(table(lookAt(shuffled), "about")).toEqual(table(lookAt(book), "about"));
});

test("on nothing, on one, and on all unknown", () => {
  expect(lookAt([])).toMatchObject({ enough: false, pictures: [], sentences: [["none", []]] });
  const one = lookAt([...book.slice(0, 3), says("vague", "city", { of: "party", when: "unknown" })]);
  expect(one.basis).toMatchObject({ unknown: 1, oneSided: 1, firstYear: null });
  expect(one.sentences.map(([key]) => key)).toContain("period-unknown");
});

test("each sentence, table, column and word has its text", () => {
  const views = [seenBy(handWritten(book)), seenBy(handWritten([]))];
  expect(views.flatMap((view) => untold(wordings.look(view, {})))).toEqual([]);
});
