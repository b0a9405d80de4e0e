import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PartyId } from "../../src/register/ids.ts";
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

type Device = Awaited<ReturnType<BrowserContext["storageState"]>>;
/** A browser as it is opened on a device: with what the device kept. */
async function opened(kept?: Device): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    ...(kept && { storageState: kept }),
  });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}
async function signedIn(party: PartyId = site.group): Promise<Page> {
  const page = await opened();
  await signIn(page, site, party);
  return page;
}
const form = (page: Page, kind: string) => page.goto(`${site.url}/b/${site.book}/record/${kind}`);
const drafts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft ")));
const what = (page: Page) => page.getByLabel("Wat wordt gevraagd?");
const kept = (page: Page) => page.getByText("staat als kladje op dit apparaat");

test("what was typed is there again after the browser was closed, and gone once it is in the book", async () => {
  let page = await signedIn();
  await form(page, "request");
  expect(await kept(page).isVisible()).toBe(false);
  await page.getByLabel("Aan wie?").selectOption({ label: "Gemeente" });
  await page.getByText("Meer vragen").click();
  await page.getByLabel("Welke afdeling?").fill("Zorg");
  await what(page).fill("Een zaal op dinsdag");
  await kept(page).waitFor();
  const device = await page.context().storageState();
  await page.context().close();
  page = await opened(device);
  await form(page, "request");
  expect(await what(page).inputValue()).toBe("Een zaal op dinsdag");
  expect(await page.getByLabel("Welke afdeling?").isVisible()).toBe(true);
  expect(await wrongWith(page)).toEqual([]);
  await page.getByRole("button", { name: "Zet het in het boek" }).click();
  await page.getByRole("alert").getByText("Waar gaat het om?").waitFor();
  expect(await drafts(page)).toHaveLength(1);
  await page.getByLabel("Waar gaat het om?").selectOption({ label: "ruimte" });
  await page.getByRole("button", { name: "Zet het in het boek" }).click();
  await page.waitForURL(/\/entries\//);
  await page.waitForFunction(() => localStorage.length === 0);
  expect(await page.evaluate(() => document.cookie)).not.toContain("sent");
  await form(page, "request");
  expect(await what(page).inputValue()).toBe("");
  await page.context().close();
});

test("a draft is thrown away with one press, on signing out, and after thirty days", async () => {
  const page = await signedIn();
  await form(page, "request");
  await what(page).fill("Weg ermee");
  await page.getByRole("button", { name: "Gooi weg" }).click();
  expect([await what(page).inputValue(), await drafts(page), await kept(page).isVisible()]).toEqual(["", [], false]);
  await what(page).fill("Oud");
  await kept(page).waitFor();
  await page.evaluate((age) => {
    const [key = ""] = Object.keys(localStorage);
    const draft = JSON.parse(localStorage.getItem(key) ?? "{}") as object;
    window.addEventListener("pagehide", () =>
      localStorage.setItem(key, JSON.stringify({ ...draft, kept: Date.now() - age })),
    );
  }, 30 * 86_400_000);
  await page.goto(`${site.url}/b/${site.book}`);
  expect(await drafts(page)).toEqual([]);
  await form(page, "request");
  await what(page).fill("Nog een");
  await kept(page).waitFor();
  await page.goto(`${site.url}/account`);
  expect(await drafts(page)).toHaveLength(1);
  await page.locator("main").getByRole("button", { name: "Uitloggen", exact: true }).click();
  await page.waitForURL(`${site.url}/`);
  expect(await drafts(page)).toEqual([]);
  await page.context().close();
});

test("another party on the same device sees no draft; what only one's own party reads, and who is not signed in, leaves none", async () => {
  const page = await signedIn();
  await form(page, "request");
  await what(page).fill("Van ons");
  await kept(page).waitFor();
  const device = await page.context().storageState();
  const other = await opened({ ...device, cookies: [] });
  await signIn(other, site, site.city);
  await form(other, "request");
  expect(await what(other).inputValue()).toBe("");
  await page.getByText("Meer vragen").click();
  await page.getByLabel("Alleen voor u").check();
  await page.waitForFunction(() => localStorage.length === 0);
  await form(page, "burden");
  await page.getByLabel("Wat kost het u?").fill("Elke dag de deur openen");
  await page.waitForTimeout(500);
  expect(await drafts(page)).toEqual([]);
  const nobody = await opened();
  await form(nobody, "request");
  expect(await nobody.locator("form[data-draft]").count()).toBe(0);
  for (const one of [page, other, nobody]) await one.context().close();
});
