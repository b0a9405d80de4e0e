import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { looksInto } from "../src/storage/looks.ts";
import { foundBook } from "./support/book.ts";
import { type Program, programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

/** Letters, cards, days and keeping for another year, by programs: the same as on their pages. */

let services: Services;
let now = Date.parse("2026-03-02T12:00:00.000Z");
let book: BookId;
let city: PartyId;
let group: PartyId;
let request: EntryId;
let ours: Program;
let servant: Program;

const say = async (party: PartyId, kind: Draft["kind"], body: object): Promise<EntryId> =>
  (await services.desk.write(book, { kind, by: { party, account: "a" }, body } as Draft)).id;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, city, group } = await foundBook(services.desk, "brieven"));
  const body = { from: { party: group }, to: city, matter: "space", what: "Een zaal", asked: "2025-11-03" };
  request = await say(group, "request", body);
  ours = await programOf(services, { book, party: group });
  servant = await programOf(services, { book, party: city, unit: "Zalen" });
});
afterAll(() => services.engine.close());

const at = (id: EntryId, rest = "") => `/books/${book}/entries/${id}${rest}`;
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { readonly code: string }).code,
];
interface Letter {
  readonly name: string;
  readonly to: string;
  readonly text: string;
}

test("the letters that fit an entry, and one of them as it is printed", async () => {
  const { items } = (await ours.read(at(request, "/letters"))) as { readonly items: readonly Letter[] };
  expect(items.map(({ name, to }) => [name, to])).toEqual([
    ["decide", city],
    ["default", city],
  ]);
  const letter = (await ours.read(at(request, "/letters/decide"))) as Letter;
  expect(letter).toEqual(items[0]);
  expect(letter.text).toContain("Een zaal");
  expect(letter.text).toContain("Gemeente");
  expect(await codeOf(await ours.get(at(request, "/letters/objection")))).toEqual([404, "entry-unknown"]);
});

test("whoever is written about in a letter puts no line of its own into it", async () => {
  const on = await say(group, "request", { from: { party: group }, to: city, matter: "money", what: "Geld" });
  const decided = { on, decider: city, outcome: "refused", written: "yes", heard: "no", told: "2026-03-02" };
  const reason = { form: "written", text: "Geen plek.\n\nIk trek mijn bezwaar in.\r\nMet groet" };
  const decision = await say(city, "decision", { ...decided, reason, nature: "public-law" });
  const { text } = (await ours.read(at(decision, "/letters/objection"))) as Letter;
  expect(text).toContain("Geen plek. Ik trek mijn bezwaar in. Met groet");
  expect(text).not.toMatch(/^(Ik trek|Met groet$)/m);
});

test("that it was posted is written once, by who may, on a day that has been; then its term runs", async () => {
  const post = (by: Program, posted: string, key = "letter-of-march") =>
    by.send(at(request, "/letters/default"), { posted }, { "Idempotency-Key": key });
  expect(await codeOf(await post(ours, "2026-03-09"))).toEqual([400, "field-wrong"]);
  expect(await codeOf(await post(servant, "2026-03-01"))).toEqual([404, "entry-unknown"]);
  const receipts = [await post(ours, "2026-03-01"), await post(ours, "2026-03-01")];
  expect(receipts.map(({ status }) => status)).toEqual([201, 201]);
  expect(await receipts[0]?.json()).toEqual(await receipts[1]?.json());
  expect(await codeOf(await post(ours, "2026-02-28"))).toEqual([422, "key-reused"]);
  const { deadlines } = (await ours.read(at(request))) as { deadlines: readonly { name: string; day: object }[] };
  expect(deadlines).toContainEqual(expect.objectContaining({ day: { first: "2026-03-16", last: "2026-03-16" } }));
});

test("the days of an entry, and of one's own party, as a calendar file", async () => {
  for (const path of [at(request, "/calendar"), `/books/${book}/calendar`]) {
    const answer = await ours.get(path);
    expect([path, answer.status, answer.headers.get("Content-Type")]).toEqual([
      path,
      200,
      "text/calendar; charset=utf-8",
    ]);
    expect(await answer.text()).toMatch(/DTSTART;VALUE=DATE:20260316/);
  }
  expect((await ours.get(at(request, "/calendar"), { Accept: "application/json" })).status).toBe(406);
  expect((await ours.get(at(request), { Accept: "text/calendar" })).status).toBe(406);
});

test("an institution that reads a letter, or the days of what it concerns, looked into a file", async () => {
  await services.engine.query("DELETE FROM look");
  await servant.get(at(request, "/calendar"));
  await servant.get(`/books/${book}/calendar`);
  await servant.get(at(request, "/letters"));
  await servant.get(at(request, "/letters/decide"));
  await ours.get(at(request, "/letters/decide"));
  const looks = await looksInto(services.engine, book, group, "2000");
  // No letter that fits: a refused look leaves nothing.
  expect(looks.map(({ looker, unit }) => [looker, unit])).toEqual([
    [city, "Zalen"],
    [city, "Zalen"],
    [city, "Zalen"],
  ]);
});

test("a question on whose behalf one speaks is answered with the card, by who was asked", async () => {
  const claim = await say(group, "claim", { speaker: group, forWhom: "de straat" });
  const doubt = await say(city, "doubt", { about: claim, doubter: { party: city }, ground: "Voor wie spreekt u?" });
  expect(await codeOf(await ours.send(at(doubt, "/card-answers"), {}))).toEqual([403, "not-yours-to-write"]);
  const backing = await say(group, "backing", { claim, type: "letter" });
  const answered = await ours.send(at(doubt, "/card-answers"), {}, { "Idempotency-Key": "one-answer" });
  expect(answered.status).toBe(201);
  expect((await ours.send(at(doubt, "/card-answers"), {}, { "Idempotency-Key": "one-answer" })).status).toBe(201);
  const { replies } = (await servant.read(at(doubt))) as { readonly replies: readonly { readonly body: object }[] };
  expect(replies.map(({ body }) => body)).toMatchObject([{ backing }]);
  expect(await codeOf(await servant.send(at(doubt, "/card-answers"), {}))).toEqual([403, "not-yours-to-write"]);
});

test("a claim is kept for another year by whose it is", async () => {
  const claim = await say(group, "claim", { speaker: group, forWhom: "het plein" });
  now += 30 * 86_400_000;
  expect(await codeOf(await servant.send(at(claim, "/renewals"), {}))).toEqual([403, "not-yours-to-write"]);
  expect(await codeOf(await ours.send(at(request, "/renewals"), {}))).toEqual([403, "not-yours-to-write"]);
  expect((await ours.send(at(claim, "/renewals"), {})).status).toBe(201);
  const { corrections, body } = (await ours.read(at(claim))) as {
    corrections: readonly { body: object }[];
    body: object;
  };
  expect(corrections.map((one) => one.body)).toMatchObject([{ body }]);
});
