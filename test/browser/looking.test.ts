import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Fold } from "../../accessibility/look.ts";
import { openWindows, settingsAt, type Windows } from "../../accessibility/windows.ts";
import { STYLE } from "../../src/web/island-file.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";

/** What looks at every page finds what is wrong, also where a page is built nearly as one that was looked at before. */

let browser: Browser;
let site: Site;
let windows: Windows;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
  windows = await openWindows(browser, site.url);
});
afterAll(async () => {
  await windows.close();
  await browser.close();
  await site.close();
});

const row = (words: string): string => `<tr><td>${words}</td><td><a href="/about">Lees meer</a></td></tr>`;
const ROWS = Array.from({ length: 9 }, (_, n) => row(`Regel ${n}`));

const pageOf = (main: string): string =>
  `<!doctype html><html lang="nl" dir="ltr"><head><title>Proef</title><link rel="stylesheet" href="${STYLE.path}" /></head>
  <body><main class="page"><h1>Proef</h1>${main}</main></body></html>`;
const tableOf = (rows: readonly string[]): string =>
  `<table><thead><tr><th scope="col">Wat</th><th scope="col">Waar</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
const look = async (main: string, fold: Fold = "folded"): Promise<readonly string[]> => {
  const settings = settingsAt(1280);
  const asked = { html: pageOf(main), address: `${site.url}/proef`, scripted: true, folds: [fold], settings };
  return windows.look(320, "light", asked);
};

test("nothing is found where nothing is wrong, and a page built the same is known", async () => {
  expect(await look(tableOf(ROWS))).toEqual([]);
  expect(await look(tableOf(ROWS.slice(0, 5)))).toEqual([]);
});

test.each([
  [
    "a button without a name in the seventh row",
    tableOf(ROWS.with(6, row('<button type="button"></button>'))),
    /^button-name/,
  ],
  ["a link without words", tableOf(ROWS.with(6, row('<a href="/about"></a>'))), /^link-name/],
  [
    "words too pale to read",
    tableOf(ROWS.with(6, row('<svg></svg><font color="#bbb">Bijna wit</font>'))),
    /^color-contrast/,
  ],
  ["a field without a label", '<form><input type="text" name="a" /></form>', /^label/],
  ["a heading that skips one", "<h3>Te diep</h3>", /^heading-order/],
  ["a second page in the page", '<div role="main"><p>Nog een</p></div>', /^landmark/],
  ["a label that leads nowhere", '<label for="weg">Wat</label>', /^for leads to no times "weg"/],
  [
    "the same id twice",
    '<label for="een">Wat</label><input id="een" /><p id="een">Wat</p>',
    /^for leads to 2 times "een"/,
  ],
  ["a page that is too wide", '<div class="frame"><svg width="900" height="9"></svg></div>', /^\d+ px too wide/],
  [
    "words that do not fit once they lie apart",
    "<p><nobr>Dertig letters naast elkaar nu</nobr></p>",
    /^spaced: \d+ px/,
  ],
  ["what spills once letters are large", "<p><nobr>Twintig letters hier</nobr></p>", /^doubled: \d+ px/],
  ["a text that is missing", "<p>form.choose</p>", /^no words for form\.choose/],
])("found: %s", async (_, main, wrong) => {
  expect((await look(main)).join("\n")).toMatch(new RegExp(wrong.source, "m"));
});

test("what is folded away is looked at once it is open", async () => {
  const folded = '<details><summary>Meer</summary><form><input type="text" name="b" /></form></details>';
  expect(await look(folded)).toEqual([]);
  expect((await look(folded, "open")).join("\n")).toMatch(/^label/m);
});
