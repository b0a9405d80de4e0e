import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inviteParty } from "../../src/http/founding.ts";
import { parseBody } from "../../src/register/check.ts";
import type { Draft } from "../../src/register/entry.ts";
import { asBookId, type BookId, type EntryId, type PartyId } from "../../src/register/ids.ts";
import { dayToIso } from "../../src/register/partial-date.ts";
import { dayAt } from "../../src/register/term.ts";
import { means } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { madeUpRegister } from "../support/made-up-register.ts";
import { type Site, startSite } from "../support/site.ts";
import { type Person, person } from "./support/person.ts";

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Makes room for a party and gives its id: as the steward does for an institution, or for residents who say themselves who they are. */
type Invite = (book: BookId) => Promise<PartyId>;
const residents: Invite = async () => means.newId() as PartyId;

/** A book in which nobody is yet, and somebody who comes in with its first code, on a phone without script. */
async function first(name: string, invite: Invite): Promise<{ book: BookId; who: Person }> {
  const book = asBookId(name);
  const settings = { name, place: "", holder: "Stichting Houder", note: "" };
  const created = means.clock().toISOString();
  await site.services.desk.found({ id: book, type: "neighbourhood", settings, created });
  const who = await person(browser, site);
  await who.signIn(await site.code(book, await invite(book)));
  return { book, who };
}

const send = (who: Person) => who.press("Zet het in het boek");
/** A day as people type it, counted from today in the Netherlands. */
const daysAgo = (days: number): string =>
  dayToIso(dayAt(means.clock().getTime()) - days)
    .split("-")
    .reverse()
    .join("-");

/** One residents' party alone in the book; each step stands on the one before. */
describe("a book without any institution", () => {
  let book: BookId;
  let who: Person;
  let request = "";

  beforeAll(async () => {
    ({ book, who } = await first("alleen-bewoners", residents));
    await who.answer({
      "Naam van uw groep": "Buurtkeuken De Pan",
      "Wat voor groep?": "bewonersinitiatief",
    });
    await send(who);
  });

  const list = async (name: string, type: string): Promise<void> => {
    await who.open(`/b/${book}/record`);
    await who.press("Een instelling op de lijst");
    await who.answer({
      "Hoe heet de deelnemer?": name,
      "Wat voor deelnemer is het?": type,
      "Aan welke kant?": "instelling",
    });
    await send(who);
  };

  test("it puts institutions on the list by name and type, and fills in no words for them", async () => {
    await list("Gemeente", "gemeente");
    await list("Welzijn Noord", "welzijnsorganisatie");
    await who.open(`/b/${book}/parties`);
    await who.press("Welzijn Noord");
    expect(await who.read()).toMatch(/welzijnsorganisatie[^]*niet in eigen woorden/i);
  });

  test("it asks, waits, and the letter that asks for a decision is one page with blank lines", async () => {
    await who.open(`/b/${book}/record/request`);
    await who.answer({
      "Aan wie?": "Gemeente",
      "Waar gaat het om?": "ruimte",
      "Wat wordt gevraagd?": "Een eigen plek voor de keuken",
      "Wanneer is het gevraagd?": daysAgo(70),
    });
    await send(who);
    request = who.path;
    await who.press("Vraag om een besluit op papier");
    expect(await who.read()).toMatch(/Van\s+Buurtkeuken De Pan[^]*Aan\s+Gemeente[^]*Handtekening/);
    const pdf = await who.page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  test("also with the longest words a letter is one page, and nothing of it leaves the screen", async () => {
    await who.open(`/b/${book}/record/request`);
    await who.answer({
      "Aan wie?": "Gemeente",
      "Waar gaat het om?": "ruimte",
      "Wat wordt gevraagd?": "Zaal ".repeat(700),
    });
    await send(who);
    await who.press("Schrijf het besluit op");
    await who.answer({
      "Wie besloot?": "Gemeente",
      "Wat is de uitkomst?": "nee",
      "Wat is de reden?": "Zomaar ".repeat(500),
      "Staat het besluit op papier?": "ja",
      "Wanneer is het verteld?": daysAgo(3),
      "Welk tarief?": "Het hoogste tarief ".repeat(10).slice(0, 200),
      "Wat voor keuze is het?": "besluit volgens de wet",
    });
    await send(who);
    const decision = who.path;
    for (const letter of ["objection", "reason", "documents"]) {
      await who.open(`${decision}/letter/${letter}`);
      expect(await who.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const pdf = await who.page.pdf({ preferCSSPageSize: true });
      expect([letter, pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length]).toEqual([letter, 1]);
    }
  });

  test("the card of for whom it speaks is one A5, with the longest words and many proofs too", async () => {
    const { register } = await site.services.desk.open(book);
    const [speaker] = [...register.parties].find(([, { side }]) => side === "residents") ?? [];
    const say = async (kind: "claim" | "backing", body: object): Promise<EntryId> => {
      const draft = { kind, by: { party: speaker, account: "a" }, body: parseBody(kind, body) };
      return (await site.services.desk.write(book, draft as unknown as Draft)).id;
    };
    const words = "Wij spreken samen ".repeat(200);
    const claim = await say("claim", { speaker, forWhom: words, notFor: words, words });
    for (let i = 0; i < 6; i++)
      await say("backing", { claim, type: "signatures", count: 40 + i, when: "2026-03", what: words });
    await who.open(`/b/${book}/entries/${claim}/card`);
    expect(await who.read()).toMatch(/45[^]*43[^]*En nog 3 bewijzen in het boek/);
    expect(await who.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const paper = (await who.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(paper.match(/\/MediaBox \[[^\]]+\]/g)).toEqual([
      expect.stringMatching(/^\/MediaBox \[0 0 (419|420)\S* 59[456]/),
    ]);
  });

  test("it is posted, later the notice of default; the term runs from the day posted and stands in a calendar file", async () => {
    await who.open(`${request}/letter/decide`);
    await who.answer({ "Op welke dag ging de brief weg?": daysAgo(20) });
    await who.press("Schrijf op dat de brief weg is");
    expect(who.path).toBe(request);
    await who.press("U bent te laat met uw besluit");
    expect(await who.read()).toMatch(/Awb, artikel 4:17/);
    await who.answer({ "Op welke dag ging de brief weg?": daysAgo(0) });
    await who.press("Schrijf op dat de brief weg is");
    expect(await who.read()).toMatch(/Uiterste dag na uw brief: mogelijk/);
    const [download] = await Promise.all([who.page.waitForEvent("download"), who.press("Zet deze dagen in uw agenda")]);
    expect(readFileSync(await download.path(), "utf8")).toMatch(/BEGIN:VCALENDAR[^]*DTSTART;VALUE=DATE:\d{8}/);
  });

  test("nobody who takes no part is ever silent: the request stays among residents", async () => {
    const { register } = await site.services.desk.open(book);
    const sent = register.entries.filter(({ kind }) => kind === "delivery");
    expect(sent.map((one) => (one.kind === "delivery" ? one.body.means : ""))).toEqual(["post", "post"]);
  });

  test("the tariff of a welfare organisation is told by one side, with the page it stands on", async () => {
    await who.open(`/b/${book}/record/rule`);
    await who.answer({
      "Hoe heet de regel?": "Tarief voor de zaal",
      "Wat voor regel is het?": "tarief",
      "Van wie is de regel?": "Welzijn Noord",
      "Op welke bladzijde op internet staat het?": "javascript:alert(1)",
    });
    await send(who);
    expect(await who.page.getByRole("alert").innerText()).toContain("Schrijf een adres op internet");
    await who.answer({ "Op welke bladzijde op internet staat het?": "www.welzijnnoord.nl/zaal" });
    await send(who);
    const link = who.page.getByRole("link", { name: "https://www.welzijnnoord.nl/zaal" });
    expect(await link.getAttribute("rel")).toContain("noreferrer");
  });

  test("a private choice has no objection: a talk, a complaint, who pays it and the College", async () => {
    await who.open(`/b/${book}/record/request`);
    await who.answer({
      "Aan wie?": "Welzijn Noord",
      "Waar gaat het om?": "tarief",
      "Wat wordt gevraagd?": "Het lage tarief",
    });
    await send(who);
    await who.press("Schrijf het besluit op");
    await who.answer({
      "Wie besloot?": "Welzijn Noord",
      "Wat is de uitkomst?": "nee",
      "Hoe kwam de reden?": "alleen gezegd",
      "Wat is de reden?": "U bent er niet voor de wijk.",
      "Volgens welke regel?": "Tarief voor de zaal",
      "Wat voor keuze is het?": "keuze van de organisatie",
    });
    await send(who);
    const said = await who.read();
    expect(said).toMatch(/Bezwaar maken kan hier niet[^]*gemeente[^]*College voor de Rechten van de Mens/);
    expect(said).toMatch(/Vraag om een gesprek[^]*Klacht[^]*Vraag om de reden/);
    expect(said).not.toContain("(Woo)");
    await who.press("Klacht");
    expect(await who.read()).not.toMatch(/Awb/);
  });

  test("the book answers by itself: what waits, and the mirror", async () => {
    await who.open(`/b/${book}`);
    expect(await who.read()).toContain("Zet al uw dagen in uw agenda");
    expect(await who.open(`/b/${book}/mirror/silence`)).toBe(200);
    expect(await who.open(`/b/${book}/mirror/rule-test`)).toBe(200);
  });
});

describe("a book with only a municipality", () => {
  let book: BookId;
  let who: Person;

  beforeAll(async () => {
    const municipality = { name: "Gemeente Dorp", type: "municipality", side: "institution" };
    ({ book, who } = await first("alleen-gemeente", (of) => inviteParty(site.services, of, municipality)));
  });

  test("it writes its own rule", async () => {
    await who.open(`/b/${book}/record/rule`);
    await who.answer({
      "Hoe heet de regel?": "Buurtbudget",
      "Wat voor regel is het?": "regel voor subsidie",
      "Van wie is de regel?": "Gemeente Dorp",
    });
    await send(who);
    expect(await who.read()).toContain("Buurtbudget");
  });

  test("its register comes in, and nobody in it gets a page, a name in a list or a profile", async () => {
    await who.open(`/b/${book}/import`);
    const buffer = Buffer.from(madeUpRegister([{ number: "D-1", name: "Stichting De Brug" }, { number: "D-2" }]));
    await who.page
      .getByLabel("Bestand")
      .setInputFiles({ name: "register_2019-01-14.csv", mimeType: "text/csv", buffer });
    await who.press("Verder");
    await who.press("Het klopt. Haal binnen");
    await who.page.getByRole("heading", { level: 1, name: /De lijst is binnen/ }).waitFor();
    for (const at of ["", "/requests", "/decisions", "/parties", "/rules", "/mirror/silence", "/mirror/balance"]) {
      expect(await who.open(`/b/${book}${at}`)).toBe(200);
      expect(await who.page.content()).not.toContain("De Brug");
    }
    await who.open(`/b/${book}/parties`);
    expect(await who.page.locator("main li.card").count()).toBe(1);
  });

  test("it can put no residents in the book, and say nothing for an institution that is on the list", async () => {
    await who.open(`/b/${book}/record/party`);
    const offered = await who.page.getByLabel("Wat voor deelnemer is het?").getByRole("option").allInnerTexts();
    expect(offered).toContain("gemeente");
    expect(offered.filter((one) => /initiatief|groep/.test(one))).toEqual([]);
    await who.answer({
      "Hoe heet de deelnemer?": "Buurtgroep",
      "Wat voor deelnemer is het?": "stichting",
      "Aan welke kant?": "bewoners",
    });
    await send(who);
    expect(await who.page.getByRole("alert").count()).toBe(1);
    await who.open(`/b/${book}/parties`);
    expect(await who.read()).not.toContain("Buurtgroep");
  });
});
