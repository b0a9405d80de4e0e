import { expect, test } from "vitest";
import { type Locale, LOCALES, type Texts, textsIn } from "../texts.ts";
import type { AnySpec, RowsSpec } from "./field.ts";
import { hintOf } from "./hint.ts";
import { SPECS } from "./specs.ts";

/** Where people type; a row of choices needs no example. */
const isTyped = (spec: AnySpec): boolean =>
  spec.type === "rows"
    ? spec.columns.some(isTyped)
    : ["line", "text", "link", "date", "clock", "euros", "hours", "count", "often", "year", "weeks"].includes(
        spec.type,
      );
const FIELDS = Object.entries(SPECS).flatMap(([kind, specs]) =>
  specs.filter(isTyped).map((spec) => ({ field: `field.${kind}.${spec.name}`, spec })),
);

/** How an example begins in each language. */
const EXAMPLE: Readonly<Record<Locale, RegExp>> = {
  nl: /bijvoorbeeld|zoals/i,
  en: /for example|such as/i,
  ar: /مثل/,
  tr: /örneğin|gibi/i,
};
/** Letters of an example and the words around it that stand on one line of a large screen. */
const MOST_LETTERS = 90;
const exampleIn = (locale: Locale, hint: string): string | undefined =>
  hint.split(/(?<=[.?])\s/).find((sentence) => EXAMPLE[locale].test(sentence));

test.each(LOCALES)("every field of every form where people type shows an example, in one line: %s", (locale) => {
  const texts = textsIn(locale);
  const wrong = FIELDS.flatMap(({ field, spec }) => {
    const said = spec.type === "rows" ? hintsOf(texts, field, spec) : [hintOf(texts, field, { spec, now: 0 })];
    const example = said.map((one) => exampleIn(locale, one)).find((one) => one !== undefined);
    return example !== undefined && example.length <= MOST_LETTERS ? [] : [`${field}: ${said.join(" / ")}`];
  });
  expect(FIELDS.length).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
});

/** Of a list the example stands at its heading, or at what is typed in a row. */
const hintsOf = (texts: Texts, field: string, spec: RowsSpec): readonly string[] => [
  hintOf(texts, field, { spec, now: 0 }),
  ...spec.columns.map((column) => hintOf(texts, `${field}.${column.name}`, { spec: column, now: 0 })),
];

test("a day to come has an example that is still to come", () => {
  const now = Date.parse("2031-12-30T12:00:00Z");
  const hints = SPECS.request.map((spec) => [
    spec.name,
    hintOf(textsIn("nl"), `field.request.${spec.name}`, { spec, now }),
  ]);
  expect(Object.fromEntries(hints)).toMatchObject({
    wanted: expect.stringContaining("2032"),
    asked: expect.stringContaining("2018"),
  });
});
