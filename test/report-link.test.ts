import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import { type BookId, type EntryId, KEEPER, type PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Rules, parties and answers have pages and places of their own: they too are reported, and say that they are hidden or taken back. */
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let rule: EntryId;
let rosa: Reader;
let servant: Reader;

const say = async (party: PartyId, kind: Draft["kind"], body: object): Promise<EntryId> =>
  (await services.desk.write(book, { kind, by: { party, account: "a" }, body } as Draft)).id;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  ({ book, city, group } = await foundBook(services.desk, "buurt"));
  const exceptions = [{ party: group, what: "mag later weg" }];
  rule = await say(city, "rule", { title: "Zaalregel", type: "house", owner: city, text: "Een regel", exceptions });
  [rosa, servant] = await Promise.all([
    readerOf(services, book, { party: group }),
    readerOf(services, book, { party: city }),
  ]);
});
afterAll(() => services.engine.close());

const read = async (reader: Reader, path: string): Promise<string> => (await reader.get(`/b/${book}${path}`)).text();
const report = (id: string): string => `/entries/${id}/report"`;

test("a rule, a party and an answer are reported from where they are read, by who did not write them", async () => {
  const answer = await say(group, "reply", { target: rule, text: "Dit klopt niet" });
  const [theirs, own] = [await read(rosa, `/rules/${rule}`), await read(servant, `/rules/${rule}`)];
  expect([theirs, own].map((page) => page.includes(report(rule)))).toEqual([true, false]);
  expect([theirs, own].map((page) => page.includes(report(answer)))).toEqual([false, true]);
  const [page, ofItself] = [await read(servant, `/parties/${group}`), await read(rosa, `/parties/${group}`)];
  expect([page, ofItself].map((one) => one.includes(report(group)))).toEqual([true, false]);
});

test("words said together are reported and hidden like any other", async () => {
  const words = { subject: rule, institution: city, text: "Wat wij hier lezen, is gemeen", parties: 5 };
  const said = await say(group, "together", words);
  expect(await read(servant, `/entries/${said}`)).toContain(report(said));
  await say(KEEPER, "hiding", { target: said, hidden: true, ground: "insult", why: "Dit kan niet." });
  expect(await read(servant, `/entries/${said}`)).toContain("Deze tekst is verborgen");
  expect(await read(servant, `/rules/${rule}`)).not.toContain("Wat wij hier lezen");
  expect(await read(rosa, `/entries/${said}`)).toContain("Wat wij hier lezen");
});

test("a rule and a party that are hidden say so to who wrote them, and a rule that was taken back says so to all", async () => {
  const hide = (target: string) =>
    say(KEEPER, "hiding", { target, hidden: true, ground: "insult", why: "Dit kan niet." });
  await hide(rule);
  await hide(group);
  expect(await read(servant, `/rules/${rule}`)).toContain("Anderen lezen deze tekst nu niet");
  expect(await read(rosa, `/parties/${group}`)).toContain("Anderen lezen deze tekst nu niet");
  const old = await say(city, "rule", { title: "Oude regel", type: "house", owner: city });
  expect(await read(rosa, `/rules/${old}`)).not.toContain("Teruggenomen");
  await say(city, "withdrawal", { target: old, why: "Wij doen dit niet meer" });
  expect(await read(rosa, `/rules/${old}`)).toMatch(/[Tt]erug[^]*Wij doen dit niet meer/);
});
