import { expect, test } from "vitest";
import { CITY, viewOfRequests } from "../../test/support/requests.ts";
import { textsFrom, MESSAGES, LOCALES } from "../web/texts.ts";
import { isClosing } from "./closing.ts";
import { LENSES, look } from "./mirror.ts";

const view = viewOfRequests([{ by: 1, year: 2024, asked: "2024-02-01", outcome: "granted" }]);

test("every lens answers its own address, and has a title and a question in every whole language", () => {
  for (const { name } of LENSES) {
    expect(look(name, view, []).lens).toBe(name);
    for (const locale of LOCALES)
      for (const key of ["title", "question"]) expect(Object.keys(MESSAGES[locale])).toContain(`lens.${name}.${key}`);
  }
  expect(textsFrom(MESSAGES)("nl").has("alike.rule")).toBe(true);
});

test("an unknown lens and a value outside its list are refused, an empty value says nothing", () => {
  expect(() => look("score", view, [])).toThrow("lens-unknown");
  expect(() => look("like-for-like", view, [["by", "origin"]])).toThrow("field-wrong");
  expect(() => look("like-for-like", view, [["alike", "rule,belief"]])).toThrow("field-wrong");
  expect(() => look("silence", view, [["term", "long"]])).toThrow("field-wrong");
  expect(look("silence", view, [["unit", ""]])).toEqual(look("silence", view, []));
});

test("those concerned by what a finding rests on have room to reply", () => {
  const parties = look("silence", view, []).concerned.map((number) => view.columns.parties[number]);
  expect(parties).toContain(CITY);
  expect(parties).toHaveLength(2);
});

test("closing dates are the first moments of January and July", () => {
  expect([Date.UTC(2026, 0, 1), Date.UTC(2025, 6, 1)].every(isClosing)).toBe(true);
  expect([Date.UTC(2026, 0, 1) + 1, Date.UTC(2026, 1, 1), Date.UTC(2026, 0, 2)].some(isClosing)).toBe(false);
});
