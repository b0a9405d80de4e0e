import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseBody } from "../../src/register/check.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { type Person, person } from "./support/person.ts";

let browser: Browser;
let site: Neighbourhood;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  page = await (
    await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } })
  ).newPage();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
/** Follows a link of the page by its words, and gives what the section it points to (or the page) says. */
async function follow(words: string | RegExp): Promise<string> {
  const link = page.locator("main").getByRole("link", { name: words }).first();
  const section = (await link.getAttribute("href"))?.split("#")[1];
  await link.click();
  return page.locator(section === undefined ? "main" : `#${section}`).innerText();
}

/** How many sheets a print takes. */
const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

const ROSA = /initiatief van Rosa/;

/** The questions that the article's neighbourhood must answer, each from its home page in at most two clicks, without script on a phone. */
describe("the neighbourhood of the article", () => {
  beforeEach(() => page.goto(`${site.url}/b/rosa-en-hamza`));

  test("T1 and T2: who pays Rosa's room, and what the givers get back", async () => {
    const said = await follow(/Wie betaalt de ruimte/);
    for (const payer of ["De gemeente", "De welzijnsorganisatie", "De woningcorporatie"]) expect(said).toContain(payer);
    expect(said).toContain("onbekend");
    expect(said).toMatch(/logo op de voorkant/);
    expect(said).not.toMatch(/€ ?\d/);
  });

  test("T3: two organisations gave Rosa her role, and whether she agreed is unknown", async () => {
    const said = await follow(/Wie gaf een rol, en is daar ja op gezegd/);
    expect(said).toMatch(/Sleutelpersoon[^]*De gemeente en De welzijnsorganisatie/);
    expect(said).toMatch(/Is er ja op gezegd\?\s+onbekend/);
  });

  test("T4: how often something is asked of Rosa, by whom, for which hours, and which share of all asking", async () => {
    const said = await follow(/Hoe vaak komt er een vraag/);
    expect(said).toMatch(/Het initiatief van Rosa kreeg 2 vragen, van 2 deelnemers/);
    expect(said).toMatch(/leest u 3 vragen aan bewoners\. Daarvan kwamen er 2 hier terecht/);
    expect(said).toMatch(/Hoeveel tijd het kost, staat er niet bij/);
    const askers = await page.getByRole("table", { name: /Wie vroeg hoeveel/ }).innerText();
    for (const asker of ["De gemeente", "De welzijnsorganisatie"])
      expect(askers).toMatch(new RegExp(`${asker}[^]*1[^]*onbekend[^]*voortdurend`));
  });

  test("T5: whether more is asked of Rosa than agreed is unknown, for that she agreed is not told", async () => {
    const said = await follow(/is dat meer dan afgesproken/);
    expect(said).toMatch(/Of er meer is gevraagd dan afgesproken, is dus onbekend/);
    expect(said).toMatch(/1 rol telt niet mee\. Dat er ja op is gezegd, staat er niet/);
  });

  test("T6: the request of Hamza's foundation that never got an answer", async () => {
    const said = await follow(/Welke vragen kregen nooit antwoord/);
    expect(said).toMatch(/Een eigen ruimte[^]*Antwoord\s+Nog geen/);
  });

  test("T7 and T8: why the subsidy stopped, whether the rule was there before, and what can still be done", async () => {
    const said = await follow(/Waarom stopte de subsidie/);
    expect(said).toMatch(/[Mm]annen en vrouwen/);
    expect(said).toMatch(/de regel is achteraf of onbekend/);
    expect(said).toMatch(/Geen schriftelijk besluit bekend: vraag er een/);
  });

  test("T9: Hamza pays the highest tariff; of all others tariff and visitors from outside are unknown until somebody counts", async () => {
    const said = await follow(/Wie betaalt het hoogste tarief/);
    expect(said).toMatch(/onbekend tot iemand telt/);
    const payers = page.getByRole("table", { name: /Welk tarief iemand betaalt/ });
    const rows = await payers.locator("tbody tr").allInnerTexts();
    const cells = new Map(rows.map((row) => [row.split(/\s*[\n\t]\s*/)[0], row]));
    expect([...cells.keys()].sort()).toEqual([
      "De groep rond de stichting van Hamza",
      "De groep rond het initiatief van Rosa",
      "De stichting van Hamza",
      "Het initiatief van Rosa",
    ]);
    for (const [who, row] of cells) {
      expect(row).toMatch(/onbekend$/);
      if (who === "De stichting van Hamza") expect(row).toMatch(/hoogste tarief/);
      else expect(row.match(/onbekend/g)).toHaveLength(2);
    }
    const facts = await page.locator("#facts tbody tr").allInnerTexts();
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatch(/^De stichting van Hamza[^]*nee[^]*Of iemand telde, is onbekend/);
    const everything = await page.locator("main").innerText();
    expect(everything).toMatch(/Een strengere lijn naast deze regel:\s+Voor de wijk/);
    expect(everything).toMatch(/Welk tarief krijgt wie\?[^]*niet: De bezoekers komen alleen uit de wijk/);
  });

  test("T10: the decision that rests on a spoken reason is the tariff", async () => {
    const said = await follow(/reden die alleen is gezegd/);
    expect(said).toMatch(/1 stuk in deze lijst[^]*zaal huren[^]*buiten de wijk \(alleen gezegd\)/);
  });

  test("T11: which activities fit the opening hours: the hours are unknown, and that is said", async () => {
    const said = await follow(/passen niet in de openingstijden/);
    expect(said).toMatch(/De uren of de tijden staan er niet bij\. Of ze passen, is dus onbekend/);
    expect(said).toMatch(/Samen eten in het buurtcentrum[^]*De buurtcentra/);
  });

  test("T12: who was asked on whose behalf, and of Rosa nothing is told", async () => {
    const said = await follow(/Wie kreeg de vraag: namens wie spreekt u/);
    expect(said).toMatch(/De stichting van Hamza[^]*heel vaak[^]*Het initiatief van Rosa/);
    expect(said).toMatch(/Het initiatief van Rosa[^]*nooit gevraagd of onbekend/);
  });

  test("T13: how often proof was asked again after it was accepted is unknown, and not nought", async () => {
    const said = await follow(/Hoe vaak kwam die vraag weer, ook na bewijs/);
    expect(said).toMatch(/Aan 1 deelnemer is gevraagd: namens wie spreekt u/);
    expect(said).toMatch(/Van 1 bewijs is onbekend of het goed gevonden is/);
    expect(said).toMatch(/Hoe vaak daarna weer is gevraagd, is dus ook onbekend/);
    expect(said).not.toMatch(/kwam \d+ keer dezelfde vraag weer/);
    const speakers = page.getByRole("table", { name: /Wie spreekt, en hoe vaak is genoteerd/ });
    expect(await speakers.getByRole("row", { name: /De stichting van Hamza/ }).innerText()).toMatch(/heel vaak/);
  });

  test("T14: the card that shows for whom Hamza speaks has no name on it, and prints on one page", async () => {
    await follow(/Welke kaart laat zien voor wie iemand spreekt/);
    const card = await page.getByRole("article").innerText();
    expect(card).toMatch(/Voor wie ik spreek[^]*Hier rust het op/);
    expect(card).not.toMatch(/Hamza|Rosa|stichting/i);
    expect(await pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
  });

  test("T15: who wants something and doubts too", async () => {
    expect(await follow(/Wie wil iets, en twijfelt ook/)).toContain("De gemeente");
  });

  test("T16: doubts that run both ways", async () => {
    await follow(/Wie twijfelt: alleen professionals/);
    const said = await page.locator("main").innerText();
    expect(said).toMatch(/De twijfel gaat twee kanten op, met: De gemeente/);
    expect(said).toMatch(/weinig|geld|miljoen/i);
  });

  test("T17: not only professionals doubt, other residents do too", async () => {
    const said = await follow(/Wie twijfelt: alleen professionals/);
    expect(said).toMatch(/[Pp]rofessionals/);
    expect(said).toMatch(/bewoner/);
  });

  test("T18 and T19: what the two share comes first; then where their paths part, with the entries behind it", async () => {
    const said = await follow(/Wat delen .*Rosa.* en .*Hamza/);
    const [shared, parted] = [said.search(/brug/), said.search(/wegen uit elkaar: ruimte/)];
    expect(shared).toBeGreaterThan(-1);
    expect(parted).toBeGreaterThan(shared);
    expect(said).toMatch(/kreeg steun[^]*kreeg geen besluit/);
    expect(said).toMatch(/niet waarom/);
    await page
      .locator("main")
      .getByRole("link", { name: /Een eigen ruimte voor/ })
      .first()
      .click();
    expect(await page.locator("main").innerText()).toMatch(/Vraag[^]*Een eigen ruimte/);
  });

  test("T20: the unwritten rules, and whom they kept out", async () => {
    const said = await follow(/Welke regels staan nergens/);
    for (const rule of ["Betrokken bewoner", "Voor de wijk", "De basis is de woonplaats"]) expect(said).toContain(rule);
    const rule = await follow("Voor de wijk");
    expect(rule).toContain("De stichting van Hamza");
  });

  test("T21: in how many parts the neighbourhood falls, and Rosa is the only bridge of her group", async () => {
    const said = await follow(/In hoeveel delen valt de wijk\? Wie is de enige brug/);
    expect(said).toMatch(/Samen vormen zij 1 deel/);
    const bridges = page.getByRole("table", { name: /als de enige brug wegvalt/ }).first();
    expect(await bridges.innerText()).toMatch(
      /Het initiatief van Rosa\s+(?:Raakt los\s+)?De groep rond het initiatief van Rosa/,
    );
  });

  test("T22: which groups have no seat and no support: groups, never people", async () => {
    const said = await follow(/geen plek aan tafel en geen steun/);
    expect(said).toMatch(/Van 2 groepen staat geen van beide er/);
    const missed = page.locator("main table", { hasText: /zonder plek en zonder steun/ }).first();
    for (const group of ["De groep rond het initiatief van Rosa", "De groep rond de stichting van Hamza"])
      expect(await missed.textContent()).toContain(group);
  });

  test("T23: where the money goes, per receiver, with the unknown as a row", async () => {
    const said = await follow(/Waar gaat het geld heen/);
    expect(said).toMatch(/Hoeveel er bij bewoners kwam, is dus onbekend/);
    const receivers = await page
      .getByRole("table", { name: /Bij wie kwam het geld/ })
      .first()
      .textContent();
    for (const receiver of ["initiatieven van bewoners", "instellingen", "onbekend"])
      expect(receivers).toContain(receiver);
  });

  test("T24: whether the circle grows: no half year is known, and that is said", async () => {
    const said = await follow(/Groeit de kring/);
    expect(said).toMatch(/Of de kring groeit, is dus onbekend/);
  });

  // Words of it in a form, or sent by a program: look-again.test.ts, gentle.test.ts and api-write.test.ts.
  test("T27: belief, origin or a benefit has no field anywhere, and the page says so", async () => {
    const said = await follow(/geloof, afkomst of een uitkering/);
    expect(said).toMatch(/geen vakje/);
    await page.goto(`${site.url}/b/rosa-en-hamza/parties`);
    await follow(ROSA);
    const everything = await page.locator("main").innerText();
    expect(everything).not.toMatch(/geloof|islam|moslim|uitkering|bijstand/i);
  });

  test("T30: what a finding says goes out as CSV and JSON with the same figures, and on paper", async () => {
    await follow(/Welke groepen hebben geen plek/);
    const shown = await page
      .locator("main table", { hasText: /zonder plek en zonder steun/ })
      .first()
      .locator("tbody tr")
      .count();
    const [csv, json] = await Promise.all(
      ["csv", "json"].map(async (ending) => {
        const href = await page.locator(`main a[href*=".${ending}"]`).first().getAttribute("href");
        return (await page.request.get(site.url + href)).text();
      }),
    );
    const tables = (JSON.parse(json ?? "") as { tables: { rows: unknown[][] }[] }).tables;
    const rows = (csv ?? "").trim().split("\r\n").length - 1;
    expect(tables.map((table) => table.rows.length)).toContain(rows);
    expect(tables.map((table) => table.rows.length)).toContain(shown);
    expect(await page.locator(".address").innerText()).toMatch(/^https?:\/\/[^/]+\/b\/.*[?&]at=/);
    expect(await pagesOf(await page.pdf({ format: "A4" }))).toBeGreaterThan(0);
  });

  test("the retelling says on every page what it is and where it comes from", async () => {
    for (const path of ["", "/requests", "/rules", "/mirror", "/mirror/who-writes"]) {
      await page.goto(`${site.url}/b/rosa-en-hamza${path}`);
      expect(await page.locator("body").innerText()).toMatch(/Navertelling[^]*Movisies, september 2024/);
    }
  });
});

/** What the article tells no facts of, the made-up neighbourhood answers with figures; again from its home page in two clicks. */
describe("the practice neighbourhood", () => {
  beforeEach(() => page.goto(`${site.url}/b/oefenwijk`));
  const rowsOf = async (name: RegExp): Promise<readonly string[]> => {
    const table = page.locator("main table", { has: page.locator("caption", { hasText: name }) }).first();
    const cellsIn = (rows: readonly Element[]) =>
      rows.map((row) => [...row.children].map(({ textContent }) => textContent?.trim() ?? "").join(" | "));
    return table.locator("tbody tr").evaluateAll(cellsIn);
  };

  test("T4 and T5: requests per party, hours, share of all asking, beside what was agreed", async () => {
    await follow("Bewonersgroep Sluisflat");
    const said = await follow(/Hoe vaak komt er een vraag/);
    expect(said).toMatch(/kreeg \d+ vragen, van \d+ deelnemers/);
    expect(said).toMatch(/leest u \d+ vragen aan bewoners\. Daarvan kwamen er \d+ hier terecht/);
    expect(said).toMatch(/Samen is dat [^.]*uur/);
    expect(said).toMatch(/De drie die het meest gevraagd zijn, kregen er \d+/);
    expect(said).toMatch(/Dat er meer is gevraagd dan afgesproken, blijkt hier niet/);
    for (const row of await rowsOf(/Wie vroeg hoeveel/)) expect(row).toMatch(/\d+ uur/);
  });

  test("T11: activities after closing time, in minutes", async () => {
    await follow("Steun, geld en ruimte");
    const said = await follow(/Wie hangt af van welke ruimte/);
    expect(said).toMatch(/\d+ vallen er voor een deel of helemaal buiten[^]*Samen is dat \d+ uur.* buiten de uren/);
    const late = (await rowsOf(/Activiteiten die buiten de uren vallen/)).filter((row) => /Past het\?nee \|/.test(row));
    expect(late.length).toBeGreaterThan(0);
    for (const row of late) expect(row).toMatch(/nee \| Buiten de uren\d+ (uur|min)/);
  });

  test("T13: how often proof was asked again after it was accepted, one by one", async () => {
    await follow("Vragen en woorden");
    const said = await follow(/als iemand ‘wij’ zegt/);
    const again = /Na goed gevonden bewijs kwam (\d+) keer dezelfde vraag weer/.exec(said)?.[1];
    expect(await rowsOf(/Weer gevraagd na goed gevonden bewijs/)).toHaveLength(Number(again));
    expect(Number(again)).toBeGreaterThan(0);
  });

  test("T21 and T24: the parts and bridges of the neighbourhood; new and returning per half year", async () => {
    await follow("De wijk als geheel");
    expect(await follow(/In hoeveel delen valt de wijk/)).toMatch(
      /Samen vormen zij 1 deel[^]*2 deelnemers zijn voor een ander de enige brug/,
    );
    await page.goto(`${site.url}/b/oefenwijk`);
    await follow("De wijk als geheel");
    await follow(/Groeit de kring/);
    expect(await rowsOf(/half jaar/)).toHaveLength(6);
  });

  test("T23: where the money goes, per final receiver, with unknown as a row", async () => {
    await follow("Steun, geld en ruimte");
    await follow(/Welk deel van het geld/);
    const receivers = await rowsOf(/Bij wie kwam het geld/);
    expect(receivers[0]).toMatch(/^ ?Initiatieven van bewoners.*€/i);
    expect(receivers[1]).toMatch(/^ ?Instellingen.*€/i);
    expect(receivers[2]).toMatch(/^ ?onbekend.*onbekend/i);
  });
});

test("T5: in a real neighbourhood more asked than agreed is told to the holder of the role, and to nobody else", async () => {
  const { book, city, group } = site;
  const givers = [{ party: city }];
  const role = await site.write(group, {
    kind: "role",
    body: parseBody("role", {
      title: "Contactpersoon",
      holder: group,
      givers,
      hours: 60,
      since: "2025",
      agreed: "yes",
    }),
  });
  const asked = { from: { party: city }, to: group, matter: "time", what: "Meedoen", asked: "2025-03", hours: 6000 };
  await site.write(city, { kind: "request", body: parseBody("request", asked) });
  const [holder, giver] = await Promise.all([person(browser, site), person(browser, site)]);
  await Promise.all([holder.signIn(await site.code(book, group)), giver.signIn(await site.code(book, city))]);
  const seenBy = async (who: Person) => {
    const pages: string[] = [];
    for (const path of ["", `/entries/${role}`, `/mirror/load`, `/mirror/load?party=${group}`]) {
      await who.open(`/b/${book}${path}`);
      pages.push(await who.read());
    }
    return pages.map((text) => /meer (uren )?gevraagd dan/.test(text));
  };
  expect(await seenBy(holder)).toEqual([true, true, true, true]);
  expect(await seenBy(giver)).toEqual([false, false, false, false]);
});
