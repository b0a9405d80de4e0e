import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { person } from "./support/person.ts";

let browser: Browser;
let site: Neighbourhood;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  page = (await person(browser, site)).page;
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** No page has more stops for the Tab key than this before what somebody looks for. */
const MOST_STOPS = 120;

/** What has the focus: its words, and whether the focus is seen. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const label = (element as HTMLInputElement).labels?.[0]?.textContent;
    return {
      words: (label ?? element.textContent ?? "").trim(),
      outlined: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
      shown: box.width >= 8 && box.height >= 8,
    };
  });

/** Tabs until what has the focus says these words; every stop on the way shows the focus. */
async function tabTo(words: string | RegExp): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press("Tab");
    const at = await focused();
    expect(at).toEqual({ words: at.words, outlined: true, shown: true });
    if (typeof words === "string" ? at.words === words : words.test(at.words)) return;
  }
  throw new Error(`no way by Tab to ${words} at ${page.url()}`);
}

async function enter(): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

const path = (): string => page.url().replace(site.url, "");

describe("with the keyboard only", () => {
  test("the first stop skips to the content, and the next stop is inside it", async () => {
    await page.goto(site.url);
    await page.keyboard.press("Tab");
    expect(await focused()).toEqual({ words: "Ga naar de inhoud", outlined: true, shown: true });
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main")?.id)).toBe("content");
  });

  test("from the home page to a book, to the mirror, to a finding, to an entry behind it", async () => {
    await page.goto(site.url);
    await tabTo(/Rosa/);
    await enter();
    expect(path()).toBe("/b/rosa-en-hamza");
    await tabTo("Spiegel");
    await enter();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await tabTo(/nooit een besluit|Nog geen antwoord/);
    await enter();
    expect(path()).toMatch(/\/mirror\/silence/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await tabTo(/Een eigen ruimte/);
    await enter();
    expect(path()).toMatch(/\/entries\//);
  });

  test("a wrong code: the focus is on what is wrong, and one press leads to the field", async () => {
    await page.goto(`${site.url}/sign-in`);
    await tabTo("De code uit uw brief");
    await page.keyboard.type("aaaa aaaa aaaa");
    await enter();
    expect((await focused()).words).toContain("Er klopt nog iets niet");
    await tabTo(/Deze code klopt niet/);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/INPUT|BUTTON/);
  });

  test("a code opens the door, and a request is written down", async () => {
    const code = await site.code(site.book, site.group);
    await page.goto(`${site.url}/sign-in`);
    await tabTo("De code uit uw brief");
    await page.keyboard.type(code);
    await tabTo("Kom binnen");
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Space")]);
    expect(path()).toMatch(/^\/sixteen/);
    await tabTo("Ik ben 16 of ouder.");
    await page.keyboard.press("Space");
    await tabTo("Ga verder");
    await enter();
    expect(path()).toBe(`/b/${site.book}`);
    await tabTo("Opschrijven");
    await enter();
    await tabTo("Een vraag");
    await enter();
    await tabTo("Aan wie?");
    await page.keyboard.type("Gemeente");
    await tabTo("Waar gaat het om?");
    await page.keyboard.type("ruimte");
    await tabTo("Wat wordt gevraagd?");
    await page.keyboard.type("Een plek voor de fietsen");
    await tabTo("Zet het in het boek");
    await enter();
    expect(path()).toMatch(/\/entries\//);
    expect(await page.locator("main").innerText()).toMatch(/Een plek voor de fietsen[^]*ruimte/);
  });

  test("a form that is not right gets the focus on what is wrong; the folded part opens by key", async () => {
    await page.goto(`${site.url}/b/${site.book}/record/request`);
    await tabTo("Meer vragen (hoeft niet)");
    await page.keyboard.press("Enter");
    await tabTo("Om welk bedrag gaat het?");
    await page.keyboard.type("veel");
    await tabTo("Zet het in het boek");
    await enter();
    expect((await focused()).words).toContain("Er kloppen nog 3 dingen niet");
    await tabTo(/Om welk bedrag gaat het\? Schrijf een bedrag/);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.querySelector(":target")?.getAttribute("name"))).toBe("amount");
  });
});
