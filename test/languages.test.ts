import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { languagesOf } from "../src/http/founding.ts";
import { ownTexts } from "../src/http/own-texts.ts";
import type { Draft } from "../src/register/entry.ts";
import { asBookId, type BookId } from "../src/register/ids.ts";
import { formatsOf } from "../src/web/formats.ts";
import { LOCALES, MESSAGES, textsFrom } from "../src/web/texts.ts";
import { readDate } from "../src/web/forms/dates.ts";
import { readValue } from "../src/web/forms/values.ts";
import { enter } from "./support/book.ts";
import { readerOf, siteWith } from "./support/still-site.ts";

const NOW = new Date("2026-03-02T12:00:00.000Z");
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F\u200E\u200F\u061C]/g, " ").trim();

describe("numbers, money and days in Arabic and Turkish", () => {
  test("Latin digits, unless the installation wants the other ones", () => {
    const [latin, arabic] = (["latin", "arabic"] as const).map((digits) =>
      formatsOf(textsFrom(MESSAGES, digits)("ar")),
    );
    expect(plain(latin?.cents(123_450) ?? "")).toBe("1,234.50 €");
    expect(latin?.partialDate("2018-06-14")).toBe("14 يونيو 2018");
    expect(arabic?.number(1234)).toBe("١٬٢٣٤");
    expect([arabic?.partialDate("2018"), arabic?.clock(1_500)]).toEqual(["٢٠١٨", "٠١:٠٠"]);
  });

  test("Turkish writes them its own way", () => {
    const turkish = formatsOf(textsFrom(MESSAGES)("tr"));
    expect([turkish.cents(123_450), turkish.partialDate("2018-06")]).toEqual(["€1.234,50", "Haziran 2018"]);
    expect(turkish.list(["a", "b", "c"])).toBe("a, b ve c");
  });

  test("days are read as people write them in each language", () => {
    const days = ["14 juni 2018", "14 June 2018", "14 يونيو 2018", "١٤ يونيو ٢٠١٨", "14 HAZİRAN 2018", "14/6/2018"];
    expect(days.map(readDate)).toEqual(days.map(() => "2018-06-14"));
    expect([readValue("euros", "١٢٥٠٫٥٠ €"), readValue("line", "٣ غرف")]).toEqual([
      { value: 125_050 },
      { value: "٣ غرف" },
    ]);
    expect(["1 Kasım 2020", "1 KASIM 2020"].map(readDate)).toEqual(["2020-11-01", "2020-11-01"]);
  });
});

describe("texts of an installation's own", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-texts-"));
  let clock = 0;
  const write = (file: string, text: string, seconds: number): void => {
    writeFileSync(path.join(folder, file), text);
    utimesSync(path.join(folder, file), seconds, seconds);
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  test("stand in place of those of the program; what is wrong is named and left out", () => {
    const own = {
      "site.question": "Wie kent u?",
      "site.qestion": "x",
      "format.years": "{first, nummer} en {last}",
      "format.points": "{punten} procent",
      "layout.home": 3,
    };
    write("nl.json", JSON.stringify(own), 1);
    write("fr.json", "{}", 1);
    write("en.json", "[]", 1);
    const texts = ownTexts({ folder, digits: "latin", now: () => clock });
    expect(texts.in("nl").t("site.question")).toBe("Wie kent u?");
    expect(texts.in("nl").t("format.years", { first: "1", last: "2" })).toBe("1 tot en met 2");
    expect(texts.problems().map(({ file, what, values }) => [file, what, values.key])).toEqual([
      ["en.json", "not-texts", undefined],
      ["fr.json", "language-unknown", undefined],
      ["nl.json", "key-unknown", "site.qestion"],
      ["nl.json", "not-readable", "format.years"],
      ["nl.json", "value-unknown", "format.points"],
      ["nl.json", "not-readable", "layout.home"],
    ]);
    for (const locale of LOCALES)
      for (const { what } of texts.problems()) expect(MESSAGES[locale]).toHaveProperty([`cli.texts.${what}`]);
  });

  test("are read again when the file changed", () => {
    const texts = ownTexts({ folder, digits: "latin", now: () => clock });
    write("nl.json", JSON.stringify({ "site.question": "Wie niet?" }), 5);
    expect(texts.in("nl").t("site.question")).toBe("Wie kent u?");
    clock += 10_000;
    expect(texts.in("nl").t("site.question")).toBe("Wie niet?");
  });

  test("need not be there", () => {
    mkdirSync(path.join(folder, "none"));
    expect(ownTexts({ folder: path.join(folder, "nowhere"), digits: "latin", now: () => 0 }).problems()).toEqual([]);
  });
});

describe("a page in Arabic of names in Latin letters", () => {
  const id: BookId = asBookId("buurt");
  const own = textsFrom({ ...MESSAGES, nl: { ...MESSAGES.nl, "letter.dear": "Beste mensen van het loket," } });
  let read: (path: string) => Promise<string>;
  let requested: string;
  beforeAll(async () => {
    const still = await siteWith({ id, type: "neighbourhood", entries: [] }, NOW);
    const services = { ...still, texts: { ...still.texts, in: own } };
    const [group, city] = [
      await enter(services.desk, id, { name: "De Tafel (3)", type: "group", side: "residents" }),
      await enter(services.desk, id, { name: "Gemeente", type: "municipality", side: "institution" }),
    ];
    const body = { from: { party: group }, to: city, matter: "space", what: "Een zaal", asked: "2025-11-03" };
    const by = { party: group, account: "a" };
    const { id: entry } = await services.desk.write(id, { kind: "request", by, body } as unknown as Draft);
    requested = `/b/${id}/entries/${entry}`;
    const reader = await readerOf(services, id, { party: group });
    read = async (address) => (await reader.get(`${address}${address.includes("?") ? "&" : "?"}lang=ar`)).text();
  });
  const KEPT_APART = "\u2068Een zaal\u2069";

  test("keeps them apart in its title and in a calendar, and gives them bare to programs", async () => {
    expect(/<title>([^<]+)/.exec(await read(requested))?.[1]).toContain(KEPT_APART);
    expect((await read(`${requested}.ics`)).replaceAll("\r\n ", "")).toContain(KEPT_APART);
    for (const data of [
      "/b/buurt/mirror/silence.json",
      "/b/buurt/mirror/silence.csv",
      "/b/buurt/mirror/landscape.graphml",
    ])
      expect(await read(data)).not.toMatch(/[\u2068\u2069]/);
  });

  test("prints a letter with the texts of the installation in Dutch", async () => {
    expect(await read(`${requested}/letter/decide`)).toContain("Beste mensen van het loket,");
  });
});

describe("the languages of a book", () => {
  const id: BookId = asBookId("buurt");
  let read: (path: string) => Promise<string>;
  let choose: (languages: readonly string[]) => Promise<void>;
  beforeAll(async () => {
    const services = await siteWith({ id, type: "neighbourhood", entries: [] }, NOW);
    const reader = await readerOf(services, id, {});
    read = async (address) => (await reader.get(address)).text();
    choose = (languages) => services.desk.settle(id, { languages });
  });
  const offered = (page: string) => [...page.matchAll(/hreflang="(\w+)"/g)].map(([, locale]) => locale);
  const languageOf = (page: string) => /<html lang="(\w+)" dir="(\w+)"/.exec(page)?.slice(1);

  test("are all there are, until the steward chooses; the address stays", async () => {
    const page = await read("/b/buurt/requests?matter=space&lang=en");
    expect(offered(page)).toEqual(LOCALES);
    expect(page).toContain('href="/b/buurt/requests?matter=space&amp;lang=nl" lang="nl"');
    expect(languageOf(page)).toEqual(["en", "ltr"]);
    expect(languageOf(await read("/b/buurt?lang=ar"))).toEqual(["ar", "rtl"]);
  });

  test("a language the book does not offer reads as its first; pages outside the book keep it", async () => {
    await choose(["en", "tr"]);
    const page = await read("/b/buurt?lang=nl");
    expect(languageOf(page)).toEqual(["en", "ltr"]);
    expect(offered(page)).toEqual(["en", "tr"]);
    expect(languageOf(await read("/?lang=nl"))).toEqual(["nl", "ltr"]);
    // Everybody reads that the steward changed it; choosing the same once more is no change.
    await choose(["en", "tr"]);
    expect((await read("/b/buurt/acts")).match(/The languages of the book changed/g)).toHaveLength(1);
  });

  test("of the first page from paper is that of the phone, where nobody chose one", async () => {
    const services = await siteWith({ id, type: "neighbourhood", entries: [] }, NOW);
    const at = async (headers: Readonly<Record<string, string>>) => {
      const answer = await createApp(services).request("/in?code=7K2M", { headers });
      return answer.headers.get("Location") ?? languageOf(await answer.text())?.[0];
    };
    const turkish = { "Accept-Language": "fr, tr-TR;q=0.9, nl;q=0.2" };
    expect(await at(turkish)).toBe("/in?code=7K2M&lang=tr");
    expect(await at({ ...turkish, Cookie: "lang=ar" })).toBe("ar");
    expect([await at({}), await at({ "Accept-Language": "fr" })]).toEqual(["nl", "nl"]);
  });

  test("one at least, and only those there are", () => {
    expect(languagesOf(["tr", "nl"])).toEqual(["nl", "tr"]);
    expect(() => languagesOf([])).toThrow("field-wrong");
    expect(() => languagesOf(["fr"])).toThrow("field-wrong");
    expect(LOCALES).toContain("ar");
  });
});
