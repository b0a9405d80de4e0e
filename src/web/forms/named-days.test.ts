import { expect, test } from "vitest";
import { withDays, withoutName } from "./named-days.ts";

/** Half past midnight in the Netherlands, where it is a day later than in UTC. */
const NOW = Date.parse("2026-06-14T22:30:00Z");

test("today and yesterday are days of the Netherlands, in every language of the pages", () => {
  for (const word of ["vandaag", "Today", "bugün", "اليوم", " Vandaag. "])
    expect(withoutName(word, NOW)).toBe("2026-06-15");
  for (const word of ["gisteren", "yesterday", "dün", "أمس"]) expect(withoutName(word, NOW)).toBe("2026-06-14");
  for (const other of ["14-6-2018", "constructor", ""]) expect(withoutName(other, NOW)).toBe(other);
});

test("only a day is read so: the same word in a text stays", () => {
  const form = { what: "vandaag", asked: "vandaag", wanted: "maart 2027" };
  expect(withDays(form, "request", NOW)).toEqual({ what: "vandaag", asked: "2026-06-15", wanted: "maart 2027" });
  const tasks = { "tasks.what": ["vandaag", ""], "tasks.since": ["gisteren", ""] };
  expect(withDays(tasks, "role", NOW)).toEqual({ ...tasks, "tasks.since": ["2026-06-14", ""] });
});
