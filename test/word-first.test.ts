import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Who an entry is about gets word first: it waits on its opening page until it answered or said yes or no. */

let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
const readers = new Map<string, Reader>();

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-11-28T12:00:00.000Z"));
  ({ book, city, group } = await foundBook(services.desk, "woord"));
  for (const party of [group, city]) readers.set(party, await readerOf(services, book, { party }));
});
afterAll(() => services.engine.close());

const write = async (party: PartyId, kind: string, body: object): Promise<EntryId> =>
  (await services.desk.write(book, { kind, by: { party, account: "a" }, body } as unknown as Draft)).id;
const home = async (who: PartyId): Promise<string> => (await (readers.get(who) as Reader).get(`/b/${book}`)).text();

test("whatever another writes about a party waits for it: words said, a tie, a rule it never wrote, a request told for it, another version", async () => {
  const request = await write(group, "request", {
    from: { party: group },
    to: city,
    matter: "space",
    what: "Eigen vraag",
  });
  const told = [
    await write(city, "request", { from: { party: group }, to: city, matter: "money", what: "Volgens de gemeente" }),
    await write(city, "request", {
      from: { party: group },
      to: city,
      matter: "tariff",
      what: "Zo was het",
      versionOf: request,
    }),
    await write(city, "tie", { from: city, to: group, type: "works-with" }),
    await write(city, "role", { title: "Trekker", holder: group, givers: [{ party: city }] }),
  ];
  for (const id of told) expect([id, (await home(group)).includes(`/entries/${id}`)]).toEqual([id, true]);
  expect(await home(group)).not.toContain(`/entries/${request}`);
  const about = [
    await write(group, "saying", { speaker: city, of: "party", party: group, words: "lastig" }),
    await write(group, "rule", { title: "Alleen op dinsdag", type: "unwritten", owner: city }),
  ];
  for (const id of about) expect([id, (await home(city)).includes(`/${id}`)]).toEqual([id, true]);
});

test("an answer, or a yes or no, takes it from the list", async () => {
  const id = await write(city, "tie", { from: city, to: group, type: "introduced" });
  expect(await home(group)).toContain(`/entries/${id}`);
  await write(group, "agreement", { target: id, agrees: false });
  expect(await home(group)).not.toContain(`/entries/${id}`);
});
