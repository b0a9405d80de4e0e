import { expect, test } from "vitest";
import { isoToDay } from "../register/partial-date.ts";
import { type CalendarDay, calendarOf } from "./calendar.ts";

const day: CalendarDay = {
  uid: "entry-objection@wijkspiegel",
  stamp: "2026-11-28T09:30:15.250Z",
  day: isoToDay("2026-12-31"),
  summary: "Laatste dag, voor bezwaar; \\ nu",
  description: "Regel één\r\nRegel twee",
  url: "https://voorbeeld.nl/b/wijk/entries/entry",
};

/** As a calendar reads it: folded lines put together, each a name and a value. */
const readBack = (file: string): readonly string[] => file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);

test("a day is a whole day, with its moment in UTC and its text escaped", () => {
  const lines = readBack(calendarOf("Wijk", [day]));
  expect(lines).toContain("DTSTART;VALUE=DATE:20261231");
  expect(lines).toContain("DTEND;VALUE=DATE:20270101");
  expect(lines).toContain("DTSTAMP:20261128T093015Z");
  expect(lines).toContain("SUMMARY:Laatste dag\\, voor bezwaar\\; \\\\ nu");
  expect(lines).toContain("DESCRIPTION:Regel één\\nRegel twee");
  expect([lines[0], lines.at(-1)]).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR"]);
});

test("no line is longer than 75 octets, none is cut inside a character, and all of it is read back", () => {
  const summary = "Zaal 👩🏽‍🌾 voor de straat, ".repeat(20);
  const file = calendarOf("Wijk", [{ ...day, summary }]);
  expect(Math.max(...file.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(file).not.toContain("\uFFFD");
  expect(readBack(file)).toContain(`SUMMARY:${summary.replaceAll(",", "\\,")}`);
});

test("nothing that people write starts a line of its own", () => {
  const lines = readBack(calendarOf("Wijk", [{ ...day, summary: "a\nBEGIN:VEVENT\rX:1\u0000" }]));
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
  expect(lines.some((line) => line.startsWith("X:"))).toBe(false);
});

test("without days it is still a calendar", () => {
  expect(readBack(calendarOf("Wijk", []))).toHaveLength(6);
});
