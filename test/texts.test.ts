import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { REFUSALS } from "../src/register/refusal.ts";
import { KIND_NAMES } from "../src/register/kinds.ts";
import { LOCALES, MESSAGES, type Locale } from "../src/web/texts.ts";
import * as ar from "../src/web/texts/ar.ts";
import * as en from "../src/web/texts/en.ts";
import * as nl from "../src/web/texts/nl.ts";
import * as tr from "../src/web/texts/tr.ts";
import { argumentsOf, pluralsOf, readingsOf } from "./support/icu.ts";
import { AVOIDED, fleschDouma, sentencesIn, wordsIn } from "./support/plain-dutch.ts";

const root = path.resolve(import.meta.dirname, "..");
const folder = (locale: Locale) => path.join(root, "src/web/texts", locale);
const areas: Readonly<Record<Locale, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  nl,
  en,
  ar,
  tr,
};
const inDutch = Object.entries(MESSAGES.nl);

/** Below this a text is a label; a measure of reading ease says nothing about three words. */
const ENOUGH_WORDS = 30;
const LONGEST_SENTENCE = 20;
const EASY = 70;

describe.each(LOCALES)("the texts in %s", (locale) => {
  test("every area file has its line in the list", () => {
    const files = readdirSync(folder(locale));
    const listed = readFileSync(`${folder(locale)}.ts`, "utf8");
    expect(files.filter((file) => !listed.includes(`"./${locale}/${file}"`))).toEqual([]);
  });

  test("no key stands in two areas", () => {
    const keys = Object.values(areas[locale]).flatMap(Object.keys);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  test("no key is here that Dutch does not have", () => {
    expect(Object.keys(MESSAGES[locale]).filter((key) => !Object.hasOwn(MESSAGES.nl, key))).toEqual([]);
  });

  test("every message can be read, and asks for the same values as in Dutch", () => {
    const differing = Object.entries(MESSAGES[locale])
      .filter(([key]) => Object.hasOwn(MESSAGES.nl, key))
      .map(([key, message]) => ({ key, asks: argumentsOf(message), asDutch: argumentsOf(MESSAGES.nl[key] ?? "") }))
      .filter(({ asks, asDutch }) => asks.join() !== asDutch.join());
    expect(differing).toEqual([]);
  });
});

describe.each(LOCALES)("%s is whole", (locale) => {
  test("every Dutch text is here", () => {
    expect(Object.keys(MESSAGES.nl).filter((key) => !Object.hasOwn(MESSAGES[locale], key))).toEqual([]);
  });

  test("a plural has each form of the language, or only the form for everything else", () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const halves = Object.entries(MESSAGES[locale]).flatMap(([key, message]) =>
      pluralsOf(message)
        .map((given) => given.filter((form) => !form.startsWith("=") && form !== "other"))
        .filter((given) => given.length > 0 && forms.some((form) => form !== "other" && !given.includes(form)))
        .map((given) => `${key}: ${given.join(", ")}`),
    );
    expect(halves).toEqual([]);
  });

  test("every refusal and every kind has its words", () => {
    const wanted = [
      ...Object.keys(REFUSALS).map((code) => `refusal.${code}`),
      ...KIND_NAMES.map((k) => `word.kind.${k}`),
    ];
    expect(wanted.filter((key) => !Object.hasOwn(MESSAGES[locale], key))).toEqual([]);
  });
});

test("no date stands with hyphens in Arabic: after Arabic letters its parts would change places", () => {
  const turning = Object.entries(MESSAGES.ar).filter(
    ([key, message]) => !key.startsWith("cli.") && /(?<![\w-])\d+-\d+/.test(message),
  );
  expect(turning).toEqual([]);
});

describe("Dutch is plain", () => {
  test(`no sentence is longer than ${LONGEST_SENTENCE} words`, () => {
    const long = inDutch.flatMap(([key, message]) =>
      readingsOf(message)
        .flatMap(sentencesIn)
        .filter((sentence) => wordsIn(sentence).length > LONGEST_SENTENCE)
        .map((sentence) => `${key}: ${sentence}`),
    );
    expect([...new Set(long)]).toEqual([]);
  });

  test(`texts of ${ENOUGH_WORDS} words and more read at ${EASY} or easier (Flesch-Douma)`, () => {
    const hard = inDutch.flatMap(([key, message]) =>
      readingsOf(message)
        .filter((reading) => wordsIn(reading).length >= ENOUGH_WORDS && fleschDouma(reading) < EASY)
        .map((reading) => `${key}: ${Math.round(fleschDouma(reading))}`),
    );
    expect([...new Set(hard)]).toEqual([]);
  });

  test.each(Object.keys(nl))(`the sentences of %s together read at ${EASY} or easier`, (area) => {
    const sentences = Object.values(areas.nl[area] ?? {}).filter((message) => /[.!?]$/.test(message));
    const text = sentences.flatMap((message) => readingsOf(message).slice(-1)).join("\n");
    expect(text === "" ? EASY : fleschDouma(text)).toBeGreaterThanOrEqual(EASY);
  });

  test("words to avoid are avoided", () => {
    const found = inDutch.flatMap(([key, message]) =>
      AVOIDED.filter((word) => message.toLowerCase().includes(word)).map((word) => `${key}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});

test("Flesch-Douma gives easy words a high and hard words a low mark", () => {
  expect(fleschDouma("De man loopt naar de deur. Hij doet die open.")).toBeGreaterThan(90);
  expect(fleschDouma("De gemeentelijke subsidieverordening conditioneert participatiemogelijkheden.")).toBeLessThan(20);
});
