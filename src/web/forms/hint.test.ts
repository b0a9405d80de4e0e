import { expect, test } from "vitest";
import { MESSAGES, LOCALES, textsIn } from "../texts.ts";
import type { AnySpec } from "./field.ts";
import { hintOf } from "./hint.ts";
import { SPECS } from "./specs.ts";

/** Where people type; a row of choices needs no example. */
const isTyped = (spec: AnySpec): boolean =>
  spec.type === "rows"
    ? spec.columns.some(isTyped)
    : ["line", "text", "link", "date", "clock", "euros", "hours", "count", "often", "year"].includes(spec.type);
const FIELDS = Object.entries(SPECS).flatMap(([kind, specs]) =>
  specs.filter(isTyped).map(({ name, type }) => ({ field: `field.${kind}.${name}`, type })),
);

test("every field of every form where people type shows an example, in every language that is whole", () => {
  const without = FIELDS.flatMap(({ field, type }) => {
    const keys = [`${field}.example`, `${field}.hint`, `field.hint.${type}`];
    const key = keys.find((one) => /bijvoorbeeld|zoals/i.test(MESSAGES.nl[one] ?? ""));
    if (key === undefined) return [`nl ${field}`];
    return LOCALES.filter((locale) => MESSAGES[locale][key] === undefined).map((locale) => `${locale} ${key}`);
  });
  expect(FIELDS.length).toBeGreaterThan(60);
  expect(without).toEqual([]);
});

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
