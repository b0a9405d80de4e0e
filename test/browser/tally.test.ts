import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tapsOf } from "../../src/storage/taps.ts";
import { launchChromium } from "../support/chromium.ts";
import { wrongWith } from "./support/axe.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { signIn } from "./support/signing-in.ts";

let browser: Browser;
let site: Neighbourhood;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function visit(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 780 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await signIn(page, site, site.group);
  await page.goto(`${site.url}/b/${site.book}/tally`);
  return page;
}
const taps = async () => (await tapsOf(site.services.engine, site.book, site.group)).length;

test("without a connection taps wait on the device, also when the page is opened anew, and then go out once", async () => {
  const page = await visit(true);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Gemeente", exact: true }).click();
  await page.getByRole("button", { name: "iemand anders" }).click();
  await page.getByRole("status").getByText("Dit wacht nog: 2.").waitFor();
  expect(await taps()).toBe(0);
  await page.context().setOffline(false);
  await page.getByRole("status").getByText("Geteld.").waitFor();
  expect(await taps()).toBe(2);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByRole("heading", { name: "Laatst geturfd" }).waitFor();
  expect(await page.locator(".tally-line").count()).toBe(2);
  expect(await wrongWith(page)).toEqual([]);
  await page.context().close();
});

test("an answer that gets lost on the way is asked for again, and the tap counts once", async () => {
  const before = await taps();
  const page = await visit(true);
  let lost = 0;
  await page.route("**/tally", async (route) => {
    if (route.request().method() !== "POST" || lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole("button", { name: "Gemeente", exact: true }).click();
  await page.getByRole("status").getByText("Dit wacht nog: 1.").waitFor();
  expect(await taps()).toBe(before + 1);
  await page.reload();
  await page.getByRole("status").getByText("Geteld.").waitFor();
  expect([lost, await taps()]).toEqual([2, before + 1]);
  await page.context().close();
});

test("without script a button per asker does the same", async () => {
  const before = await taps();
  const page = await visit(false);
  await page.getByRole("button", { name: "Gemeente", exact: true }).click();
  expect(await page.locator(".tally-line").count()).toBe(before + 1);
  expect(await taps()).toBe(before + 1);
  await page.context().close();
});
