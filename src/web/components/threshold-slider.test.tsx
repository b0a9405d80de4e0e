import { expect, test } from "vitest";
import { practiceContext } from "../../../test/support/practice-context.ts";
import { handWritten, idOf, party, seenBy } from "../../../test/support/hand-written.ts";
import { ThresholdSlider } from "./threshold-slider.tsx";

const rule = (met?: object) => ({
  kind: "rule" as const,
  name: "rule",
  body: {
    title: "Hall",
    type: "house",
    owner: "$city",
    criteria: [{ key: "near", text: "Near" }],
    ...(met && { met }),
  },
});
const fact = (count: number) => ({
  kind: "fact" as const,
  name: `near-${count}`,
  body: { rule: "$rule", criterion: "near", party: "$one", value: "yes", count },
});

const range = (lines: readonly object[], query: object) => {
  const view = seenBy(handWritten([party("city", "municipality"), party("one"), ...lines] as never));
  const context = practiceContext();
  const asked = new URLSearchParams({ rule: idOf("rule"), how: "widen", ...query });
  const html = String(<ThresholdSlider context={{ ...context, query: asked, book: { ...context.book, view } }} />);
  return /<input type="range"[^>]*max="(\d+)" value="(\d+)"/.exec(html)?.slice(1).map(Number);
};

test("it runs to one more than the highest count, and starts at the number that the rule asks", () => {
  expect(range([rule(), fact(12)], {})).toEqual([13, 5]);
  expect(range([rule({ ">=": [{ var: "count.near" }, 10] }), fact(4)], { criterion: "near" })).toEqual([11, 10]);
  expect(range([rule({ ">=": [{ var: "count.near" }, 10] }), fact(4)], { count: "7" })).toEqual([11, 7]);
});

test("it is not there where nobody counted five or more and no number is asked, nor where no count takes part", () => {
  expect(range([rule()], {})).toBeUndefined();
  expect(range([rule(), fact(12)], { criterion: "other" })).toBeUndefined();
  expect(range([rule(), fact(12)], { how: "remove" })).toBeUndefined();
  expect(range([rule(), fact(4)], {})).toBeUndefined();
});
