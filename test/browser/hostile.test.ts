import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PartyId } from "../../src/register/ids.ts";
import { launchChromium } from "../support/chromium.ts";
import { memberOf } from "../support/visitor.ts";
import { reachable, shownIn } from "./support/crawl.ts";
import { HOSTILE, writeHostileEntries } from "./support/hostile-entries.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { signIn } from "./support/signing-in.ts";

let browser: Browser;
let site: Neighbourhood;
let written: ReadonlyMap<string, string>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  written = await writeHostileEntries(await memberOf(site, site.book, site.group), site);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A browser in which script would run if there were any; it tells of everything that ran, or was stopped from running. */
async function watched(party: PartyId): Promise<{ context: BrowserContext; page: Page; ran: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await signIn(page, site, party);
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(`dialog at ${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => void ran.push(`error at ${page.url()}: ${error.message}`));
  page.on("console", (message) => void ran.push(`console at ${page.url()}: ${message.text()}`));
  page.on("request", (request) => void (request.url().startsWith(site.url) || ran.push(`asked ${request.url()}`)));
  return { context, page, ran };
}

const widerThanScreen = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("script typed into every field of every kind stands there as words, and nothing runs", async () => {
  const { context, page, ran } = await watched(site.group);
  for (const [kind, address] of written) {
    await page.goto(site.url + address);
    const said = await page.locator("main").evaluate((main) => main.textContent ?? "");
    const shown = HOSTILE.filter((words) => said.includes(words));
    expect(shown.length, `${kind} shows what was typed`).toBeGreaterThan(0);
    expect(await widerThanScreen(page), `${kind} fits`).toBe(0);
  }
  expect(
    await page.locator("main script, main img, main [onerror], main [onload], a[href^='javascript:']").count(),
  ).toBe(0);
  expect(ran).toEqual([]);
  await context.close();
});

test.each(["group", "city"] as const)("no page of the book runs what was typed: as the %s", async (who) => {
  const { context, page, ran } = await watched(site[who]);
  const pages = await reachable(shownIn(page), [`${site.url}/b/${site.book}`, `${site.url}/b/${site.book}/record`]);
  expect(pages.length).toBeGreaterThan(20);
  expect(ran).toEqual([]);
  await context.close();
});

test("turned words turn nothing around them, and four thousand letters without a space stay on the screen", async () => {
  const { context, page } = await watched(site.group);
  const claim = await site.write(site.group, {
    kind: "claim",
    body: { speaker: site.group, forWhom: `\u202E${"w".repeat(3_990)}` } as never,
  });
  await page.goto(`${site.url}/b/${site.book}/entries/${claim}`);
  expect(await widerThanScreen(page)).toBe(0);
  const bare = await page.evaluate(() => {
    const turned = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const outside: string[] = [];
    while (turned.nextNode()) {
      const around = turned.currentNode.parentElement?.closest("bdi, [dir=auto], option, textarea");
      if (turned.currentNode.textContent?.includes("\u202E") && !around)
        outside.push(turned.currentNode.parentElement?.outerHTML.slice(0, 80) ?? "");
    }
    return outside;
  });
  expect(bare).toEqual([]);
  await context.close();
});
