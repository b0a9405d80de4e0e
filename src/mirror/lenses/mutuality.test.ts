import { expect, test } from "vitest";
import {
  handWritten,
  idOf,
  type Line,
  line,
  party,
  plain,
  seenBy,
  untold,
  viewer,
} from "../../../test/support/hand-written.ts";
import { mutualDoubts, wantedAndDoubted } from "../doubts.ts";
import { mutuality } from "./mutuality.ts";

const asks = (name: string, from: string, to: string) =>
  line("request", name, { from: { party: `$${from}` }, to: `$${to}`, matter: "time", asked: "2022" });
const doubts = (name: string, by: string, about: string) =>
  line("doubt", name, { about: `$${about}`, doubter: { party: `$${by}` }, ground: "Why?", when: "2023" });

const book: readonly Line[] = [
  party("city", "municipality"),
  party("care", "welfare"),
  party("one"),
  party("two"),
  asks("call", "city", "one"),
  asks("again", "city", "one"),
  asks("room", "one", "city"),
  asks("help", "two", "care"),
  asks("among", "one", "two"),
  line("decision", "yes", { on: "$call", decider: "$one", outcome: "granted" }),
  line("decision", "no", { on: "$room", decider: "$city", outcome: "refused" }),
  line("support", "rent", { from: "$city", to: { party: "$one" }, type: "rent", since: "2022" }),
  line("support", "hours", { from: "$two", to: { party: "$care" }, type: "hours" }),
  line("claim", "we", { speaker: "$one", forWhom: "Us" }),
  line("activity", "talk", { title: "Talk", organiser: "$city" }),
  doubts("who", "city", "we"),
  doubts("why", "one", "talk"),
];

const lookAt = (lines: readonly Line[], by?: string, chosen = "") => {
  const register = handWritten(lines, by === undefined ? "practice" : "neighbourhood");
  const view = seenBy(register, by === undefined ? undefined : viewer(by));
  return plain(mutuality.look(view, { party: chosen === "" ? "" : idOf(chosen) }), view);
};
const table = (finding: ReturnType<typeof lookAt>, key: string) => finding.tables[key] as unknown[][] | undefined;

test("what is asked, answered yes, given and doubted stands in both directions", () => {
  expect(table(lookAt(book), "pairs")).toEqual([
    ["city", "one", 2, 1, 1, 0, 1, 0, 1, 1],
    ["care", "two", 0, 0, 1, 0, 0, 1, 0, 0],
  ]);
  expect(table(lookAt(book), "directions")).toEqual([
    ["asked", 2, 2],
    ["granted", 1, 0],
    ["gave", 1, 1],
    ["doubts", 1, 1],
  ]);
});

test("who asks for help and doubts too is listed by its own acts, as the doubts themselves say", () => {
  expect(table(lookAt(book), "wanted")).toEqual([["city", "one", 2, "again", 1, "who"]]);
  const view = seenBy(handWritten(book));
  expect(wantedAndDoubted(view)).toHaveLength(1);
  const one = view.columns.partyNumbers.get(idOf("one")) as number;
  expect(lookAt(book).sentences).toContainEqual(["doubts", [["theirs", 1], ["ours", 1], ["both", mutualDoubts(view, one).length]]]); // prettier-ignore
});

test("in a real book everybody sees the pairs it is an end of, and no others", () => {
  const pairs = (by: string, chosen = "") =>
    (table(lookAt(book, by, chosen), "pairs") ?? []).map((row) => row.slice(0, 2));
  expect(pairs("one")).toEqual([["city", "one"]]);
  expect(pairs("care")).toEqual([["care", "two"]]);
  expect(pairs("two", "city")).toEqual([]);
  expect(lookAt(book, "two").sentences.flat(4)).not.toContain("one");
});

test("a chosen party leaves its own pairs", () => {
  expect(table(lookAt(book, undefined, "two"), "pairs")).toHaveLength(1);
});

test("the order of writing changes no count", () => {
  const shuffled = [...book.slice(0, 4), ...book.slice(4).toReversed()];
  expect(lookAt(shuffled).sentences).toEqual(lookAt(book).sentences);
  expect(table(lookAt(shuffled), "pairs")?.toSorted()).toEqual(table(lookAt(book), "pairs")?.toSorted());
});

test("on nothing, on one, and on all unknown", () => {
  expect(lookAt([])).toMatchObject({ enough: false, pictures: [], sentences: [["none", []]] });
  expect(lookAt(book.slice(0, 5)).sentences[0]).toEqual(["found", [["pairs", 1], ["institutions", 1], ["parties", 1]]]); // prettier-ignore
  const undated = lookAt([...book.slice(0, 4), line("support", "s", { from: "$city", to: { party: "$one" }, type: "room" })]); // prettier-ignore
  expect(undated.sentences.map(([key]) => key)).toContain("period-unknown");
});

test("each sentence, table, column and word has its text", () => {
  const views = [seenBy(handWritten(book)), seenBy(handWritten([]))];
  expect(views.flatMap((view) => untold(mutuality.look(view, { party: "" })))).toEqual([]);
});
