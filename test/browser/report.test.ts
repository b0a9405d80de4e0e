import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeStewardLink } from "../../src/http/codes.ts";
import type { Draft } from "../../src/register/entry.ts";
import { foundBook } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Person, person } from "./support/person.ts";
import { saySixteen } from "./support/signing-in.ts";

/** Somebody without an account reports a text; the steward reads that one text and decides; the number tells what came of it. */

let browser: Browser;
let site: Site;
let passer: Person;
let steward: Person;
let entry = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
  const { desk } = site.services;
  const { book, group } = await foundBook(desk, "melding");
  const by = { party: group, account: "a" };
  const write = async (kind: string, body: object) => desk.write(book, { kind, by, body } as unknown as Draft);
  const { id } = await write("claim", { speaker: group, forWhom: "een gemene zin over de buurvrouw" });
  await write("publication", { target: id, audience: "public" });
  entry = `/b/melding/entries/${id}`;
  [passer, steward] = await Promise.all([person(browser, site), person(browser, site)]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test("from the text to the decision, on a small screen without script", async () => {
  await passer.open(entry);
  await passer.press("Meld dit");
  await passer.answer({
    "Wat is er mis?": "Het beledigt iemand",
    "Vertel het in een paar woorden": "Dit gaat over mij.",
  });
  await passer.press("Stuur de melding");
  const number = await passer.page.locator(".letter-code").innerText();
  await steward.open(`/steward/${await makeStewardLink(site.services.engine, site.services.secrets)}`);
  await steward.press("Kom binnen");
  await saySixteen(steward.page);
  await steward.open("/b/melding/reports");
  expect(await steward.read()).toContain("Dit gaat over mij.");
  await steward.press("Lees deze tekst");
  expect(await steward.read()).toContain("een gemene zin over de buurvrouw");
  await steward.answer({ "Het besluit": "Verberg de tekst", "De reden": "Dit gaat over iemand zelf." });
  await steward.press("Beslis");
  await passer.open(entry);
  expect(await passer.read()).toMatch(/Deze tekst is verborgen[^]*Dit gaat over iemand zelf/);
  await passer.press("Lees het besluit en de antwoorden");
  await passer.open("/report");
  await passer.answer({ "Het nummer van uw melding": number.replaceAll(" ", "-") });
  await passer.press("Laat het antwoord zien");
  expect(await passer.read()).toMatch(/De tekst is verborgen[^]*Dit gaat over iemand zelf/);
  await passer.press("Vraag een tweede blik");
  expect(await passer.read()).toContain("Gevraagd. Een ander kijkt nog.");
  await passer.open("/b/melding/acts");
  expect(await passer.read()).toMatch(/Een tekst is verborgen[^]*Een gemelde tekst gelezen/);
});
