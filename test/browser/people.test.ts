import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EntryId } from "../../src/register/ids.ts";
import { writtenAt } from "../../src/register/register.ts";
import { enter } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { wrongWith } from "./support/axe.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { type Person, person } from "./support/person.ts";

let browser: Browser;
let site: Neighbourhood;
let first: Person;
let second: Person;
let request = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  [first, second] = await Promise.all([person(browser, site), person(browser, site)]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const open = ({ page }: Person, words: string) => page.locator("main summary", { hasText: words }).click();
const write = async (who: Person, what: string): Promise<string> => {
  await who.open(`/b/${site.book}/record/request`);
  await who.answer({ "Aan wie?": "Gemeente", "Waar gaat het om?": "ruimte", "Wat wordt gevraagd?": what });
  await who.press("Zet het in het boek");
  return who.path;
};
const authorOf = async (path: string): Promise<string | undefined> => {
  const { register } = await site.services.desk.open(site.book);
  return writtenAt(register, register.rowOf.get(path.split("/").at(-1) as EntryId) ?? -1)?.by.account;
};

/** What axe finds on a page that came back from a form: it needs script, so it looks at a copy. */
async function wrongOn({ page }: Person): Promise<readonly string[]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const copy = await context.newPage();
  await copy.goto(`${site.url}/about`);
  await copy.setContent(await page.content());
  const wrong = await wrongWith(copy);
  await context.close();
  return wrong;
}

/** On a phone of 360 points without script: from one organiser to the next, with nothing lost; each step stands on the one before. */
describe("handing over", () => {
  test("an organiser writes, and finds the people of the group from its account", async () => {
    await first.signIn(await site.code(site.book, site.group));
    request = await write(first, "Een sleutel van de zaal");
    await first.page.locator("header").getByRole("link", { name: "Uw account" }).click();
    expect(await first.read()).toMatch(/Voor wie u schrijft[^]*Buurtgroep[^]*organisator[^]*Hier bent u nu/);
    await first.press("Buurtgroep");
    expect(await first.read()).toMatch(/Mensen van Buurtgroep[^]*Persoon 1[^]*dit bent u/i);
  });

  test("alone it cannot leave: the page says what comes first, and so does the button", async () => {
    expect(await first.read()).toContain("U bent de enige organisator");
    await open(first, "Ik wil weg");
    await first.press("Ga weg bij deze groep");
    expect(await first.page.getByRole("alert").innerText()).toContain("Draag het eerst over");
  });

  test("it makes a code for a writer, and the second comes in with it", async () => {
    await first.page
      .getByRole("group", { name: "Wat mag wie met de code komt?" })
      .getByLabel(/^schrijver/)
      .check();
    await first.press("Maak een nieuwe code");
    const code = await first.page.locator(".letter-code").innerText();
    await second.signIn(code);
    expect(second.path).toBe(`/b/${site.book}`);
    await second.page.locator("header").getByRole("link", { name: "Uw account" }).click();
    await second.press("Buurtgroep");
    await second.answer({ "Uw naam voor deze mensen": "Samira" });
    await second.press("Bewaar de naam");
    expect(await second.read()).toMatch(/Samira[^]*schrijver/);
    expect(await second.page.getByRole("button", { name: "Maak een nieuwe code" }).count()).toBe(0);
  });

  test("it hands over to the second, by the name the second chose, and leaves", async () => {
    await first.open(`/b/${site.book}/parties/${site.group}/people`);
    await open(first, "Samira veranderen");
    await first.press("Draag over");
    expect(await first.read()).toMatch(/Persoon 1[^]*schrijver[^]*Samira[^]*organisator/);
    await open(first, "Ik wil weg");
    await first.press("Ga weg bij deze groep");
    expect(first.path).toBe("/account");
    expect(await first.read()).toContain("U hoort nog bij geen deelnemer");
  });

  test("the new one goes on: reads what was written, answers for it, makes codes; the pseudonym stays", async () => {
    const before = await authorOf(request);
    await second.open(request);
    expect(await second.read()).toContain("Een sleutel van de zaal");
    await second.press("Verbeter het");
    await second.answer({ "Wat wordt gevraagd?": "Twee sleutels van de zaal" });
    await second.press("Zet het in het boek");
    expect(await second.read()).toContain("Twee sleutels van de zaal");
    expect(before).toBeDefined();
    expect(await authorOf(await write(second, "Een kast in de zaal"))).not.toBe(before);
    expect(await authorOf(request)).toBe(before);
    await second.open(`/b/${site.book}/parties/${site.group}/people`);
    await second.press("Maak een nieuwe code");
    expect(await second.read()).toMatch(/Brief voor Buurtgroep[^]*iemand die weg is[^]*gebruikt op/);
    expect(await first.open(`/b/${site.book}/parties/${site.group}/people`)).toBe(404);
  });
});

describe("one person in two groups", () => {
  test("sees for which it writes on every page, changes it, and two tabs never mix", async () => {
    const garden = { name: "Tuin", type: "group", side: "residents" } as const;
    const other = await enter(site.services.desk, site.book, garden);
    await second.signIn(await site.code(site.book, other));
    expect(await second.read()).toMatch(/Deze code is voor Tuin[^]*Is de code voor u\?/);
    expect(await wrongOn(second)).toEqual([]);
    await second.press("Voeg toe aan mijn account");
    const header = second.page.locator("header");
    expect(await header.innerText()).toContain("U schrijft voor Tuin");
    await second.open(`/b/${site.book}/record/request`);
    await second.answer({ "Aan wie?": "Gemeente", "Waar gaat het om?": "ruimte", "Wat wordt gevraagd?": "Een schuur" });
    // In another tab of the same browser the other group is chosen.
    const tab = await second.page.context().newPage();
    await tab.goto(`${site.url}/b/${site.book}`);
    await tab.locator("header summary").click();
    await tab.locator("header").getByRole("button", { name: "Buurtgroep" }).click();
    expect(await tab.locator("header").innerText()).toContain("U schrijft voor Buurtgroep");
    await second.press("Zet het in het boek");
    expect(await second.page.getByRole("alert").innerText()).toContain("andere deelnemer");
    expect(await second.page.getByLabel("Wat wordt gevraagd?").inputValue()).toBe("Een schuur");
    expect(await wrongOn(second)).toEqual([]);
    await second.press("Schrijf dit voor Tuin");
    expect(await second.read()).toContain("Een schuur");
    expect(await header.innerText()).toContain("U schrijft voor Tuin");
    const { register } = await site.services.desk.open(site.book);
    const row = register.rowOf.get(second.path.split("/").at(-1) as EntryId) ?? -1;
    expect(writtenAt(register, row)?.by.party).toBe(other);
  });
});
