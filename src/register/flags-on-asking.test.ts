import { expect, test } from "vitest";
import { handWritten, idOf, type Line, LOOKED, party } from "../../test/support/hand-written.ts";
import { agreedTo } from "./agreed.ts";
import { flagsAt } from "./flags.ts";
import { asEntryId, asPartyId } from "./ids.ts";
import type { BookType, Register } from "./register.ts";

const line = (kind: Line["kind"], name: string, body: Line["body"], by = "city"): Line => ({ kind, name, body, by });

const people: readonly Line[] = [party("city", "municipality"), party("one"), party("two")];
const claim = line("claim", "claim", { speaker: "$one", forWhom: "Our street" }, "one");
const backing = (more: Line["body"]) =>
  line("backing", "proof", { claim: "$claim", type: "letter", shownTo: "$city", ...more }, "one");
const doubt = (when: string, doubter = "city") =>
  line("doubt", "doubt", { about: "$claim", doubter: { party: `$${doubter}` }, ground: "Who is we?", when }, doubter);

interface Reading {
  readonly own?: string;
  readonly hidden?: string;
}

/** Names, states and the entries each flag was seen in, of the entry with this name. */
function flagsOf(register: Register, name: string, { own, hidden }: Reading = {}) {
  const rowAt = (of: string) => register.rowOf.get(asEntryId(idOf(of))) as number;
  const readable = (row: number) => hidden === undefined || row !== rowAt(hidden);
  const looking = { readable, now: LOOKED, own: own === undefined ? undefined : asPartyId(idOf(own)) };
  const nameAt = (row: number) => register.entries[row]?.id.replace(/^id-of-|-+$/g, "");
  return flagsAt(register, rowAt(name), looking).map((flag) => [
    flag.name,
    flag.state,
    flag.law,
    flag.rows.map(nameAt),
  ]);
}
const again = (state: string) => [["asked-again-after-proof", state, null, ["doubt", "proof"]]];

test.each([
  ["2025-03", "2025-04", again("yes")],
  ["2025-03-01", "2025-03-01", again("unknown")],
  ["2025-03", "2025", again("unknown")],
  ["unknown", "2025-04", again("unknown")],
  ["2025-05", "2025-04", []],
])("proof accepted on %s, a doubt on %s", (shown, when, flags) => {
  const register = handWritten([...people, claim, backing({ accepted: "yes", shown }), doubt(when)]);
  expect(flagsOf(register, "doubt")).toEqual(flags);
});

test("without accepted proof, or by the speaker itself, nothing is asked again", () => {
  const open = handWritten([...people, claim, backing({ accepted: "unknown", shown: "2025-03" }), doubt("2025-04")]);
  expect(flagsOf(open, "doubt")).toEqual([]);
  const proof = backing({ accepted: "yes", shown: "2025-03" });
  expect(flagsOf(handWritten([...people, claim, proof, doubt("2025-04", "one")]), "doubt")).toEqual([]);
});

test("what who was shown the proof says stands above what the speaker tells of them", () => {
  const answer = (agrees: boolean) => line("agreement", "answer", { target: "$proof", agrees });
  const told = (accepted: string, agrees: boolean, when: string) =>
    handWritten([...people, claim, backing({ accepted, shown: "2025-03" }), answer(agrees), doubt(when)]);
  expect(flagsOf(told("yes", false, "2026-03"), "doubt")).toEqual([]);
  expect(flagsOf(told("unknown", true, "2026-03"), "doubt")).toEqual(again("yes"));
  expect(flagsOf(told("unknown", true, "2026-01"), "doubt")).toEqual([]);
});

const rule = line("rule", "rule", { title: "Room", type: "house", owner: "$city" });
const asked = (more: Line["body"]) =>
  line("held", "held", { rule: "$rule", who: "$one", holder: "$city", how: "asked", when: "2025-04", ...more });
const shown = line("reply", "answer", { target: "$held", text: "Here it is", backing: "$proof" }, "one");
const askedAfter = [["asked-again-after-proof", "yes", null, ["held", "proof"]]];

test("a question under a rule is such a question by its point, or because it was answered with proof", () => {
  const proof = backing({ accepted: "yes", shown: "2025-03" });
  const told = (more: Line["body"], ...rest: Line[]) =>
    flagsOf(handWritten([...people, claim, proof, rule, asked(more), ...rest]), "held");
  expect(told({ criterion: "backing" })).toEqual(askedAfter);
  expect(told({})).toEqual([]);
  expect(told({}, shown)).toEqual(askedAfter);
  expect(told({ how: "held" }, shown)).toEqual([]);
  expect(told({ criterion: "backing", when: "2025-02" })).toEqual([]);
  expect(told({ criterion: "backing", who: "$two" })).toEqual([]);
});

test("a claim or proof that may not be read raises nothing", () => {
  const proof = backing({ accepted: "yes", shown: "2025-03" });
  const register = handWritten([...people, claim, proof, doubt("2025-04")]);
  expect(["claim", "proof", "doubt"].map((hidden) => flagsOf(register, "doubt", { hidden }))).toEqual([[], [], []]);
});

const call = (name: string, asked: string, hours: number | "unknown") =>
  line("request", name, { from: { party: "$city" }, to: "$one", matter: "time", asked, hours });
const role = (more: Line["body"] = {}, by = "one") =>
  line("role", "role", { title: "Bridge", holder: "$one", givers: [{ party: "$city" }], hours: 60, ...more }, by);
const yes = line("agreement", "yes", { target: "$role", agrees: true }, "one");
const [within, much] = [call("within", "2024", 60 * 52), call("much", "2025-02", 60 * 52 + 1)];
const more = [["more-asked-than-agreed", "yes", null, ["role", "much"]]];
const seen = (lines: readonly Line[], type: BookType = "neighbourhood", reading: Reading = { own: "one" }) =>
  flagsOf(handWritten([...people, ...lines], type), "role", reading);

test("more hours asked in a year than agreed is told to the holder, and in a real book to nobody else", () => {
  const lines = [within, much, role({ agreed: "yes" })];
  expect(seen(lines)).toEqual(more);
  for (const reading of [{ own: "city" }, { own: "two" }, {}])
    expect(seen(lines, "neighbourhood", reading)).toEqual([]);
  expect(seen(lines, "practice", {})).toEqual(more);
});

test("only what is certain counts: not unknown hours, unknown days, or hours outside the years of the role", () => {
  const agreed = role({ agreed: "yes" });
  expect(seen([call("much", "2025", "unknown"), agreed])).toEqual([]);
  expect(seen([call("much", "unknown", 99_999), agreed])).toEqual([]);
  expect(seen([much, role({ agreed: "yes", hours: "unknown" })])).toEqual([]);
  expect(seen([much, role({ agreed: "yes", until: "2024-12" })])).toEqual([]);
  expect(seen([within, agreed])).toEqual([]);
  expect(seen([within, much, agreed], "neighbourhood", { own: "one", hidden: "much" })).toEqual([]);
});

test("all agreed roles of a year count together", () => {
  const second = { ...role({ agreed: "yes", hours: 1 }), name: "second" };
  expect(seen([much, role({ agreed: "yes" }), second])).toEqual([]);
});

test("a role counts once its holder agreed: a giver's word alone does not, in a real book", () => {
  expect(seen([much, role({ agreed: "yes" }, "city")])).toEqual([]);
  expect(seen([much, role({}, "city"), yes])).toEqual(more);
  const no = { ...yes, name: "no", body: { target: "$role", agrees: false } };
  expect(seen([much, role({}, "city"), yes, no])).toEqual([]);
  const own = { ...role({ agreed: "no", versionOf: "$role" }), name: "own" };
  expect(seen([much, role({ agreed: "yes" }, "city"), own], "practice")).toEqual([]);
});

test("of a role that may not be read nobody can say whether it was agreed to", () => {
  const register = handWritten([...people, role({ agreed: "yes" })]);
  const row = register.rowOf.get(asEntryId(idOf("role"))) as number;
  expect([agreedTo(register, row, () => true), agreedTo(register, row, () => false)]).toEqual(["yes", "unknown"]);
  expect(agreedTo(register, 0, () => true)).toBe("unknown");
});

test("an institution that doubts and asks the same party stands out, as far as both may be read; a neighbour does not", () => {
  const wish = (from: string, to = "one") =>
    line("request", "wish", { from: { party: `$${from}` }, to: `$${to}`, matter: "time" }, from);
  const of = (lines: readonly Line[], hidden?: string) =>
    flagsOf(handWritten([...people, claim, ...lines]), "doubt", hidden === undefined ? {} : { hidden });
  const both = [["wants-and-doubts", "yes", null, ["doubt", "wish"]]];
  expect(of([doubt("2025"), wish("city")])).toEqual(both);
  for (const hidden of ["wish", "claim", "city"]) expect(of([doubt("2025"), wish("city")], hidden)).toEqual([]);
  expect(of([doubt("2025", "two"), wish("two")])).toEqual([]);
  expect(of([doubt("2025"), wish("city", "two")])).toEqual([]);
});
