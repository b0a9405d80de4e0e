import jsonLogic from "json-logic-js";
import { expect, test } from "vitest";
import type { Condition } from "../register/condition.ts";
import { allOf, ANSWER, anyOf, weigh } from "./kleene.ts";

const { yes, no, unknown, neverAsked } = ANSWER;

test.each([
  [[yes, yes], yes],
  [[yes, no, unknown], no],
  [[neverAsked, no], no],
  [[yes, unknown], unknown],
  [[yes, neverAsked], unknown],
  [[unknown, neverAsked], unknown],
  [[neverAsked, neverAsked], neverAsked],
  [[], neverAsked],
])("all of %j is %i", (answers, all) => {
  expect(allOf(answers)).toBe(all);
});

test.each([
  [[no, no], no],
  [[yes, unknown], yes],
  [[no, unknown], unknown],
  [[no, neverAsked], unknown],
  [[neverAsked, neverAsked], neverAsked],
])("any of %j is %i", (answers, any) => {
  expect(anyOf(answers)).toBe(any);
});

const CONDITIONS: readonly Condition[] = [
  true,
  { var: "fits-aim" },
  { "!": { var: "fits-aim" } },
  { and: [{ var: "fits-aim" }, { "!": { var: "profit" } }] },
  { or: [{ var: "profit" }, { and: [{ var: "closed" }, { "!": { var: "fits-aim" } }] }] },
  { "!": { or: [{ var: "profit" }, { var: "closed" }] } },
  { ">=": [{ var: "count.fits-aim" }, 5] },
  { and: [{ "<=": [{ var: "count.fits-aim" }, 5] }, { var: "closed" }] },
];
const NAMES = ["fits-aim", "profit", "closed"];
/** Every way to answer three criteria with some answers. */
const answersFrom = (some: readonly number[]) =>
  some.flatMap((a) => some.flatMap((b) => some.map((c) => new Map([a, b, c].map((value, i) => [NAMES[i], value])))));
const knowing = (answers: ReadonlyMap<string | undefined, number>, count?: number) => ({
  answer: (criterion: string) => answers.get(criterion) ?? neverAsked,
  count: () => count,
});

test("where all is known, a condition says what JSON Logic's own library says of it", () => {
  for (const answers of answersFrom([yes, no])) {
    for (const count of [4, 5, 6]) {
      const data = {
        ...Object.fromEntries([...answers].map(([name, value]) => [name, value === yes])),
        count: { "fits-aim": count },
      };
      for (const condition of CONDITIONS)
        expect(weigh(condition, knowing(answers, count))).toBe(jsonLogic.apply(condition as object, data) ? yes : no);
    }
  }
});

test("what is not known is unknown exactly where yes and no would differ, for conditions that name each criterion once", () => {
  for (const condition of CONDITIONS.slice(0, 6)) {
    for (const answers of answersFrom([yes, no, unknown])) {
      const whole = answersFrom([yes, no]).filter((one) =>
        [...one].every(([name, value]) => answers.get(name) === unknown || answers.get(name) === value),
      );
      const results = new Set(whole.map((one) => weigh(condition, knowing(one))));
      expect(weigh(condition, knowing(answers))).toBe(results.size === 1 ? [...results][0] : unknown);
    }
  }
});

test("a count nobody took is unknown, and never asked where nobody asked", () => {
  const condition: Condition = { ">=": [{ var: "count.backing" }, 50] };
  expect(weigh(condition, knowing(new Map([["backing", yes]])))).toBe(unknown);
  expect(weigh(condition, knowing(new Map()))).toBe(neverAsked);
});

test("a count of fewer than five people is 0 to 4: what would show it is unknown", () => {
  const counted = (count: number) => ({ answer: () => ANSWER.yes, count: () => count });
  const least = (number: number) => (count: number) =>
    weigh({ ">=": [{ var: "count.visitors" }, number] }, counted(count));
  expect([0, 2, 4].map(least(3))).toEqual(Array(3).fill(ANSWER.unknown));
  expect([0, 4, 5, 9].map(least(5))).toEqual([ANSWER.no, ANSWER.no, ANSWER.yes, ANSWER.yes]);
  expect([0, 4].map(least(0))).toEqual([ANSWER.yes, ANSWER.yes]);
  expect(weigh({ "<=": [{ var: "count.visitors" }, 4] }, counted(2))).toBe(ANSWER.yes);
});
