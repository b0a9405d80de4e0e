import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tapsOf } from "../../src/storage/taps.ts";
import { launchChromium } from "../support/chromium.ts";
import { wrongWith } from "./support/axe.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { signIn } from "./support/signing-in.ts";
import { enter } from "../support/book.ts";

/** The tally opens without a connection, on a device whose owner asked for it, and leaves nothing of anybody there. */

let browser: Browser;
let site: Neighbourhood;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  await enter(site.services.desk, site.book, { name: "Tuinvrouw", type: "initiative", side: "residents" });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const address = () => `${site.url}/b/${site.book}/tally`;
const taps = async () => (await tapsOf(site.services.engine, site.book, site.group)).length;

async function begin(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 320, height: 780 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await signIn(page, site, site.group);
  await page.goto(address());
  return { context, page };
}

async function keepOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Bewaar deze pagina op deze telefoon" }).click();
  await page.getByText("Zij gaat ook open zonder internet").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** Everything that lies in the browser's own stores for pages. */
const lying = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const cache = await caches.open("tally");
    const pages = await Promise.all((await cache.keys()).map(async (one) => (await cache.match(one))?.text()));
    return [...pages.filter((text) => text?.startsWith("<!doctype")), JSON.stringify(localStorage)].join("\n");
  });

test("opened cold without a connection, a tap waits and is in the book once when there is one again", async () => {
  const { context, page } = await begin();
  await page.getByRole("button", { name: "Gemeente", exact: true }).click();
  await page.getByRole("heading", { name: "Laatst geturfd" }).waitFor();
  const before = await taps();
  await keepOn(page);
  await page.close();

  await context.setOffline(true);
  const cold = await context.newPage();
  await cold.goto(address());
  expect(await cold.locator(".lead").textContent()).toContain("U hebt nu geen internet");
  expect(await wrongWith(cold)).toEqual([]);
  await cold.getByRole("button", { name: "Gemeente", exact: true }).click();
  await cold.getByRole("status").getByText("Dit wacht nog: 1.").waitFor();
  const left = await lying(cold);
  expect(left).toContain("Gemeente");
  for (const words of ["Buurtgroep", "Tuinvrouw", "csrf", "Laatst geturfd"]) expect(left).not.toContain(words);

  await context.setOffline(false);

  await cold.getByRole("status").getByText("Geteld.").waitFor();
  expect(await taps()).toBe(before + 1);
  await cold.reload();
  expect(await taps()).toBe(before + 1);
  await context.close();
});

test("nothing is kept before somebody asks; taken away, or signed out, it is gone", async () => {
  const { context, page } = await begin();
  const stored = () =>
    page.evaluate(async () => [await caches.keys(), await navigator.serviceWorker.getRegistrations()]);
  expect(await stored()).toEqual([[], []]);
  await keepOn(page);
  await page.getByRole("button", { name: "Haal de pagina van deze telefoon" }).click();
  await page.getByRole("button", { name: "Bewaar deze pagina op deze telefoon" }).waitFor();
  expect(await lying(page)).not.toContain("Gemeente");
  await keepOn(page);
  await page.getByRole("button", { name: "Uitloggen" }).click();
  await page.waitForURL(`${site.url}/**`);
  expect(await page.evaluate(() => caches.has("tally"))).toBe(false);
  await page.goto(address());
  await page.goto(site.url);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
  await context.setOffline(true);
  await expect(page.goto(address())).rejects.toThrow(/ERR_/);
  await context.close();
});
