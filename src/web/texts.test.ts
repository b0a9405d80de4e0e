import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { LOCALES, MESSAGES, tagOf, textsIn } from "./texts.ts";

test.each(LOCALES)("every message in %s with values as they are reads as the library writes it", (locale) => {
  const texts = textsIn(locale).plain;
  const simple = Object.entries(MESSAGES[locale]).filter(([, message]) => /\{ *\w+ *\}/.test(message));
  const written = simple.flatMap(([key, message]) => {
    const format = new IntlMessageFormat(message, tagOf(locale), undefined, { ignoreTag: true });
    const names = [...message.matchAll(/\{ *(\w+) *[},]/g)].map((match) => match[1] as string);
    const values = Object.fromEntries(names.map((name, i) => [name, i % 2 === 0 ? i + 1 : `<${name}> {x} 's`]));
    const right = format.format(values);
    return texts.t(key, values) === right ? [] : [key, texts.t(key, values), right];
  });
  expect(simple.length).toBeGreaterThan(100);
  expect(written).toEqual([]);
});

test("a value that is missing is an error, not a hole", () => {
  const [key] = Object.entries(MESSAGES.nl).find(([, message]) => /^[^{']*\{\w+\}[^{']*$/.test(message)) ?? [];
  expect(() => textsIn("nl").t(key as string, {})).toThrow(/not provided/);
  expect(() => textsIn("nl").t(key as string)).toThrow(/not provided/);
});
