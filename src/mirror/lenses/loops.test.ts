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
import { loops } from "./loops.ts";

const book: readonly Line[] = [
  party("city", "municipality"),
  party("one"),
  line("rule", "aim", { title: "Nearer", type: "aim", owner: "$city" }),
  line("rule", "duties", { title: "Agreement", type: "role", owner: "$city" }),
  line("support", "rent", { from: "$city", to: { party: "$one" }, type: "rent", rule: "$aim", since: "2020" }),
  line("space", "hall", { name: "Hall", manager: "$city" }),
  line("activity", "meal", { title: "Meal", organiser: "$one", when: "2021", space: "$hall" }),
  line("support", "praise", { from: "$city", to: { party: "$one" }, type: "recognition", since: "2022" }),
  line("role", "role", { title: "Bridge", holder: "$one", givers: [{ party: "$city" }], since: "2021" }),
  line("request", "call", { from: { party: "$city" }, to: "$one", matter: "time", asked: "2022", rule: "$aim" }),
  line("burden", "reports", { on: "$one", type: "hours" }),
  line("request", "room", { from: { party: "$one" }, to: "$city", matter: "space" }),
  line("request", "iftar", { from: { party: "$one" }, to: "$city", matter: "money" }),
  line("decision", "dear", {
    on: "$iftar",
    decider: "$city",
    outcome: "granted",
    tariff: "highest",
    reason: { form: "spoken", text: "unknown" },
  }),
  line("decision", "no", {
    on: "$iftar",
    decider: "$city",
    outcome: "refused",
    reason: { form: "spoken", text: "unknown" },
  }),
  line("claim", "we", { speaker: "$one", forWhom: "Us", when: "2021-11" }),
  line("doubt", "who", { about: "$we", doubter: { party: "$city" }, ground: "Who?", when: "2022-02" }),
  line("backing", "list", { claim: "$we", type: "signatures", count: 90, when: "2022-05" }),
  line("doubt", "who-again", { about: "$we", doubter: { party: "$city" }, ground: "Who?", when: "2023" }),
];

const lookAt = (lines: readonly Line[], chosen = idOf("one"), by?: string) => {
  const register = handWritten(lines, by === undefined ? "practice" : "neighbourhood");
  const view = seenBy(register, by === undefined ? undefined : viewer(by));
  return plain(loops.look(view, { party: chosen }), view);
};
const chainOf = ({ tables }: ReturnType<typeof lookAt>, loop: string) =>
  (tables.chains as unknown[][]).filter(([name]) => name === `loop.${loop}`).map((row) => row.at(-1));

test("each of the five loops is found, link by link", () => {
  const finding = lookAt(book);
  expect(chainOf(finding, "support")).toEqual(["aim", "rent", "meal", "praise"]);
  expect(chainOf(finding, "indispensable")).toEqual(["role", "call", "duties", "reports"]);
  expect(chainOf(finding, "silence")).toEqual(["room", "room", "hall", "dear"]);
  expect(chainOf(finding, "proof")).toEqual(["we", "who", "list", "who-again"]);
  expect(chainOf(finding, "wanted")).toEqual(["aim", "call", "who", "no"]);
  expect(finding.sentences[0]).toEqual(["finding", [["party", "one"], ["n", 5], ["entries", 16]]]); // prettier-ignore
});

test("what came after what is said only where every day is known and in order", () => {
  const keys = (lines: readonly Line[]) => lookAt(lines).sentences.map(([key]) => key);
  expect(keys(book)).toContain("round.proof");
  expect(keys(book)).toContain("order-unknown");
  expect(keys(book)).not.toContain("round.indispensable");
});

test("a link that nobody wrote stays open, and a silence is a link of its own", () => {
  const finding = lookAt(book.filter(({ name }) => !["list", "praise"].includes(name)));
  expect(chainOf(finding, "proof")).toEqual(["we", "who", null, null]);
  expect(chainOf(finding, "support")).toEqual(["aim", "rent", "meal", null]);
  const states = (finding.tables.chains as unknown[][]).map(([loop, step, state]) => [loop, step, state]);
  expect(states).toContainEqual(["loop.silence", "step.no-decision", "state.silent"]);
  expect(states).toContainEqual(["loop.proof", "step.again", "state.missing"]);
});

test("what was certainly before is not what came after", () => {
  const early = book.map((one) => (one.name === "who-again" ? { ...one, body: { ...one.body, when: "2021" } } : one));
  expect(chainOf(lookAt(early), "proof")).toEqual(["we", "who", "list", null]);
});

test("in a real book only what is public or concerns the viewer becomes a link", () => {
  const members = book.map((one) => (one.kind === "party" ? one : ({ ...one, audience: "members" } as const)));
  const stranger = [...members, party("two")];
  const seen = lookAt(stranger, idOf("one"), "two");
  expect((seen.tables.chains as unknown[][]).map((row) => row.at(-1)).filter(Boolean)).toEqual([]);
  expect(seen.enough).toBe(false);
  expect(chainOf(lookAt(stranger, "", "one"), "support")).toEqual(["aim", "rent", "meal", "praise"]);
});

test("the order of writing changes no chain with dates", () => {
  const shuffled = [...book.slice(0, 2), ...book.slice(2, 4), ...book.slice(4).toReversed()];
  const dated = (finding: ReturnType<typeof lookAt>) => chainOf(finding, "support");
  expect(dated(lookAt(shuffled)).toSorted()).toEqual(dated(lookAt(book)).toSorted());
});

test("nothing chosen, and nothing written", () => {
  expect(lookAt(book, "")).toMatchObject({ enough: false, sentences: [["choose", [["n", 1]]]] });
  expect(lookAt(book.slice(0, 2)).sentences[0]?.[0]).toBe("nothing");
});

test("each sentence, table, column and word has its text", () => {
  const view = seenBy(handWritten(book));
  expect([loops.look(view, { party: idOf("one") }), loops.look(view, { party: "" })].flatMap(untold)).toEqual([]);
});
