import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { claimOf, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** A clock that is set back, or that of another server that is a little behind. */

const NOON = Date.parse("2026-03-02T12:00:00.000Z");
let now = NOON;
let services: Services;
let book: BookId;
let group: PartyId;
let ours: Reader;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, group } = await foundBook(services.desk, "klok"));
  ours = await readerOf(services, book, { party: group });
});
afterAll(() => services.engine.close());

const statusOf = async (id: EntryId): Promise<number> => (await ours.get(`/b/klok/entries/${id}`)).status;

test("what was just written can be read and answered by a clock that is behind, and nothing is written before it", async () => {
  const { id } = await services.desk.write(book, claimOf(group, "ons"));
  now = NOON - 60_000;
  expect(await statusOf(id)).toBe(200);
  const draft = {
    kind: "backing",
    by: { party: group, account: "a" },
    body: { claim: id, type: "turnout", count: 40 },
  };
  const { id: next } = await services.desk.write(book, draft as unknown as Draft);
  expect(await statusOf(next)).toBe(200);
  const { entries } = (await services.desk.open(book)).register;
  const moments = entries.slice(-2).map((entry) => ("at" in entry ? entry.at : ""));
  expect(moments).toEqual(moments.toSorted());
});

test("a clock that was far ahead opens nothing to others before its day", async () => {
  now = NOON + 20 * 86_400_000;
  const { id } = await services.desk.write(book, claimOf(group, "later"));
  now = NOON;
  expect(await statusOf(id)).toBe(404);
  now = NOON + 20 * 86_400_000;
  expect(await statusOf(id)).toBe(200);
});
