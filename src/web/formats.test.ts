import { expect, test } from "vitest";
import { formatsOf } from "./formats.ts";
import { textsIn } from "./texts.ts";

const nl = formatsOf(textsIn("nl"));
const en = formatsOf(textsIn("en"));
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, " ");

test("what is unknown reads as unknown, whatever it is", () => {
  const values = [
    nl.number(null),
    nl.cents("unknown"),
    nl.day(undefined),
    nl.share(Number.NaN),
    nl.partialDate("unknown"),
  ];
  expect(values).toEqual(Array(5).fill("onbekend"));
  expect(nl.partOf(null, 20)).toBe("onbekend");
});

test("never asked is not no", () => {
  expect([0, 1, 2, 3].map((code) => nl.answer(code))).toEqual(["onbekend", "ja", "nee", "nooit gevraagd of onbekend"]);
  expect(en.answer("never-asked")).toBe("never asked or unknown");
});

test("a percentage stands only from twenty cases on", () => {
  expect(nl.partOf(4, 19)).toBe("4 van 19");
  expect(plain(nl.partOf(44, 50))).toBe("44 van 50 (88%)");
  expect(nl.share(0.5, 12)).toBe("0,5");
});

test("money, stretches and clock times follow the language", () => {
  expect(plain(nl.cents(123_450))).toBe("€ 1.234,50");
  expect(plain(nl.cents(1_000_000))).toBe("€ 10.000");
  expect(en.cents(1_000_000)).toBe("€10,000");
  expect(nl.minutes(150)).toBe("2 uur en 30 minuten");
  expect(nl.clock(1_500)).toBe("01:00");
  expect(nl.difference(-0.08)).toBe("\u22128 op de 100");
});

test("a partial date says no more than is known", () => {
  expect(["2018", "2018-06", "2018-06-14"].map(nl.partialDate)).toEqual(["2018", "juni 2018", "14 juni 2018"]);
});

test("a word of a closed list is found by its list first", () => {
  expect([nl.word("knowledge", "type"), nl.word("knowledge", "matter")]).toEqual([
    "school of kennisinstelling",
    "kennis",
  ]);
  expect(nl.word("Stadsdeel Zuid")).toBe("Stadsdeel Zuid");
});
