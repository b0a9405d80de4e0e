import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeStewardLink } from "../../src/http/codes.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Person, person } from "./support/person.ts";
import { saySixteen } from "./support/signing-in.ts";

let browser: Browser;
let site: Site;
let steward: Person;
let link: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
  steward = await person(browser, site);
  link = `/steward/${await makeStewardLink(site.services.engine, site.services.secrets)}`;
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const codeOnPage = ({ page }: Person): Promise<string> => page.locator(".letter-code").innerText();

describe("the steward of a new installation", () => {
  let municipalityCode = "";
  let residentsCode = "";

  test("the link asks for one press, works once, and says no more than a wrong code afterwards", async () => {
    await steward.open(link);
    await steward.open(link);
    await steward.press("Kom binnen");
    await saySixteen(steward.page);
    expect(steward.path).toBe("/steward");
    const late = await person(browser, site);
    await late.open(link);
    await late.press("Kom binnen");
    expect(await late.page.getByRole("alert").innerText()).toContain("Deze code klopt niet, of is al gebruikt");
  });

  test("a municipality cannot hold a book; the form says so and keeps what was typed", async () => {
    await steward.press("Begin een boek");
    await steward.answer({
      "Wie is de houder?": "Gemeente Utrecht",
      "Wat voor houder is het?": "stichting",
      "Hoe bereiken mensen de houder?": "info@boek.nl",
    });
    await steward.press("Verder");
    expect(await steward.page.getByRole("alert").innerText()).toContain("Een gemeente kan geen houder zijn");
    expect(await steward.page.getByLabel("Hoe bereiken mensen de houder?").inputValue()).toBe("info@boek.nl");
  });

  test("a library can", async () => {
    await steward.answer({ "Wie is de houder?": "Bibliotheek Utrecht", "Wat voor houder is het?": "bibliotheek" });
    await steward.press("Verder");
    await steward.answer({ "Naam van het boek": "Wijkboek Oosterpark" });
    for (const step of ["Stap 3", "Stap 4", "Stap 5"]) {
      await steward.press("Verder");
      expect(await steward.read()).toContain(step);
    }
    await steward.press("Maak het boek en de brieven");
    await steward.open("/steward");
    expect(await steward.read()).toMatch(/Wijkboek Oosterpark[^]*1 deelnemer/);
  });

  test("a municipality is invited and gets a letter with a code", async () => {
    await steward.answer({
      "Hoe heet de deelnemer?": "Gemeente Utrecht",
      "Wat voor deelnemer is het?": "gemeente",
      "Aan welke kant?": "instelling",
    });
    await steward.press("Nodig uit en maak een brief");
    expect(await steward.read()).toMatch(/Voor Gemeente Utrecht[^]*Wijkboek Oosterpark[^]*\/in\n/);
    municipalityCode = await codeOnPage(steward);
    expect(municipalityCode).toMatch(/^\d{4}( \d{4}){3}$/);
  });

  test("residents are invited by name, but only themselves write who they are", async () => {
    await steward.answer({
      "Hoe heet de deelnemer?": "Buurttuin De Linde",
      "Wat voor deelnemer is het?": "bewonersinitiatief",
      "Aan welke kant?": "bewoners",
    });
    await steward.press("Nodig uit en maak een brief");
    expect(await steward.read()).toContain("Voor Buurttuin De Linde");
    residentsCode = await codeOnPage(steward);
    await steward.open("/b/wijkboek-oosterpark/parties");
    expect(await steward.read()).toContain("Gemeente Utrecht");
    expect(await steward.page.content()).not.toContain("De Linde");
  });

  test("a kind of party that does not fit its side is told in the form", async () => {
    await steward.open("/steward");
    await steward.answer({
      "Hoe heet de deelnemer?": "Buurthuis",
      "Wat voor deelnemer is het?": "bewonersinitiatief",
      "Aan welke kant?": "instelling",
    });
    await steward.press("Nodig uit en maak een brief");
    expect(await steward.page.getByRole("alert").innerText()).toContain("Dit past niet bij de soort die u koos");
  });

  test("on paper the letter stands alone", async () => {
    await steward.answer({ "Voor wie?": "Gemeente Utrecht" });
    await steward.press("Maak een brief met een code");
    await steward.page.emulateMedia({ media: "print" });
    const printed = await steward.page.locator("body").innerText();
    expect(printed).toMatch(/Voor Gemeente Utrecht/);
    expect(printed).not.toMatch(/Een nieuw boek|Uitloggen|Nodig een deelnemer uit/);
    await steward.page.emulateMedia({ media: "screen" });
  });

  test("each code opens the door once, to its own book", async () => {
    const civilServant = await person(browser, site);
    await civilServant.signIn(municipalityCode);
    expect(civilServant.path).toBe("/b/wijkboek-oosterpark/terms");
    await civilServant.answer({ "Ik houd mij hieraan en ben 16 of ouder.": "" });
    await civilServant.press("Ga verder");
    expect(civilServant.path).toBe("/b/wijkboek-oosterpark");
    const organiser = await person(browser, site);
    await organiser.signIn(residentsCode);
    expect(organiser.path).toBe("/b/wijkboek-oosterpark/terms");
    const finder = await person(browser, site);
    await finder.signIn(residentsCode);
    expect(await finder.page.getByRole("alert").innerText()).toContain("is al gebruikt");
    await steward.open("/steward");
    expect(await steward.page.getByLabel("Voor wie?").locator("option").allInnerTexts()).toEqual([
      "Bibliotheek Utrecht",
    ]);
  });

  test("the book is offered in the languages that were chosen, one at least", async () => {
    const chosen = steward.page.getByRole("group", { name: "In welke talen kunnen mensen dit boek lezen?" });
    for (const language of ["Nederlands", "English", "العربية", "Türkçe"]) await chosen.getByLabel(language).uncheck();
    await steward.press("Bewaar de talen");
    expect(await steward.page.getByRole("alert").innerText()).toContain("Kies één taal of meer.");
    for (const language of ["Nederlands", "العربية"]) await chosen.getByLabel(language).check();
    await steward.press("Bewaar de talen");
    await steward.open("/b/wijkboek-oosterpark?lang=en");
    const offered = steward.page.locator("nav.languages a");
    expect(await offered.allInnerTexts()).toEqual(["Nederlands", "العربية"]);
    expect(await steward.page.locator("html").getAttribute("lang")).toBe("nl");
  });
});
