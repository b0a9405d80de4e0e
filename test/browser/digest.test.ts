import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendDigests } from "../../src/http/digests.ts";
import { mailsIn } from "../../src/http/outbox.ts";
import type { Draft } from "../../src/register/entry.ts";
import type { BookId, PartyId } from "../../src/register/ids.ts";
import { setEmail } from "../../src/storage/email.ts";
import { foundBook } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { wrongWith } from "./support/axe.ts";
import { type Person, person } from "./support/person.ts";

let browser: Browser;
let site: Site;
let me: Person;
let book: BookId;
let city: PartyId;
let group: PartyId;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
  ({ book, city, group } = await foundBook(site.services.desk, "noord"));
  me = await person(browser, site, { width: 320 });
  await me.signIn(await site.code(book, group));
  const [row] = await site.services.engine.query("SELECT account FROM membership");
  await setEmail(site.services.engine, String(row?.["account"]), "samira@voorbeeld.nl", "2026-01-01");
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** The same page with script, on a narrow screen, in a language: what axe finds there, and whether it fits. */
async function wrongIn(lang: string, path: string): Promise<readonly string[]> {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  await context.addCookies([...(await me.page.context().cookies()), { name: "lang", value: lang, url: site.url }]);
  const page: Page = await context.newPage();
  await page.goto(site.url + path);
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  const wrong = await wrongWith(page);
  await context.close();
  return fits ? wrong : [...wrong, "does not fit"];
}

test("an overview is asked for and stopped on a small screen without script, in Dutch and Arabic", async () => {
  await me.open("/account");
  await me.answer({ "Wilt u dat?": "Ja, stuur mij een overzicht", "Hoe vaak?": "Hoogstens één keer per dag" });
  await me.answer({ "In welke taal?": "العربية" });
  await me.press("Bewaar");
  expect(me.path).toBe("/account#digest");
  expect(await me.page.getByLabel("Hoogstens één keer per dag").isChecked()).toBe(true);
  const { desk, engine, settings } = site.services;
  const body = { from: { party: city }, to: group, matter: "space" };
  await desk.write(book, { kind: "request", by: { party: city, account: "a" }, body } as unknown as Draft);
  await engine.query("UPDATE digest SET slot = '2020-01-01'");
  await sendDigests(site.services);
  const [mail] = mailsIn(settings);
  const reader = await browser.newPage({ viewport: { width: 320, height: 800 } });
  await reader.setContent(mail?.html ?? "");
  expect(await reader.evaluate(() => getComputedStyle(document.body).direction)).toBe("rtl");
  expect(await reader.locator("body").innerText()).toContain("ينتظركم");
  expect(await wrongWith(reader)).toEqual([]);
  const stop = new URL(mail?.digest?.stop ?? "").pathname;
  for (const lang of ["nl", "ar"])
    for (const path of ["/account", stop]) expect([lang, path, await wrongIn(lang, path)]).toEqual([lang, path, []]);
  const passer = await person(browser, site, { width: 320 });
  await passer.open(stop);
  await passer.press("Stop het overzicht");
  expect(await passer.read()).toContain("Gedaan. Er komt geen overzicht meer.");
  await me.open("/account");
  expect(await me.page.getByLabel("Ja, stuur mij een overzicht").isChecked()).toBe(false);
});
