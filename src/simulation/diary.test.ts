import { expect, test } from "vitest";
import { asPartyId } from "../register/ids.ts";
import { createDiary, dayOf, yearOf } from "./diary.ts";

const by = { party: asPartyId("party-of-the-diary"), account: "account" };
const claim = (forWhom: string, moment: number) =>
  ({ kind: "claim", by, moment, body: { speaker: by.party, forWhom } }) as const;

test("notes come out in order of time, those of one moment in order of writing, bodies complete", () => {
  const diary = createDiary(() => 0.5);
  for (const note of [claim("late", 2000), claim("first", 1000), claim("second", 1000)]) diary.write(note);
  expect(diary.inOrder().map(({ at, draft }) => [at, draft.body])).toMatchObject([
    ["1970-01-01T00:00:01.000Z", { forWhom: "first", when: "unknown" }],
    ["1970-01-01T00:00:01.000Z", { forWhom: "second", when: "unknown" }],
    ["1970-01-01T00:00:02.000Z", { forWhom: "late", when: "unknown" }],
  ]);
});

test("a body that is not its kind's is refused at once", () => {
  const diary = createDiary(() => 0.5);
  expect(() => diary.write({ kind: "claim", by, moment: 0, body: {} })).toThrow("field-wrong");
});

test("days and years are those of the calendar in UTC", () => {
  const moment = Date.UTC(2024, 1, 29, 23, 59);
  expect([dayOf(moment), yearOf(moment)]).toEqual(["2024-02-29", 2024]);
});
