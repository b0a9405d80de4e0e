import { expect, test } from "vitest";
import { columnsOf } from "../columns.ts";
import { viewFor } from "../view.ts";
import { untold } from "../../../test/support/hand-written.ts";
import { tell, type Telling } from "../../../test/support/telling.ts";
import type { EntryId } from "../../register/ids.ts";
import { followThrough } from "./follow-through.ts";

const AT = Date.parse("2026-03-01T12:00:00Z");
const lookAt = (told: Telling, party = told.rosa) =>
  followThrough.look(viewFor(columnsOf(told.register), told.register, { party }, AT), {});
const rows = (told: Telling, key: string) => lookAt(told).tables.find((table) => table.key === key)?.rows ?? [];
const states = (told: Telling) => Object.fromEntries(rows(told, "states").map(([state, n]) => [state, n]));

/** A rule, and a request of Rosa's that the city decided on under it. */
function decided() {
  const told = tell();
  const { city, rosa } = told;
  const rule = told.say(city, "rule", { title: "Zaal", type: "house", owner: city, written: "yes" });
  const request = told.say(rosa, "request", { from: { party: rosa }, to: city, matter: "space", rule });
  const body = { on: request, decider: city, outcome: "refused", rule };
  const decision = told.say(city, "decision", body);
  return { told, rule, request, decision, body };
}
const answer = ({ told, decision }: { told: Telling; decision: EntryId }) =>
  told.say(told.rosa, "reply", { target: decision, text: "Wij waren open" });

test("without a reaction it says that there is none yet, and not that there is nothing", () => {
  const one = decided();
  answer(one);
  expect(states(one.told)).toEqual({ "rule-changed": 0, corrected: 0, "taken-back": 0, answered: 0, none: 1 });
  expect(lookAt(one.told).basis).toMatchObject({ requests: 1, parties: 1, firstYear: 2025, lastYear: 2025 });
});

test("an answer back, a correction and a changed rule are told apart, the furthest counts, time runs to the first", () => {
  const one = decided();
  const { told, rule, decision, body } = one;
  answer(one);
  told.wait(5);
  told.say(told.city, "reply", { target: decision, text: "Wij lezen het" });
  expect(states(told)).toMatchObject({ answered: 1, none: 0 });
  told.wait(5);
  told.say(told.city, "correction", { target: decision, body: { ...body, outcome: "granted" } });
  expect(states(told)).toMatchObject({ corrected: 1, answered: 0 });
  told.wait(5);
  const text = { title: "Zaal, nu ruimer", type: "house", owner: told.city, written: "yes" };
  told.say(told.city, "correction", { target: rule, body: text });
  expect(states(told)).toMatchObject({ "rule-changed": 1, corrected: 0 });
  expect(rows(told, "list")[0]?.slice(-1)).toEqual([5]);
  expect(rows(told, "institutions")[0]?.slice(1)).toEqual([1, 1, 0, 0, 0, 0, 5, 2]);
  expect(rows(told, "years")).toEqual([[2025, 1, 1, 0]]);
});

test("what came before the answer, or from somebody else, is no reaction to it", () => {
  const one = decided();
  const { told, decision, body } = one;
  told.say(told.city, "correction", { target: decision, body: { ...body, outcome: "partly" } });
  told.wait(1);
  answer(one);
  told.say(told.rosa, "reply", { target: decision, text: "Nog iets" });
  expect(states(told)).toMatchObject({ none: 2, answered: 0, corrected: 0 });
});

test("a decision that is taken back after an answer", () => {
  const one = decided();
  answer(one);
  one.told.wait(2);
  one.told.say(one.told.city, "withdrawal", { target: one.decision, why: "Dit klopte niet" });
  expect(states(one.told)).toMatchObject({ "taken-back": 1, none: 0 });
});

test("answers to residents are not followed, nor what an institution answers itself", () => {
  const { told, request, decision } = decided();
  told.say(told.city, "reply", { target: request, text: "Wij kijken" });
  told.say(told.city, "reply", { target: decision, text: "Toelichting" });
  expect(lookAt(told)).toMatchObject({
    enough: false,
    sentences: [{ key: "none-yet" }, { key: "later" }, { key: "not-why" }],
  });
});

test("who may not read a decision learns of no answer to it", () => {
  const one = decided();
  answer(one);
  expect(lookAt(one.told, one.told.third).enough).toBe(one.told.reads(one.told.third, one.decision));
});

test("each sentence, table, column and word has its text", () => {
  const one = decided();
  const empty = lookAt(one.told);
  answer(one);
  one.told.wait(1);
  one.told.say(one.told.city, "reply", { target: one.decision, text: "Wij lezen het" });
  expect([empty, lookAt(one.told)].flatMap(untold)).toEqual([]);
});
