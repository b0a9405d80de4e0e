import { expect, test } from "vitest";
import { handWritten, idOf, type Line, party, seenBy, viewer } from "../../test/support/hand-written.ts";
import { owedBy, owedUnder } from "./owed.ts";
import type { View } from "./view.ts";

const rule = (criteria: readonly string[] = ["open"]): Line => ({
  kind: "rule",
  name: "rule",
  body: { title: "Hall", type: "house", owner: "$city", criteria: criteria.map((key) => ({ key, text: key })) },
});
const asked = (who: string, holder = "city", criterion = "open"): Line => ({
  kind: "held",
  name: `asked-${holder}-${who}-${criterion}`,
  body: { rule: "$rule", criterion, who: `$${who}`, holder: `$${holder}`, how: "asked" },
});
const people = [party("city", "municipality"), party("house", "welfare"), party("one"), party("two")];
const book = [...people, rule(), asked("one")];

const look = (lines: readonly Line[], by?: string): View => seenBy(handWritten(lines), by ? viewer(by) : {});
const named = (view: View, questions: ReturnType<typeof owedUnder>) =>
  questions.map(({ by, criterion, parties }) => {
    const name = (number: number) => view.columns.parties[number]?.replace(/^id-of-|-+$/g, "");
    return [name(by), criterion, parties.map(name)];
  });
const under = (lines: readonly Line[], by?: string) => {
  const view = look(lines, by);
  return named(view, owedUnder(view, view.rowNamed(idOf("rule"))));
};

test("a question to one is owed to all others under the rule, the asker itself first", () => {
  expect(under(book)).toEqual([["city", "open", ["city", "two"]]]);
});

test("each institution owes its own questions, criterion by criterion; residents owe none", () => {
  const lines = [...people, rule(["open", "small"]), asked("one"), asked("two", "house", "small"), asked("two", "one")];
  expect(under(lines)).toEqual([
    ["city", "open", ["city", "house", "two"]],
    ["house", "small", ["house", "city", "one"]],
  ]);
});

test("what is put to everybody is no longer owed", () => {
  expect(under([...book, asked("two"), asked("city")])).toEqual([]);
});

test("it is dropped by taking the question back", () => {
  const withdrawal: Line = { kind: "withdrawal", name: "back", body: { target: "$asked-city-one-open" } };
  expect(under([...book, withdrawal])).toEqual([]);
});

test("it is dropped by a correction of the rule that no longer holds the point; a point no rule ever held stays owed", () => {
  const correction: Line = {
    kind: "correction",
    name: "correction",
    body: { target: "$rule", body: { title: "Hall", type: "house", owner: "$city", criteria: [] } },
  };
  expect(under([...book, correction])).toEqual([]);
  expect(under([...people, rule([]), asked("one")])).toEqual([["city", "open", ["city", "two"]]]);
  const readded: Line = {
    kind: "correction",
    name: "again",
    body: { target: "$rule", body: rule(["open"]).body as Readonly<Record<string, unknown>> },
  };
  expect(under([...book, correction, readded])).toEqual([["city", "open", ["city", "two"]]]);
});

test("an institution's list holds its own questions over all rules", () => {
  const view = look([...book, asked("two", "house")]);
  const number = view.columns.partyNumbers.get(idOf("house")) as number;
  expect(named(view, owedBy(view, number))).toEqual([["house", "open", ["house", "city", "one"]]]);
});

test("a question that may not be read is owed by nobody for that reader", () => {
  const secret: Line = { ...asked("one"), audience: "own", by: "one" };
  expect(under([...people, rule(), secret])).toEqual([]);
  expect(under([...people, rule(), secret], "one")).toEqual([["city", "open", ["city", "two"]]]);
});
