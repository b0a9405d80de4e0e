import { expect, test } from "vitest";
import { contrast, readTheme, THEMES, themeStyle, unreadable } from "./themes.ts";

test.each(["#000000 #ffffff 21", "#fff #ffffff 1", "#767676 #ffffff 4.54"])("contrast of %s", (line) => {
  const [a = "", b = "", expected = ""] = line.split(" ");
  expect(contrast(a, b)).toBeCloseTo(Number(expected), 2);
});

test("the colours of the stylesheet itself are read on each other, in light and in dark", () => {
  expect(unreadable({ light: new Map(), dark: new Map() })).toEqual([]);
});

test.each(Object.keys(THEMES))("the look %s is read in light and in dark", (name) => {
  expect(unreadable(THEMES[name] as never)).toEqual([]);
});

const root = (inside: string) => `:root { ${inside} }`;

test("a file of tokens is taken, with its dark side, and becomes a stylesheet for screens", () => {
  const file = `/* Ons huis */ ${root("--basis-color-action-color-default: #004400; --basis-border-radius-md: 0;")}
    @media (prefers-color-scheme: dark) { :root { --basis-color-action-color-default: #9fe09f; } }`;
  const theme = readTheme(file);
  expect(theme).not.toHaveProperty("problem");
  const style = themeStyle(theme as never);
  expect(style).toMatch(
    /^@media screen\{:root\{--basis-color-action-color-default:#004400;--basis-border-radius-md:0\}/,
  );
  expect(style).toContain("dark){:root{--basis-color-action-color-default:#9fe09f}}");
});

test("what is said of light only leaves dark as it was", () => {
  const theme = readTheme(root("--basis-color-action-color-default: #004400;"));
  expect(themeStyle(theme as never)).toContain("dark){:root{--basis-color-action-color-default:#97c1f4}}");
});

test.each([
  [".page { color: red }", "syntax"],
  ["@import url(https://example.org/x.css);", "syntax"],
  [root("--basis-color-action-color-default: #004400") + " body { display: none }", "syntax"],
  [root("color: #000000;"), "name"],
  [root("--own-color: #000000;"), "name"],
  [root("--basis-heading-font-family: Arial;"), "name"],
  [root("--basis-pointer-target-min-size: 1px;"), "name"],
  [root("--basis-focus-color: #ffffff;"), "contrast"],
  [root("--basis-color-action-color-default: url(//example.org/x);"), "value"],
  [root("--basis-color-action-color-default: red;"), "value"],
  [root("--basis-space-md: calc(1rem + 2px);"), "value"],
  [root("--basis-color-default-color-document: #cccccc;"), "contrast"],
  [`@media (prefers-color-scheme: dark) { ${root("--basis-color-action-color-default: #222222;")} }`, "contrast"],
])("%s is refused: %s", (file, problem) => {
  expect(readTheme(file)).toMatchObject({ problem });
});
