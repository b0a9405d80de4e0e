import { expect, test } from "vitest";
import { MESSAGES, LOCALES } from "../texts.ts";
import type { AnySpec } from "./field.ts";
import { SPECS } from "./specs.ts";

/** Where people type; a row of choices needs no example. */
const isTyped = (spec: AnySpec): boolean =>
  spec.type === "rows"
    ? spec.columns.some(isTyped)
    : ["line", "text", "link", "date", "clock", "euros"].includes(spec.type);
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
