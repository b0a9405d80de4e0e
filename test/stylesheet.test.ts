import { expect, test } from "vitest";
import { stylesheet } from "../src/web/stylesheet.ts";

const style = stylesheet.replaceAll(/\/\*[^]*?\*\//g, "");
const declarations = [...style.replaceAll(/@media[^{]*/g, "").matchAll(/([a-z-]+)\s*:\s*([^;{}]+);/g)].map(
  ([, name = "", value = ""]) => ({ name, value }),
);

test("the stylesheet names no side of the screen, so that Arabic mirrors by itself", () => {
  const physical = /(^|-)(left|right|top|bottom)(-|$)|^(min-|max-)?(width|height)$|^overflow-[xy]$/;
  expect(declarations.filter(({ name }) => physical.test(name)).map(({ name }) => name)).toEqual([]);
  const sides = declarations.filter(
    ({ name, value }) => /align|float|clear/.test(name) && /\b(left|right)\b/.test(value),
  );
  expect(sides).toEqual([]);
});

test("colours stand in the tokens only", () => {
  const rules = style.slice(style.indexOf("*,")).replaceAll(/--basis-[^;]+;/g, "");
  expect(rules.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)).toBeNull();
});

test("nothing is loaded from elsewhere", () => {
  expect(style).not.toMatch(/@import|url\(|@font-face/);
});
