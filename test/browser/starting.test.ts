import { performance } from "node:perf_hooks";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeStewardLink } from "../../src/http/codes.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Person, person } from "./support/person.ts";
import { saySixteen } from "./support/signing-in.ts";

/** A steward starts a book in five steps on a phone without script; how long it takes is printed. */

let browser: Browser;
let site: Site;
let letter = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Somebody who types slowly with one finger: characters in a second. */
const TYPING = 2;
/** Seconds to read a page, look for the next thing, and press. */
const READING = 20;

const fieldsOn = ({ page }: Person): Promise<number> =>
  page.locator("main :is(input:not([type=hidden]), select, textarea)").count();

test("a book with its terms and twenty-one letters in five steps, in which going back keeps what was typed", async () => {
  const steward = await person(browser, site);
  await steward.open(`/steward/${await makeStewardLink(site.services.engine, site.services.secrets)}`);
  await steward.press("Kom binnen");
  await saySixteen(steward.page);
  const begun = performance.now();
  let [typed, fields] = [0, 0];
  const step = async (answers: Readonly<Record<string, string>>): Promise<void> => {
    fields += await fieldsOn(steward);
    typed += Object.values(answers).join("").length;
    await steward.answer(answers);
    await steward.press(/^(Verder|Maak het boek en de brieven)$/);
  };
  await steward.press("Begin een boek");
  await step({
    "Wie is de houder?": "Bibliotheek Oost",
    "Wat voor houder is het?": "bibliotheek",
    "Hoe bereiken mensen de houder?": "info@bieboost.nl",
  });
  await steward.answer({ "Naam van het boek": "Boek van Oost" });
  await steward.press("Terug");
  expect(await steward.page.getByLabel("Wie is de houder?").inputValue()).toBe("Bibliotheek Oost");
  await steward.press("Verder");
  expect(await steward.page.getByLabel("Naam van het boek").inputValue()).toBe("Boek van Oost");
  await step({
    Plaats: "Utrecht",
    "Code van de buurt": "BU03440112",
    "Van welk jaar zijn deze codes?": "2025",
  });
  await step({});
  expect(await steward.read()).toContain("Stap 4 van 5");
  await step({});
  await step({
    "Bewoners: initiatieven en groepen": "De Lange Tafel\nBuurttuin\nNaaigroep\nVoetbal op straat\nVrouwen van Oost",
    Gemeente: "Gemeente Utrecht",
    Welzijn: "Welzijn Oost",
    Woningcorporatie: "Wonen Oost",
    "School of universiteit": "Hogeschool Oost",
    "Andere instelling": "Buurthuis Oost",
  });
  const machine = (performance.now() - begun) / 1000;
  expect(await steward.page.locator(".letter .letter-code").count()).toBe(21);
  expect(await steward.page.locator(".letter .qr-code").count()).toBe(21);
  letter = await steward.page.locator(".letter .letter-code").first().innerText();
  const byHand = machine + typed / TYPING + 6 * READING;
  console.log(
    `a book in five steps: ${fields} fields, ${typed} characters; ${machine.toFixed(1)} s by machine, ${Math.round(byHand)} s at ${TYPING} characters a second and ${READING} s of reading a page`,
  );
  expect(byHand).toBeLessThan(300);
  const pdf = await steward.page.pdf({ format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length).toBe(21);
});

test("a letter with a name of residents asks who they are and a yes to the terms, on one page, and leads to a first request", async () => {
  const rosa = await person(browser, site);
  await rosa.signIn(letter);
  expect(rosa.path).toBe("/b/boek-van-oost/terms");
  await rosa.press("Ga verder");
  expect(await rosa.page.getByRole("alert").innerText()).toMatch(/Naam van uw groep[^]*Zet eerst het vinkje/);
  await rosa.answer({ "Ik houd mij hieraan en ben 16 of ouder.": "" });
  await rosa.press("Ga verder");
  const tick = rosa.page.getByLabel("Ik houd mij hieraan en ben 16 of ouder.");
  expect([await rosa.page.getByRole("alert").count(), await tick.isChecked()]).toEqual([1, true]);
  await rosa.answer({ "Naam van uw groep": "De Lange Tafel", "Wat voor groep?": "groep" });
  await rosa.press("Ga verder");
  expect(rosa.path).toBe("/b/boek-van-oost/record/request?first=yes");
});
