import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { wrongWith } from "./support/axe.ts";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function visit(javaScriptEnabled: boolean, lang = "nl"): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 780 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(`${site.url}/benefit-guide?lang=${lang}`);
  return page;
}

test("the guide says what is left and when a ceiling breaks, sends nothing, and keeps nothing", async () => {
  const page = await visit(true);
  const asked: string[] = [];
  const before = JSON.stringify(await page.context().storageState());
  page.on("request", (request) => void asked.push(request.url()));
  const said = page.getByRole("status");
  await page.getByLabel("organisatie 1").fill("120");
  await page.getByLabel("organisatie 2").fill("٩٠");
  await said.getByText("Samen is dat € 210 per maand.").waitFor();
  expect(await said.innerText()).toMatch(
    /niets van uw uitkering af[^]*scheelt u €\s210[^]*In november komt u boven[^]*€\s2\.100/,
  );
  expect(await wrongWith(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByLabel("jonger dan 27").check();
  await said.getByText("houdt u € 0 over").waitFor();
  await page.getByLabel("In welk jaar?").selectOption("2026");
  await said.getByText("Voor 2026 vonden wij geen bedrag.").waitFor();
  await page.getByLabel("organisatie 1").fill("veel");
  await said.getByText("Schrijf een bedrag").waitFor();
  await page.getByLabel("organisatie 1").press("Enter");
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie.replace(/lang=\w+/, ""),
    (await indexedDB.databases()).length,
    (await caches.keys().catch(() => [])).length,
    location.search.replace(/\?lang=\w+/, ""),
  ]);
  expect(kept).toEqual([0, 0, "", 0, 0, ""]);
  expect(asked).toEqual([]);
  expect(JSON.stringify(await page.context().storageState())).toBe(before);
  await page.reload();
  expect(await page.getByLabel("organisatie 1").inputValue()).toBe("");
  await page.context().close();
});

test("without script the rules, one example and the table stand there, and no form that does nothing", async () => {
  const page = await visit(false);
  const text = await page.locator("main").innerText();
  expect(await page.locator("form.benefit-guide").isVisible()).toBe(false);
  expect(text).toMatch(/alles mee, niet alleen wat te veel is[^]*grdebevelanden\.nl/);
  expect(text).toMatch(/In 2025[^]*€\s210 per maand[^]*10 maanden[^]*€\s2\.100[^]*€\s2\.310/);
  expect(text).toMatch(/Voor 2026 vonden wij geen bedrag[^]*belastingdienst\.nl/);
  await page.context().close();
});
