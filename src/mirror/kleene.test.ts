import { expect, test } from "vitest";
import { allOf, ANSWER } from "./kleene.ts";

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
