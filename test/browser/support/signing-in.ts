import type { Page } from "playwright-core";
import type { PartyId } from "../../../src/register/ids.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** Says to be 16 or older where that is asked: an account that is new, in a book without terms. */
export async function saySixteen(page: Page): Promise<void> {
  await page.waitForLoadState();
  if (!page.url().includes("/sixteen")) return;
  await page.locator('main form[action="/sixteen"] input[name="sixteen"]').check();
  await Promise.all([page.waitForEvent("load"), page.locator('main form[action="/sixteen"] button').click()]);
}

/** Signs in as a person would: a code from a letter, typed into the one field. */
export async function signIn(page: Page, site: Neighbourhood, party: PartyId): Promise<void> {
  const code = await site.code(site.book, party);
  await page.goto(`${site.url}/sign-in`);
  await page.locator('input[name="code"]').fill(code);
  await page.locator('main form[action="/sign-in"] button').click();
  await saySixteen(page);
  await page.waitForURL(`**/b/${site.book}`);
}
