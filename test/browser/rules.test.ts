import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { type Person, person } from "./support/person.ts";

let browser: Browser;
let site: Neighbourhood;
let civilServant: Person;
let rule = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  civilServant = await person(browser, site, { width: 320 });
  await civilServant.signIn(await site.code(site.book, site.city));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const FITS = "Past bij een doel van welzijn";

describe("a rule of a municipality, written on a narrow screen without script", () => {
  test("begins with an example, and its tariff table can be read in words", async () => {
    await civilServant.open(`/b/${site.book}/record/rule`);
    await civilServant.press("Utrecht");
    expect(await civilServant.page.getByLabel("Tarief 2: deel van de prijs (%)").inputValue()).toBe("35");
    expect(await civilServant.page.getByLabel("Tarief 2: op deze punten ja").inputValue()).toBe("1, 2, 3");
    const width = await civilServant.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await civilServant.press("Zet het in het boek");
    rule = civilServant.path;
    const said = await civilServant.read();
    expect(said).toMatch(/Welk tarief krijgt wie\?[^]*35% van de prijs[^]*Past bij een doel van welzijn en Er blijft/);
    expect(said).toMatch(/www\.utrecht\.nl[^]*Nagekeken op 25 november 2026/);
  });

  test("a number that stands for no point brings the form back with what was typed", async () => {
    await civilServant.open(`/b/${site.book}/record/rule?example=bladel`);
    await civilServant.answer({ "Tarief 1: op deze punten ja": "7" });
    await civilServant.press("Zet het in het boek");
    expect(await civilServant.read()).toMatch(/Schrijf nummers van punten die hierboven staan/);
    expect(await civilServant.page.getByLabel("Tarief 1: op deze punten ja").inputValue()).toBe("7");
  });

  test("asked of one, the next page says to whom else it is to be put, the asker first", async () => {
    await civilServant.open(rule);
    await civilServant.press("Schrijf op aan wie het gevraagd is");
    await civilServant.answer({
      "Aan wie is het gevraagd?": "Buurtgroep",
      "Wat gebeurde er?": "gevraagd",
      "Om welk punt van de regel?": FITS,
    });
    await civilServant.press("Zet het in het boek");
    expect(await civilServant.read()).toMatch(/Nog te vragen[^]*Past bij een doel van welzijn[^]*Gemeente \(zelf\)/);
    await civilServant.open(`/b/${site.book}/parties/${site.city}`);
    expect(await civilServant.read()).toMatch(/Nog te vragen[^]*Gemeente \(zelf\)/);
  });

  test("taken back, the question is owed to nobody any more", async () => {
    await civilServant.page.goBack();
    await civilServant.press("trek deze vraag in");
    await civilServant.press("Zet het in het boek");
    await civilServant.open(rule);
    expect(await civilServant.read()).not.toMatch(/Nog te vragen/);
  });

  test("before deciding, a first look keeps what was typed, names what stands out, and writes nothing", async () => {
    const body = { from: { party: site.group }, to: site.city, matter: "space" } as never;
    const request = await site.write(site.group, { kind: "request", body });
    await civilServant.open(`/b/${site.book}/record/decision?about=${request}`);
    expect(await civilServant.read()).toMatch(/Eerst even kijken[^]*Wat eerder is besloten, is geen norm/);
    await civilServant.answer({ "Wat is de reden?": "Te druk", "Is er eerst geluisterd?": "nee" });
    await civilServant.press("Eerst even kijken");
    expect(await civilServant.read()).toMatch(/geen norm[^]*niet eerst geluisterd naar wie het aangaat/);
    expect(await civilServant.page.getByLabel("Wat is de reden?").inputValue()).toBe("Te druk");
    await civilServant.answer({ "Wat is de uitkomst?": "ja" });
    await civilServant.press("Zet het in het boek");
    expect(await civilServant.read()).toMatch(/Te druk/);
  });
});
