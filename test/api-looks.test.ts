import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import { operations, type OperationName } from "../src/http/api/operations.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { looksInto } from "../src/storage/looks.ts";
import { foundBook } from "./support/book.ts";
import { type Program, programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

/** Never 7 for programs: with the key of an institution each reading of a residents' file is told by department; of residents' keys none. */

let services: Services;
let book: BookId;
let group: PartyId;
let request: EntryId;
let city: PartyId;
let by: Readonly<Record<"city" | "other", Program>>;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  ({ book, city, group } = await foundBook(services.desk, "kijken"));
  const write = async (party: PartyId, kind: Draft["kind"], body: object) =>
    (await services.desk.write(book, { kind, by: { party, account: "a" }, body } as unknown as Draft)).id;
  const body = { from: { party: group }, to: city, matter: "space", what: "De zaal", asked: "2026-02-20" };
  request = await write(group, "request", body);
  const other = await write(group, "request", { ...body, what: "De tuin" });
  await write(group, "rule", { type: "unwritten", title: "Eerst bellen", text: "Bel eerst", owner: city });
  await write(group, "decision", { on: other, decider: city, outcome: "refused" });
  const residents = services.secrets.newId() as PartyId;
  const tuin = { name: "Tuingroep", type: "group", side: "residents" };
  const entering = { kind: "party", id: residents, by: { party: residents, account: "t" }, body: tuin };
  await services.desk.write(book, entering as unknown as Draft);
  by = {
    city: await programOf(services, { book, party: city, unit: "Zalen" }),
    other: await programOf(services, { book, party: residents }),
  };
});
afterAll(() => services.engine.close());

/** Readings that show what residents wrote or a file of theirs; each of the others shows no more than names, numbers and what is one's own. */
const SHOWING: readonly OperationName[] = [
  "readParty",
  "listEntries",
  "readEntry",
  "listRequests",
  "listDecisions",
  "listRules",
  "listLetters",
  "readCalendar",
  "readOwnCalendar",
  "listWaiting",
];
/** Told below, and in api-photo, api-report and api-letter, with what they need. */
const ELSEWHERE: readonly OperationName[] = ["readPhoto", "readReportedPhoto", "readLetter", "readFinding"];

const readings = operations.filter(([name, { method }]) => method === "get" && !ELSEWHERE.includes(name));

test.each(readings)("%s", async (name, { path }) => {
  const filled = path.replace("{book}", book).replace("{entry}", request).replace("{party}", group);
  const at = filled.replace("{subject}", request);
  const looks = async () =>
    (await looksInto(services.engine, book, group, "2000")).map(({ looker, unit }) => [looker, unit]);
  await services.engine.query("DELETE FROM look");
  expect([200, 401, 403, 404, 422]).toContain((await by.other.get(at)).status);
  expect(await looks()).toEqual([]);
  const { status } = await by.city.get(at);
  const told = await looks();
  if (SHOWING.includes(name)) {
    expect([status, told.length > 0]).toEqual([200, true]);
    expect(new Set(told.map(String))).toEqual(new Set([`${city},Zalen`]));
  } else expect(told).toEqual([]);
});

test("a finding about a party is told to it, with the lens as its page; one about nobody, and one's own, is not", async () => {
  const told = async (who: Program, query: string) => {
    await services.engine.query("DELETE FROM look");
    expect((await who.get(`/books/${book}/findings/${query}`)).status).toBe(200);
    return (await looksInto(services.engine, book, group, "2000")).map(({ looker, unit, page }) => [
      looker,
      unit,
      page,
    ]);
  };
  const look = (lens: string) => [[city, "Zalen", `/b/${book}/mirror/${lens}`]];
  expect(await told(by.city, `balance?party=${group}`)).toEqual(look("balance"));
  expect(await told(by.city, `contrast?a=${group}&b=${city}`)).toEqual(look("contrast"));
  expect(await told(by.city, "silence")).toEqual([]);
  expect(await told(by.city, `balance?party=${city}`)).toEqual([]);
  expect(await told(by.other, `balance?party=${group}`)).toEqual([]);
});

test("a file of a published register that names residents is looked into by its number, and told", async () => {
  const source = { name: "Register", file: "Z-1" };
  const body = { from: { party: group }, to: city, matter: "money", what: "Buurtfeest", source };
  const draft = { kind: "request", by: { party: city, account: "g" }, body };
  await services.desk.write(book, draft as unknown as Draft);
  await services.engine.query("DELETE FROM look");
  const file = `/books/${book}/files?number=Z-1`;
  expect((await by.other.get(file)).status).toBe(200);
  expect(await looksInto(services.engine, book, group, "2000")).toEqual([]);
  expect(((await by.city.read(file)) as { readonly items: readonly unknown[] }).items).toHaveLength(1);
  expect(await looksInto(services.engine, book, group, "2000")).toMatchObject([{ looker: city, unit: "Zalen" }]);
});
