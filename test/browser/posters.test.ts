import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeStewardLink } from "../../src/http/codes.ts";
import { foundBook } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { person } from "./support/person.ts";
import { saySixteen } from "./support/signing-in.ts";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
  await foundBook(site.services.desk, "poster");
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test("residents come in by the code of a poster and say themselves who they are, with nobody's permission", async () => {
  const [steward, rosa] = await Promise.all([person(browser, site), person(browser, site)]);
  await steward.open(`/steward/${await makeStewardLink(site.services.engine, site.services.secrets)}`);
  await steward.press("Kom binnen");
  await saySixteen(steward.page);
  await steward.press("Maak tien open brieven");
  expect(await steward.page.locator(".letter-code").count()).toBe(10);
  await steward.press("Maak een poster");
  expect(await steward.read()).toContain("Doet u iets in deze buurt?");
  const code = await steward.page.locator(".letter-code").innerText();
  await rosa.signIn(code);
  expect(rosa.path).toBe("/b/poster/record/party");
  // Nobody passes for a municipality: that is not among what residents can be.
  expect(await rosa.page.getByLabel("gemeente", { exact: true }).count()).toBe(0);
  await rosa.answer({ "Naam van uw groep": "De Lange Tafel", "Wat voor groep?": "bewonersinitiatief" });
  await rosa.press("Zet het in het boek");
  await rosa.open("/b/poster/parties");
  expect(await rosa.read()).toContain("De Lange Tafel");
  await steward.open("/steward");
  expect(await steward.read()).toContain("één keer gebruikt");
  await steward.press("Laat deze poster stoppen");
  expect(await steward.read()).toContain("Werkt niet meer sinds");
});
