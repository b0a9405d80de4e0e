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
let one: Person;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  one = await person(browser, site);
  await one.signIn(await site.code(site.book, site.group));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

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

/** Handing over and leaving is a journey of journeys.test.ts. */
describe("one person in two groups", () => {
  test("sees for which it writes on every page, changes it, and two tabs never mix", async () => {
    const garden = { name: "Tuin", type: "group", side: "residents" } as const;
    const other = await enter(site.services.desk, site.book, garden);
    await one.signIn(await site.code(site.book, other));
    expect(await one.read()).toMatch(/Deze code is voor Tuin[^]*Is de code voor u\?/);
    expect(await wrongOn(one)).toEqual([]);
    await one.press("Voeg toe aan mijn account");
    const header = one.page.locator("header");
    expect(await header.innerText()).toContain("U schrijft voor Tuin");
    await one.open(`/b/${site.book}/record/request`);
    await one.answer({ "Aan wie?": "Gemeente", "Waar gaat het om?": "ruimte", "Wat wordt gevraagd?": "Een schuur" });
    // In another tab of the same browser the other group is chosen.
    const tab = await one.page.context().newPage();
    await tab.goto(`${site.url}/b/${site.book}`);
    await tab.locator("header summary").click();
    await tab.locator("header").getByRole("button", { name: "Buurtgroep" }).click();
    expect(await tab.locator("header").innerText()).toContain("U schrijft voor Buurtgroep");
    await one.press("Zet het in het boek");
    expect(await one.page.getByRole("alert").innerText()).toContain("andere deelnemer");
    expect(await one.page.getByLabel("Wat wordt gevraagd?").inputValue()).toBe("Een schuur");
    expect(await wrongOn(one)).toEqual([]);
    await one.press("Schrijf dit voor Tuin");
    expect(await one.read()).toContain("Een schuur");
    expect(await header.innerText()).toContain("U schrijft voor Tuin");
    const { register } = await site.services.desk.open(site.book);
    const row = register.rowOf.get(one.path.split("/").at(-1) as EntryId) ?? -1;
    expect(writtenAt(register, row)?.by.party).toBe(other);
  });
});
