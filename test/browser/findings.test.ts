import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { type Person, person } from "./support/person.ts";

let browser: Browser;
let site: Neighbourhood;
let reader: Person;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  reader = await person(browser, site);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const FINDING = "/b/oefenwijk/mirror/silence";

describe("a finding", () => {
  test("is filtered with a form, and the filter stands in the address", async () => {
    await reader.open(FINDING);
    const before = await reader.page.locator("main table").first().innerText();
    await reader.answer({ Jaar: "2025" });
    await reader.press("Laat zien");
    expect(reader.path).toContain("year=2025");
    expect(await reader.page.locator("main table").first().innerText()).not.toBe(before);
    expect(await reader.page.getByLabel("Jaar").inputValue()).toBe("2025");
  });

  test("another language keeps the address", async () => {
    const { searchParams } = new URL(reader.page.url());
    await reader.page.getByRole("link", { name: "English" }).click();
    expect(await reader.page.locator("html").getAttribute("lang")).toBe("en");
    const after = new URL(reader.page.url()).searchParams;
    expect(after.get("year")).toBe("2025");
    expect([...after.keys()].filter((key) => key !== "lang").sort()).toEqual([...searchParams.keys()].sort());
    await reader.page.getByRole("link", { name: "Nederlands" }).click();
    expect(await reader.page.locator("html").getAttribute("lang")).toBe("nl");
  });

  test("is the same as data at the same address: .json, and .csv as a file", async () => {
    const { pathname, search } = new URL(reader.page.url());
    const address = `${pathname}.json${search}`;
    const json = await reader.page.request.get(site.url + address);
    const data = (await json.json()) as { lens: string; tables: readonly { rows: readonly unknown[] }[] };
    expect([data.lens, json.headers()["content-type"]]).toEqual(["silence", "application/json; charset=utf-8"]);
    const [download] = await Promise.all([
      reader.page.waitForEvent("download"),
      reader.page.locator("main a[href*='.csv']").first().click(),
    ]);
    expect(download.suggestedFilename()).toBe("oefenwijk-silence.csv");
    const lines = readFileSync(await download.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines.length).toBe((data.tables[0]?.rows.length ?? 0) + 1);
  });

  test("is sent again only when it changed", async () => {
    for (const as of ["json", "csv"]) {
      const address = `${site.url}${FINDING}.${as}?at=2026-11-01`;
      const first = await fetch(address);
      const etag = first.headers.get("etag") ?? "";
      const again = await fetch(address, { headers: { "If-None-Match": etag } });
      expect([first.status, again.status, await again.text()]).toEqual([200, 304, ""]);
      expect((await fetch(`${address}&year=2025`, { headers: { "If-None-Match": etag } })).status).toBe(200);
    }
  });

  test("with a moment in its address stays as it was after something new was written", async () => {
    const ask = (what: string) =>
      site.write(site.group, {
        kind: "request",
        body: { from: { party: site.group }, to: site.city, matter: "space", what, asked: "2026-01-05" } as never,
      });
    await ask("Een zaal");
    const member = await person(browser, site);
    await member.signIn(await site.code(site.book, site.group));
    await member.open(`/b/${site.book}/mirror/silence`);
    const { pathname, search } = new URL(await member.page.locator(".address").innerText());
    const before = await member.page.locator("main").innerText();
    await ask("Een tweede zaal");
    await member.open(pathname + search);
    expect(await member.page.locator("main").innerText()).toBe(before);
    expect(before).not.toContain("Een tweede zaal");
    await member.open(`/b/${site.book}/mirror/silence`);
    expect(await member.read()).toContain("Een tweede zaal");
  });

  test("on paper it is the finding alone: no menus, forms or buttons, and everything within one sheet's width", async () => {
    await reader.open(FINDING);
    await reader.page.emulateMedia({ media: "print" });
    await reader.page.setViewportSize({ width: 794, height: 1123 });
    const printed = await reader.page.locator("body").innerText();
    expect(printed).toMatch(/Welke vragen kregen nooit een besluit[^]*Hoe zeker is dit/);
    expect(printed).not.toMatch(/Inloggen|Laat zien|Ga naar de inhoud/);
    const wider = await reader.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });

  test("a question that the mirror does not know, and a moment that is none, are told in words", async () => {
    expect(await reader.open("/b/oefenwijk/mirror/ranking")).toBe(404);
    expect(await reader.read()).toContain("Dit is hier niet");
    expect(await reader.open(`${FINDING}?year=ooit`)).toBe(400);
    expect(await reader.read()).toContain("Hier klopt iets niet");
    expect(await reader.open(`${FINDING}?at=morgen`)).toBe(400);
    expect(await reader.read()).toContain("Hier klopt iets niet");
  });
});
