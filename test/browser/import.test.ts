import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enter } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { madeUpRegister, manyRows } from "../support/made-up-register.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { type Person, person } from "./support/person.ts";

let browser: Browser;
let site: Neighbourhood;
let civilServant: Person;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  civilServant = await person(browser, site);
  await civilServant.signIn(await site.code(site.book, site.city));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const rows = [...manyRows(12), { number: "B-1", asked: "veel" }, { number: "B-2", granted: "-3,00" }];
/** The register with one column more: what people believe, which never goes in. */
const REGISTER = madeUpRegister(rows)
  .trim()
  .split("\n")
  .map((line, i) => `${line},${i === 0 ? "geloof" : "katholiek"}`)
  .join("\n");

const uploads = (): readonly string[] => {
  const folder = path.join(site.services.settings.DATA_DIR, "imports");
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function sendIn(who: Person, name: string, bytes: string | Uint8Array): Promise<void> {
  await who.open(`/b/${site.book}/import`);
  await who.page.getByLabel("Bestand").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(bytes) });
  await who.press("Verder");
}

/** Waits on the page that asks for itself again. */
const untilDone = async (who: Person): Promise<string> => {
  await who.page.getByRole("heading", { level: 1, name: /De lijst is binnen|Er is niets binnengehaald/ }).waitFor();
  return who.read();
};

describe("an institution brings in its register", () => {
  let job = "";

  test("it finds the way from the page where one writes", async () => {
    await civilServant.open(`/b/${site.book}/record`);
    await civilServant.press("Haal een lijst van de gemeente binnen");
    expect(civilServant.path).toBe(`/b/${site.book}/import`);
  });

  test("it sees ten rows of the file; the column of belief stays out, with the list of words and without its cells", async () => {
    await sendIn(civilServant, "register_2019-01-14.csv", REGISTER);
    job = civilServant.path;
    expect(job).toMatch(/\/import\/[\w-]+$/);
    expect(await civilServant.page.locator("table tbody tr").count()).toBe(10);
    const said = await civilServant.read();
    expect(said).toMatch(/Deze kolommen blijven weg[^]*“geloof”/);
    expect(said).not.toContain("katholiek");
    expect(await civilServant.page.getByLabel("geloof").count()).toBe(0);
    await civilServant.page.getByText("Lees de lijst met woorden").click();
    expect(await civilServant.read()).toContain("nationalit");
  });

  test("a column chosen twice is told before anything goes in", async () => {
    await civilServant.answer({ bedrag_verleend: "gevraagd bedrag" });
    await civilServant.press("Het klopt. Haal binnen");
    expect(await civilServant.page.getByRole("alert").innerText()).toContain("Deze kolommen zeggen hetzelfde");
    await civilServant.answer({ bedrag_verleend: "gekregen bedrag" });
  });

  test("the good rows are in, the bad ones are told with line, column and reason, and come back as a file", async () => {
    await civilServant.answer({ "Bewaar deze keuze als": "Onze lijst" });
    await civilServant.press("Het klopt. Haal binnen");
    const said = await untilDone(civilServant);
    expect(said).toMatch(/Regels gelezen\s+12\s+Nieuw in het boek\s+12[^]*Niet binnen\s+2/);
    expect(said).toMatch(/14\s[^]*bedrag_aangevraagd[^]*veel[^]*Dit is geen bedrag/);
    const [download] = await Promise.all([
      civilServant.page.waitForEvent("download"),
      civilServant.press("Haal een bestand met alleen deze regels op"),
    ]);
    const bad = readFileSync(await download.path(), "utf8");
    expect(
      bad
        .trim()
        .split("\n")
        .map((line) => line.split(",")[0]),
    ).toEqual(["dossier", "B-1", "B-2"]);
  });

  test("the same file again, read as was saved, adds nothing", async () => {
    await civilServant.open(`/b/${site.book}/import`);
    await civilServant.answer({ "Hoe lezen we de kolommen?": "Onze lijst" });
    const file = { name: "register_2019-01-14.csv", mimeType: "text/csv", buffer: Buffer.from(REGISTER) };
    await civilServant.page.getByLabel("Bestand").setInputFiles(file);
    await civilServant.press("Verder");
    await civilServant.press("Het klopt. Haal binnen");
    expect(await untilDone(civilServant)).toMatch(/Nieuw in het boek\s+0[^]*Stond er al zo in\s+12/);
  });

  test("no name of the file is on a page of the book, and neither is a belief", async () => {
    for (const at of ["", "/requests", "/decisions", "/parties", "/rules", "/mirror/newcomers"]) {
      await civilServant.open(`/b/${site.book}${at}`);
      expect(await civilServant.page.content()).not.toMatch(/Stichting Nummer|katholiek|Buurtfeest/);
    }
  });

  test("for another institution the import does not exist, and residents bring in none", async () => {
    const welfare = await enter(site.services.desk, site.book, {
      name: "Welzijn",
      type: "welfare",
      side: "institution",
    });
    const other = await person(browser, site);
    await other.signIn(await site.code(site.book, welfare));
    expect(await other.open(job)).toBe(404);
    expect(await other.open(`${job}/bad.csv`)).toBe(404);
    const resident = await person(browser, site);
    await resident.signIn(await site.code(site.book, site.group));
    await resident.open(`/b/${site.book}/record`);
    expect(await resident.page.locator("a[href$='/import']").count()).toBe(0);
    expect(await resident.open(`/b/${site.book}/import`)).toBe(403);
    expect(await resident.open(job)).toBe(403);
  });
});

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
const XLSX = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0]);

describe("a file that is no register", () => {
  test.each([
    ["a picture", "foto.csv", PNG, /geen CSV-bestand/],
    ["a spreadsheet of another kind", "lijst.xlsx", XLSX, /geen CSV-bestand[^]*Bewaar de tabel als CSV/],
    ["nothing at all", "leeg.csv", "", /Dit bestand is leeg/],
    ["names of columns only", "kop.csv", "dossier,regeling\n", /geen regels/],
    ["a story", "brief.csv", "Beste gemeente\nwij vragen\n", /één kolom/],
  ])("%s is told in words, and nothing of it is kept", async (_, name, bytes, words) => {
    const before = uploads();
    await sendIn(civilServant, name, bytes);
    expect(await civilServant.page.getByRole("alert").innerText()).toMatch(words);
    expect(uploads()).toEqual(before);
  });
});
