import { afterAll, beforeAll, expect, test } from "vitest";
import { holderOf } from "../src/http/founding.ts";
import { setTerms } from "../src/http/terms.ts";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { RETENTION } from "../src/register/retention.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Program, programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

/** The terms of a book, how long things stay, a party that is refused, and a tap that becomes a request, by programs. */

let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let ours: Program;
let servant: Program;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  ({ book, city, group } = await foundBook(services.desk, "houden"));
  ours = await programOf(services, { book, party: group });
  servant = await programOf(services, { book, party: city });
});
afterAll(() => services.engine.close());

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { readonly code: string }).code,
];

test("how long each kind stays is told as the table of the program says", async () => {
  const { kinds } = (await ours.read(`/books/${book}/retention`)) as {
    readonly kinds: readonly { readonly kind: string; readonly months: number | null; readonly leaves: string }[];
  };
  expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(RETENTION).toSorted());
  expect(kinds).toContainEqual({ kind: "doubt", months: 24, from: "written", leaves: "erased" });
});

test("a tap becomes a request once, of the party that counted it", async () => {
  const { id } = (await (await ours.send(`/books/${book}/taps`, { asker: city })).json()) as { readonly id: string };
  const body = { from: { party: city }, to: group, matter: "voice", what: "Meepraten" };
  const write = (tap: string) => ours.send(`/books/${book}/entries`, { kind: "request", body, tap });
  expect((await write("nothing-of-the-sort")).status).toBe(400);
  const written = (await (await write(id)).json()) as { readonly id: string };
  expect(await ours.read(`/books/${book}/taps`)).toMatchObject({ items: [{ id, entry: written.id }] });
  expect((await write(id)).status).toBe(400);
});

test("a party is refused for the holder by its organiser's key, with a reason, and that is taken back", async () => {
  const party = await enter(services.desk, book, { name: "Nieuw", type: "group", side: "residents" });
  const at = `/books/${book}/parties/${party}/refusal`;
  const reason = { reason: "Zij houdt zich niet aan de afspraken.", heard: "yes" };
  for (const who of [ours, servant]) expect(await codeOf(await who.send(at, reason))).toEqual([403, "holder-decides"]);
  const keeper = await programOf(services, { book, party: await holderOf(services, book) });
  expect(await codeOf(await keeper.send(at, { reason: "Het zijn moslims." }))).toEqual([422, "look-again"]);
  const headers = { "Idempotency-Key": "refused-once" };
  const receipts = [await keeper.send(at, reason, headers), await keeper.send(at, reason, headers)];
  expect(receipts.map(({ status }) => status)).toEqual([201, 201]);
  const { id } = (await (receipts[0] as Response).json()) as { readonly id: string };
  const theirs = await programOf(services, { book, party });
  expect(await theirs.read(`/books/${book}/entries/${id}`)).toMatchObject({
    body: { outcome: "refused", heard: "yes" },
  });
  expect(await codeOf(await theirs.send(`/books/${book}/taps`, { asker: city }))).toEqual([403, "party-refused"]);
  expect((await keeper.drop(at)).status).toBe(204);
  expect((await theirs.send(`/books/${book}/taps`, { asker: city })).status).toBe(201);
});

test("the terms are read by everybody, and stop the key of a person who did not agree yet", async () => {
  expect(await ours.read(`/books/${book}/terms`)).toEqual({ terms: null, agreed: true });
  const parts = { rules: "Wij zijn aardig.", arrangement: "Ieder voor zich." };
  await setTerms(services, book, { nl: parts } as never);
  expect(await ours.read(`/books/${book}/terms`)).toMatchObject({ terms: { texts: { nl: parts } }, agreed: false });
  const claim = { kind: "claim", body: { speaker: group, forWhom: "ons" } } as unknown as Draft;
  expect(await codeOf(await ours.send(`/books/${book}/entries`, claim))).toEqual([403, "terms-first"]);
});
