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
import { load } from "./load.ts";

const call = (name: string, to: string, more: Line["body"] = {}) =>
  line("request", name, { from: { party: "$city" }, to: `$${to}`, matter: "time", ...more });
const role = (name: string, more: Line["body"]) =>
  line("role", name, { title: "Bridge", holder: "$one", givers: [{ party: "$city" }], ...more });
const answer = (on: string, outcome: string) =>
  line("decision", `${on}-answer`, { on: `$${on}`, decider: "$one", outcome });

const book: readonly Line[] = [
  party("city", "municipality"),
  party("care", "welfare"),
  party("one"),
  party("two"),
  call("early", "one", { asked: "2020-05", hours: 600 }),
  call("late", "one", { asked: "2021", hours: 9000 }),
  line("request", "other", { from: { party: "$care" }, to: "$one", matter: "voice", asked: "2021" }),
  answer("early", "granted"),
  answer("late", "refused"),
  role("key", { since: "2021", hours: 120, agreed: "yes" }),
  role("handed", { since: "2020", hours: 6000, agreed: "no" }),
];

const lookAt = (lines: readonly Line[], chosen = "one", by?: string) => {
  const register = handWritten(lines, by === undefined ? "practice" : "neighbourhood");
  const view = seenBy(register, by === undefined ? undefined : viewer(by));
  return plain(load.look(view, { party: chosen === "" ? "" : idOf(chosen) }), view);
};
const table = (finding: ReturnType<typeof lookAt>, key: string) => finding.tables[key] as unknown[][] | undefined;
const keys = ({ sentences }: ReturnType<typeof lookAt>) => sentences.map(([key]) => key);

test("what was asked stands beside what was agreed, and a role without a yes sets nothing", () => {
  expect(table(lookAt(book), "years")).toEqual([
    [2020, 1, 1, 600, 0, 1, 0, 0, "nothing-agreed"],
    [2021, 2, 2, 9000, 1, 0, 1, 1, 120 * 52],
  ]);
  expect(lookAt(book).sentences).toContainEqual(["more", [["year", 2021], ["asked", 9000], ["agreed", 6240]]]); // prettier-ignore
  expect(lookAt(book).sentences).toContainEqual(["not-agreed", [["n", 1]]]);
});

test("who asked stands one by one in order of entering, with hours and how often as they are written", () => {
  const constantly = call("again", "one", { from: { party: "$care" }, often: "constantly" });
  const nameless = call("nameless", "one", { from: { residents: true }, often: 3, hours: 30 });
  const seen = lookAt([...book, nameless, constantly]);
  expect(table(seen, "askers")).toEqual([
    ["city", 2, 9600, 0, null],
    ["care", 2, null, 2, "constantly"],
    [null, 1, 30, 0, "3×"],
  ]);
  expect(seen.sentences).toContainEqual(["share", [["requests", 5], ["all", 5]]]); // prettier-ignore
});

test("of what lands on one, the share of all asking is told to that one", () => {
  const other = call("elsewhere", "two");
  expect(lookAt([...book, other]).sentences).toContainEqual(["share", [["requests", 3], ["all", 4]]]); // prettier-ignore
});

test("where agreed hours were not passed, or nothing was agreed, that is said", () => {
  const little = book.filter(({ name }) => name !== "late" && name !== "late-answer");
  expect(keys(lookAt(little))).toContain("not-more");
  expect(keys(lookAt(book))).not.toContain("not-more");
  expect(keys(lookAt(book.filter(({ name }) => name !== "key")))).toContain("nothing-agreed");
});

test("more than agreed is never said of unknown hours", () => {
  const vague = book.map((one) => (one.name === "key" ? role("key", { since: "2021", agreed: "yes" }) : one));
  expect(keys(lookAt(vague))).not.toContain("more");
  expect(table(lookAt(vague), "years")?.[1]?.at(-1)).toBe(null);
});

test("in a real book a giver's role sets hours once its holder agreed to it", () => {
  const proposed = book.map((one) => (one.name === "key" ? role("key", { since: "2021", hours: 120 }) : one));
  const agreement = (agrees: boolean): Line => ({ ...line("agreement", "yes", { target: "$key", agrees }), by: "one" });
  expect(keys(lookAt(proposed, "", "one"))).not.toContain("more");
  expect(keys(lookAt([...proposed, agreement(true)], "", "one"))).toContain("more");
  expect(keys(lookAt([...proposed, agreement(false)], "", "one"))).not.toContain("more");
  expect(keys(lookAt(book, "", "one"))).not.toContain("more");
});

test("in a real book the holder sees its own load, and nobody else's", () => {
  expect(table(lookAt(book, "", "one"), "years")).toHaveLength(2);
  for (const by of ["two", "care", "city"]) {
    const seen = lookAt(book, "one", by);
    expect(table(seen, "years")).toBeUndefined();
    expect(keys(seen)).not.toContain("more");
    expect(JSON.stringify(seen.sentences)).not.toContain('"one"');
  }
});

test("an institution sees what it asks itself", () => {
  expect(table(lookAt(book, "", "care"), "own")).toEqual([[2021, 1, 1, null, 1, 0, 0, 1]]);
  expect(table(lookAt(book, "", "city"), "own")).toHaveLength(2);
});

const many = Array.from({ length: 30 }, (_, i) => party(`p${i}`));
const spread = (on: (i: number) => string) =>
  lookAt([...book.slice(0, 2), ...many, ...Array.from({ length: 60 }, (_, i) => call(`c${i}`, on(i)))], "");
const landing = (finding: ReturnType<typeof lookAt>) => (table(finding, "landing") ?? []).map(([, n]) => n as number);

test("asking that lands on three is above what chance gives; evenly spread asking is not", () => {
  const [few = 0, , high = 0] = landing(spread((i) => (i < 40 ? `p${i % 3}` : `p${i % 30}`)));
  expect(few).toBe(40);
  expect(few).toBeGreaterThan(high);
  const [even = 0, low = 0, most = 0] = landing(spread((i) => `p${i % 30}`));
  expect([even, low < most]).toEqual([6, true]);
  expect(even).toBeLessThanOrEqual(most);
});

test("who is asked most has no name, whoever it is", () => {
  const one = spread((i) => (i < 40 ? `p${i % 3}` : `p${i % 30}`));
  const other = spread((i) => (i < 40 ? `p${20 + (i % 3)}` : `p${(i + 20) % 30}`));
  expect([one.sentences, one.tables]).toEqual([other.sentences, other.tables]);
});

test("once parties are in, the order of writing changes nothing", () => {
  const shuffled = [...book.slice(0, 4), ...book.slice(4, 7).toReversed(), ...book.slice(7).toReversed()];
  expect(lookAt(shuffled).tables).toEqual(lookAt(book).tables);
});

test("on nothing, on one, and on all unknown", () => {
  expect(lookAt([], "")).toMatchObject({ enough: false, pictures: [] });
  expect(keys(lookAt(book.slice(0, 4)))).toEqual(["never-asked", "few", "period-unknown", "not-why"]);
  const unknown = lookAt([...book.slice(0, 4), call("when", "one")]);
  expect(table(unknown, "years")).toEqual([[null, 1, 1, null, 1, 0, 0, 1, null]]);
  expect(keys(unknown)).toContain("hours-unknown");
  expect([unknown.pictures, lookAt(book).pictures.map(({ table }) => table)]).toEqual([[], ["years"]]);
});

test("each sentence, table, column and word has its text", () => {
  const view = seenBy(handWritten(book));
  const empty = seenBy(handWritten(book.slice(0, 4)));
  const ids = ["one", "city", "two"].map(idOf);
  const all = [view, empty].flatMap((one) => ids.map((id) => load.look(one, { party: id })));
  expect([...all, load.look(view, { party: "" })].flatMap(untold)).toEqual([]);
});

test("two half years beside each other: so many times as much, with the exact bounds, and said where somebody asked again", () => {
  const old = call("first", "two", { asked: "2023-03-01" });
  const dated = (name: string, asked: string, who = "city") =>
    line("request", name, { from: { party: `$${who}` }, to: "$one", matter: "time", asked });
  const calls = (half: string, n: number) =>
    Array.from({ length: n }, (_, i) => dated(`${half}-${i}`, `${half}-0${i + 1}`));
  const finding = lookAt([...book.slice(0, 4), old, ...calls("2025-03", 2), ...calls("2025-09", 8)]);
  expect(table(finding, "halves")).toEqual([
    ["2025-1", 2, 1, 0.33],
    ["2025-2", 8, 1, 1.33],
  ]);
  // Eight of ten in the later half lies between 0.4439 and 0.9748 (Clopper and Pearson): as odds 0.80 to 38.7.
  expect(finding.sure).toMatchObject([
    { key: "sure.halves", values: { earlier: 2, later: 8 } },
    { key: "sure.halves-times", values: { ratio: 4, low: 0.8, high: 38.7 } },
    { key: "sure.halves-again" },
  ]);
  const once = lookAt([...book.slice(0, 4), old, dated("a", "2025-03-02"), dated("b", "2025-09-02", "care")]);
  expect(once.sure?.map(({ key }) => key)).toEqual(["sure.halves", "sure.halves-times"]);
  const young = lookAt([...book.slice(0, 4), ...calls("2025-03", 2), ...calls("2025-09", 8)]);
  expect([young.sure, table(young, "halves")]).toEqual([[], undefined]);
  const none = lookAt([...book.slice(0, 4), old, ...calls("2025-09", 3)]);
  expect(none.sure?.map(({ key }) => key)).toEqual(["sure.halves"]);
});
