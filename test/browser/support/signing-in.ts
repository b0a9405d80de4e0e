import type { Page } from "playwright-core";
import type { PartyId } from "../../../src/register/ids.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/** Signs in as a person would: a code from a letter, typed into the one field. */
export async function signIn(page: Page, site: Neighbourhood, party: PartyId): Promise<void> {
  const code = await site.code(site.book, party);
  await page.goto(`${site.url}/sign-in`);
  await page.locator('input[name="code"]').fill(code.toLowerCase());
  await page.locator('main form[action="/sign-in"] button').click();
  await page.waitForURL(`**/b/${site.book}`);
}
