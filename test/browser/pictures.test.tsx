import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Picture } from "../../src/web/charts/picture.tsx";
import { stylesheet } from "../../src/web/stylesheet.ts";
import { launchChromium } from "../support/chromium.ts";
import { everyPicture, smallContext } from "../support/small-book.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const context = smallContext();
const DIRECTIONS = ["ltr", "rtl"] as const;
type Direction = (typeof DIRECTIONS)[number];

/** Words that run from the right whatever letters they are in, as no language here does yet. */
const fromTheRight = (html: string): string =>
  html.replaceAll(/(<text[^>]*>)([^<]+)/g, (_, tag: string, words: string) => `${tag}\u202E${words}\u202C`);

function drawn(dir: Direction): string {
  const figures = everyPicture.pictures.map((picture) =>
    String(<Picture context={{ ...context, dir }} finding={everyPicture} picture={picture} title="Wat het zegt" />),
  );
  const body = dir === "rtl" ? fromTheRight(figures.join("")) : figures.join("");
  const head = '<meta name="viewport" content="width=device-width">';
  return `<!doctype html><html lang="nl" dir="${dir}"><head>${head}<style>${stylesheet}</style></head><body style="padding:16px">${body}</body></html>`;
}

/** What reaches out of its picture, by more than a line is thick. */
const outside = (): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("figure > svg, .picture > svg")].flatMap((svg, i) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text, rect, circle, path")].flatMap((shape) => {
        if (shape.closest("defs")) return [];
        const { left, right, top, bottom, width } = shape.getBoundingClientRect();
        const within =
          left >= frame.left - 3 && right <= frame.right + 3 && top >= frame.top - 3 && bottom <= frame.bottom + 6;
        return width === 0 || within ? [] : [`picture ${i}: ${shape.tagName} ${shape.textContent?.slice(0, 30) ?? ""}`];
      });
    }),
  );

const CASES = DIRECTIONS.flatMap((dir) => [320, 360, 1280].map((width) => [dir, width] as const));

test.each(CASES)("every kind of picture stays within itself: text %s, %i wide", async (dir, width) => {
  await page.setViewportSize({ width, height: 900 });
  await page.setContent(drawn(dir));
  expect(await page.locator("figure svg[role=img]").count()).toBe(everyPicture.pictures.length);
  expect(await outside()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

test("without colour, two series that stand beside each other still differ", async () => {
  await page.setContent(drawn("ltr"));
  const grey = await page.evaluate(() => {
    const light = (shape: Element | null): number => {
      const [r = 0, g = 0, b = 0] = (getComputedStyle(shape ?? document.body).fill.match(/[\d.]+/g) ?? []).map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    return { ink: light(document.querySelector(".ink")), ground: light(document.querySelector(".ground")) };
  });
  expect(grey.ground - grey.ink).toBeGreaterThan(0.4);
  expect(await page.locator(".hatched").count()).toBeGreaterThan(0);
});
