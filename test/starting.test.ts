import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import type { Services } from "../src/http/services.ts";
import { asBookId, type BookId } from "../src/register/ids.ts";
import { books } from "../src/storage/books.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** A steward starts a book in five steps; only the last one founds. */

let services: Services;
let steward: Reader;
let city: Reader;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-11-29T12:00:00.000Z"));
  const other = await foundBook(services.desk, "ander");
  steward = await readerOf(services, other.book, { steward: true });
  city = await readerOf(services, other.book, { party: other.city });
});
afterAll(() => services.engine.close());

type Fields = Readonly<Record<string, string>>;
const send = async (step: string, fields: Fields, go = "next", by = steward) =>
  by.app.request(`/steward/new/${step}`, {
    method: "POST",
    headers: by.headers,
    body: new URLSearchParams({ csrf: "token", go, ...fields }),
  });
const HOLDER = { holder: "Stichting Buurtboek", "holder-type": "foundation", contact: "info@buurtboek.example" };
const PLACE = { name: "Boek van Oost", place: "Utrecht", buurt: "BU03440112", year: "2025" };
const LETTERS = {
  "to-municipality": "Gemeente Utrecht",
  "to-welfare": "Welzijn Oost",
  "to-residents": "De Linde\nTuin",
};
const ids = async (): Promise<readonly string[]> => (await books(services.engine)).map(({ id }) => id);
const where = (answer: Response): string => answer.headers.get("Location") ?? "";
const startAll = async (): Promise<void> => {
  await send("holder", HOLDER);
  await send("place", PLACE);
  await send("languages", { languages: "nl" });
  await send("terms", {});
};

test("only a steward starts a book", async () => {
  expect((await city.get("/steward/new/holder")).status).toBe(401);
  expect((await send("holder", HOLDER, "next", city)).status).toBe(401);
});

test.each([
  ["holder", { ...HOLDER, holder: "Gemeente Utrecht" }, "Een gemeente kan geen houder zijn"],
  ["holder", { ...HOLDER, "holder-type": "municipality" }, "Een gemeente kan geen houder zijn"],
  ["holder", { ...HOLDER, "holder-type": "" }, "Kies iets uit de lijst"],
  ["holder", { ...HOLDER, contact: " " }, "Kies of vul iets in"],
  ["place", { ...PLACE, wijk: "WK034402" }, "past niet bij de kleinere code"],
  ["place", { ...PLACE, year: "2031" }, "Niet later dan dit jaar"],
  ["languages", {}, "Kies één taal of meer"],
  ["terms", { "rules-nl": "" }, "Kies of vul iets in"],
  ["letters", { "to-other": "Eén\nEén" }, "staat er twee keer"],
  ["letters", { "to-other": Array.from({ length: 11 }, (_, i) => `Huis ${i}`).join("\n") }, "één te veel"],
])("%s with %o comes back and says why, and founds nothing", async (step, fields, why) => {
  const before = await ids();
  await startAll();
  const answer = await send(step, fields as Fields);
  expect(answer.status).toBe(400);
  const page = await answer.text();
  expect(page).toContain(why);
  for (const [name, typed] of Object.entries(fields as Fields))
    if (name !== "holder-type") expect(page).toContain(typed.split("\n")[0]?.trim());
  expect(await ids()).toEqual(before);
  await send("holder", {}, "drop");
});

test("before letters are printed, a site that opens on one computer only says that they lead nobody else in", async () => {
  const ONLY_HERE = "alleen op deze computer";
  expect(await (await steward.get("/steward")).text()).toContain(ONLY_HERE);
  const settings = { ...services.settings, BASE_URL: "https://boek.example" };
  const elsewhere = await createApp({ ...services, settings }).request("/steward", { headers: steward.headers });
  expect(await elsewhere.text()).not.toContain(ONLY_HERE);
});

test("a step is not skipped; going back keeps what was typed, right or not", async () => {
  expect(where(await steward.get("/steward/new/letters"))).toBe("/steward/new/holder");
  await send("holder", HOLDER);
  expect(where(await send("place", { name: "Half boek", buurt: "BU1" }, "back"))).toBe("/steward/new/holder");
  expect(await (await steward.get("/steward/new/place")).text()).toMatch(/Half boek[^]*BU1/);
  expect(where(await steward.get("/steward/new"))).toBe("/steward/new/place");
  await send("place", {}, "drop");
  expect(await (await steward.get("/steward/new/holder")).text()).not.toContain("Stichting Buurtboek");
});

test("the last step founds the book once, lists institutions, and keeps no name of residents", async () => {
  const before = await ids();
  await startAll();
  expect(await ids()).toEqual(before);
  const answer = await send("letters", LETTERS);
  const page = await answer.text();
  const codes = new Set([...page.matchAll(/letter-code">([^<]+)</g)].map(([, code]) => code));
  expect([answer.status, codes.size]).toEqual([200, 4 + 10 + 1]);
  expect(page).toMatch(/Voor <bdi>De Linde<\/bdi>[^]*Doet u iets in deze buurt/);
  expect(where(await send("letters", LETTERS))).toBe("/steward");
  const [id] = (await ids()).filter((one) => !before.includes(one));
  expect(id).toBe("boek-van-oost");
  const { record, register } = await services.desk.open(asBookId(id ?? ""));
  expect(record.settings).toMatchObject({
    holder: "Stichting Buurtboek",
    holderType: "foundation",
    contact: "info@buurtboek.example",
    area: { buurt: "BU03440112", wijk: "WK034401", gemeente: "GM0344", year: "2025" },
    languages: ["nl"],
  });
  expect([...register.parties.values()].map(({ name }) => name)).toEqual([
    "Stichting Buurtboek",
    "Gemeente Utrecht",
    "Welzijn Oost",
  ]);
  for (const { name } of await services.engine.query("SELECT name FROM sqlite_master WHERE type = 'table'"))
    expect(JSON.stringify(await services.engine.query(`SELECT * FROM ${name}`))).not.toContain("De Linde");
});

test("when something goes wrong after the book is there, another press goes on with that book", async () => {
  await startAll();
  await send("place", { ...PLACE, name: "Boek van Zuid" });
  const failing = { ...services.desk, settle: () => Promise.reject(new Error("disk")) };
  const app = createApp({ ...services, desk: failing });
  expect((await send("letters", LETTERS, "next", { ...steward, app })).status).toBe(500);
  const page = await (await send("letters", LETTERS)).text();
  expect(new Set([...page.matchAll(/letter-code">([^<]+)</g)].map(([, code]) => code)).size).toBe(15);
  expect((await ids()).filter((id) => id.startsWith("boek-van-zuid"))).toEqual(["boek-van-zuid"]);
  const { record, register } = await services.desk.open(asBookId("boek-van-zuid"));
  expect([record.settings.terms?.length, register.parties.size]).toEqual([64, 3]);
});

test("a press that comes between reading and keeping of another brings no draft back", async () => {
  await startAll();
  const query: typeof services.engine.query = async (sql, values) => {
    const rows = await services.engine.query(sql, values);
    if (sql.startsWith("SELECT text FROM founding_draft")) await services.engine.query("DELETE FROM founding_draft");
    return rows;
  };
  const app = createApp({ ...services, engine: { ...services.engine, query } });
  const before = await ids();
  expect(where(await send("letters", LETTERS, "next", { ...steward, app }))).toBe("/steward");
  expect(await ids()).toEqual(before);
});

test("the ready terms follow the names as they are at the end", async () => {
  await startAll();
  const terms = await (await steward.get("/steward/new/terms")).text();
  expect(terms).toContain("Stichting Buurtboek is de houder van Boek van Oost");
  await send("terms", { "rules-nl": "- Wees eerlijk.", "arrangement-nl": readyIn(terms) });
  await send("holder", { ...HOLDER, holder: "Vereniging Oost", "holder-type": "association" });
  await send("letters", LETTERS);
  const { settings } = (await services.desk.open("boek-van-oost-2" as BookId)).record;
  const page = await (await steward.get("/b/boek-van-oost-2/terms")).text();
  expect(settings.terms).toMatch(/^[0-9a-f]{64}$/);
  expect(page).toMatch(/Wees eerlijk[^]*Vereniging Oost is de houder/);
});

const readyIn = (page: string): string => /name="arrangement-nl"[^>]*>([^<]*)</.exec(page)?.[1] ?? "";
