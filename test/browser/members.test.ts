import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PartyId } from "../../src/register/ids.ts";
import { enter, means } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { type Person, person } from "./support/person.ts";

let browser: Browser;
let site: Neighbourhood;
let organiser: Person;
let civilServant: Person;
let neighbour: Person;
/** Somebody of another institution, whom nothing here is about. */
let outsider: Person;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  const welfare = await enter(site.services.desk, site.book, { name: "Welzijn", type: "welfare", side: "institution" });
  [organiser, civilServant, neighbour, outsider] = await Promise.all([
    person(browser, site),
    person(browser, site),
    person(browser, site, { lang: "en" }),
    person(browser, site),
  ]);
  await outsider.signIn(await site.code(site.book, welfare));
  await civilServant.signIn(await site.code(site.book, site.city));
  await neighbour.signIn(await site.code(site.book, site.group));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const REQUEST = "Een zaal op dinsdagavond voor de huiswerkgroep";
const NAME = "Buurtkeuken De Pan";
let request = "";
let decision = "";
let version = "";

/** Follows what somebody without power in the book does with it, from the letter on; each step stands on the one before. */
describe("an organiser, a civil servant and a neighbour", () => {
  test("a code typed in small letters with spaces opens the door, and the first thing asked is who you are", async () => {
    const code = await site.code(site.book, means.newId() as PartyId);
    await organiser.signIn(` ${code.replaceAll(" ", "")} `);
    expect(organiser.path).toBe(`/b/${site.book}/record/party`);
    expect(await organiser.read()).toMatch(/Wie bent u\?[^]*Schrijf eerst zelf wie u bent/);
    expect(await organiser.page.getByRole("alert").count()).toBe(0);
  });

  test("until it says who it is, the book and every form lead back to that question", async () => {
    await organiser.open(`/b/${site.book}/record/request`);
    expect(organiser.path).toBe(`/b/${site.book}/record/party`);
    await organiser.open(`/b/${site.book}`);
    await organiser.press("Schrijf eerst wie u bent");
    expect(organiser.path).toBe(`/b/${site.book}/record/party`);
  });

  test("a name left out is asked for again and nothing typed is lost", async () => {
    await organiser.answer({ "In eigen woorden": "Wij koken samen." });
    await organiser.press("Zet het in het boek");
    expect(await organiser.page.getByRole("alert").innerText()).toContain("Naam van uw groep");
    expect(await organiser.page.getByLabel("In eigen woorden").inputValue()).toBe("Wij koken samen.");
  });

  test("it names itself", async () => {
    await organiser.answer({
      "Naam van uw groep": NAME,
      "Wat voor groep?": "bewonersinitiatief",
    });
    await organiser.press("Zet het in het boek");
    expect(organiser.path).toBe(`/b/${site.book}/record/request?first=yes`);
    expect(await organiser.read()).toContain("Uw eerste vraag");
    expect(await organiser.page.locator("header").innerText()).toContain(`U schrijft voor ${NAME}`);
    await organiser.open(`/b/${site.book}/parties`);
    expect(await organiser.read()).toContain("Wij koken samen.");
  });

  test("a request takes a few answers, and stands in the list without an answer", async () => {
    await organiser.page.getByRole("link", { name: "Opschrijven" }).first().click();
    await organiser.press("Een vraag");
    await organiser.answer({
      "Aan wie?": "Gemeente",
      "Waar gaat het om?": "ruimte",
      "Wat wordt gevraagd?": REQUEST,
      "Voor wanneer?": "1 februari 2027",
    });
    await organiser.press("Zet het in het boek");
    request = organiser.path;
    expect(request).toMatch(/\/entries\/[\w-]+$/);
    expect(await organiser.read()).toMatch(new RegExp(`${REQUEST}[^]*1 februari 2027`));
    await organiser.open(`/b/${site.book}/requests`);
    expect(await organiser.read()).toMatch(new RegExp(`${REQUEST}[^]*Nog geen antwoord`));
  });

  test("neighbours read what residents ask; an institution it is not about gets the same answer as for no address at all", async () => {
    expect(await neighbour.open(request)).toBe(200);
    expect(await neighbour.read()).toMatch(/Request[^]*1 February 2027/);
    await outsider.open(`/b/${site.book}/requests`);
    expect(await outsider.read()).not.toContain(REQUEST);
    expect(await outsider.open(request)).toBe(404);
    const hidden = await outsider.read();
    expect(await outsider.open(`/b/${site.book}/entries/${means.newId()}`)).toBe(404);
    expect(withoutNumber(await outsider.read())).toBe(withoutNumber(hidden));
    await outsider.open(`/b/${site.book}/record/reply?about=${request.split("/").at(-1)}`);
    expect(await outsider.page.content()).not.toContain(REQUEST);
  });

  test("the civil servant finds it waiting, opens it, and the opening is kept", async () => {
    await civilServant.open(`/b/${site.book}`);
    expect(await civilServant.read()).toContain("1 vraag aan u zonder antwoord");
    await civilServant.press(REQUEST);
    expect(civilServant.path).toBe(request);
    await organiser.open(`/b/${site.book}/looks`);
    expect(await organiser.read()).toMatch(/1 keer gekeken[^]*Gemeente/);
    await organiser.press("Een zaal op dinsdagavond");
    expect(organiser.path).toBe(request);
    const { register } = await site.services.desk.open(site.book);
    expect(register.entries.filter(({ kind }) => kind === "delivery")).toHaveLength(1);
  });

  test("it refuses with a spoken reason and without hearing anybody, and the page says what stands out", async () => {
    await civilServant.press("Schrijf het besluit op");
    await civilServant.answer({
      "Wat is de uitkomst?": "nee",
      "Hoe kwam de reden?": "alleen gezegd",
      "Wat is de reden?": "Er is geen plek meer.",
      "Is er eerst geluisterd?": "nee",
      "Wanneer is het besloten?": "vandaag is geen dag",
    });
    await civilServant.press("Zet het in het boek");
    expect(await civilServant.page.getByRole("alert").innerText()).toContain("Wanneer is het besloten?");
    await civilServant.answer({ "Wanneer is het besloten?": "20-11-2026" });
    await civilServant.press("Zet het in het boek");
    decision = civilServant.path;
    expect(await civilServant.read()).toMatch(/Wat valt op\?[^]*[Rr]eden[^]*gezegd/);
  });

  test("the organiser reads it, answers, and tells its own version; both stand side by side", async () => {
    await organiser.open(`/b/${site.book}`);
    await organiser.press(/Besluit: nee/);
    expect(organiser.path).toBe(decision);
    await organiser.press("Antwoord");
    await organiser.answer({ "Uw antwoord": "Wij zagen zelf een lege zaal." });
    await organiser.press("Zet het in het boek");
    expect(organiser.path).toBe(decision);
    expect(await organiser.read()).toMatch(/Antwoorden[^]*Wij zagen zelf een lege zaal/);
    await organiser.press("Vertel het zoals u het zag");
    await organiser.answer({
      "Wat is de reden?": "Wij passen niet in het beleid.",
      "Wanneer is het verteld?": "21-11-2026",
    });
    await organiser.press("Zet het in het boek");
    version = organiser.path;
    const both = /De kanten vertellen het anders[^]*Zoals Gemeente[^]*geen plek[^]*Zoals Buurtkeuken De Pan[^]*beleid/;
    expect(await organiser.read()).toMatch(both);
    await civilServant.open(decision);
    expect(await civilServant.read()).toMatch(both);
  });

  test("it mends its own request; the old words stay readable", async () => {
    await organiser.open(request);
    await organiser.press("Verbeter het");
    expect(await organiser.page.getByLabel("Wat wordt gevraagd?").inputValue()).toBe(REQUEST);
    await organiser.answer({ "Wat wordt gevraagd?": "Een zaal op woensdagavond" });
    await organiser.press("Zet het in het boek");
    expect(organiser.path).toBe(request);
    expect(await organiser.page.getByRole("heading", { level: 1 }).innerText()).toContain("woensdagavond");
    await organiser.page.getByText("Eén keer verbeterd").click();
    expect(await organiser.read()).toContain(REQUEST);
  });

  test("neighbours read its own version only; once it says yes to the decision about it, the whole book reads that too", async () => {
    await neighbour.open(`/b/${site.book}/decisions`);
    expect(await neighbour.read()).toMatch(/niet in het beleid/);
    expect(await neighbour.read()).not.toContain("geen plek");
    expect(await neighbour.open(decision)).toBe(404);
    await organiser.open(decision);
    await organiser.press("Klopt het? Zeg ja of nee");
    await organiser.answer({ "Klopt het?": "ja" });
    await organiser.press("Zet het in het boek");
    expect(await organiser.read()).toContain("Voor alle deelnemers");
    expect(await neighbour.open(decision)).toBe(200);
    expect(await neighbour.read()).toContain("Er is geen plek meer.");
  });

  test("and narrows it again: the neighbour reads it no longer, the municipality still does", async () => {
    await organiser.press("Wie mag dit lezen?");
    const offered = organiser.page.getByRole("group", { name: "Wie mag dit lezen?" }).getByRole("radio");
    expect(await offered.evaluateAll((all) => all.map((one) => one.getAttribute("value")))).toEqual(["concerned"]);
    await organiser.answer({ "Wie mag dit lezen?": "Voor wie het gaat" });
    await organiser.press("Zet het in het boek");
    expect(await organiser.read()).toMatch(/Wie mag dit lezen\? Voor wie het gaat/);
    expect(await neighbour.open(decision)).toBe(404);
    expect(await civilServant.open(decision)).toBe(200);
  });

  test("it erases what it said of itself; it is gone everywhere", async () => {
    const words = "Wij spreken voor wie komt eten";
    await organiser.open(`/b/${site.book}/record/claim`);
    await organiser.answer({ "Voor wie spreekt u?": words, "Wie mag dit lezen?": "Voor alle deelnemers" });
    await organiser.press("Zet het in het boek");
    const claim = organiser.path;
    await neighbour.open(claim);
    expect(await neighbour.read()).toContain(words);
    await organiser.press("Wis het");
    expect(await organiser.read()).toContain("U krijgt ze niet terug");
    await organiser.press("Wis het voor altijd");
    expect(organiser.path).toBe(`/b/${site.book}`);
    for (const who of [organiser, neighbour, civilServant]) {
      expect(await who.open(claim)).toBe(404);
      for (const path of ["", "/parties", "/looks", "/mirror/who-writes"]) {
        await who.open(`/b/${site.book}${path}`);
        expect(await who.page.content()).not.toContain(words);
      }
    }
  });

  test("the municipality has no way to erase or hide what residents wrote", async () => {
    await civilServant.open(version);
    const said = await civilServant.read();
    expect(said).not.toContain("Wis het");
    await civilServant.open(`/b/${site.book}/record/erasure?about=${version.split("/").at(-1)}`);
    await civilServant.press("Wis het voor altijd");
    expect(await civilServant.page.getByRole("alert").innerText()).toContain("Een instelling wist niets");
  });

  test("the municipality reads nothing of who looked at whom", async () => {
    await civilServant.open(`/b/${site.book}/looks`);
    expect(await civilServant.read()).toContain("keek er geen instelling bij u");
  });
});

/** A page that is not there carries the number of its own request. */
const withoutNumber = (page: string): string => page.replace(/[\w-]{8}$/m, "");
