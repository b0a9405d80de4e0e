import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { calling, type Program, programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

/** Knocking by programs: words in and an answer out, by a number; nobody's name, phone or address. */

let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let ours: Program;
let servant: Program;
let nobody: ReturnType<typeof calling>;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  ({ book, city, group } = await foundBook(services.desk, "deuren"));
  const by = { party: group, account: "a" };
  const body = { name: "Buurtgroep", type: "initiative", side: "residents", relay: true };
  for (const draft of [
    { kind: "correction", by, body: { target: group, body } },
    { kind: "publication", by, body: { target: group, audience: "public" } },
  ])
    await services.desk.write(book, draft as unknown as Draft);
  ours = await programOf(services, { book, party: group });
  servant = await programOf(services, { book, party: city });
  nobody = calling(createApp(services));
});
afterAll(() => services.engine.close());

const door = (party: string) => `/books/${book}/parties/${party}/knocks`;
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { readonly code: string }).code,
];
const numberOf = async (response: Response) => ((await response.json()) as { readonly number: string }).number;
interface Knock {
  readonly id: string;
  readonly knocker: string | null;
  readonly next: string | null;
}
const knocks = async () => ((await ours.read(`/books/${book}/knocks`)) as { readonly items: readonly Knock[] }).items;

test("words go in, are answered in turn, and gone when the knocker takes them away", async () => {
  const number = await numberOf(await nobody.send(door(group), { words: "Mag ik komen?", called: "Ada" }));
  const [one] = await knocks();
  expect(one).toMatchObject({ party: group, knocker: null, called: "Ada", next: "door" });
  const answers = `/books/${book}/knocks/${one?.id}/answers`;
  expect((await servant.send(answers, { words: "x" })).status).toBe(404);
  expect((await ours.send(answers, { words: "Kom maar" })).status).toBe(200);
  expect(await codeOf(await ours.send(answers, { words: "Nog iets" }))).toEqual([409, "decided-already"]);
  expect(await (await nobody.send("/knocks/answer", { number })).json()).toMatchObject({
    said: [{ by: "knocker" }, { by: "door", words: "Kom maar" }],
    next: "knocker",
  });
  expect(await (await nobody.send("/knocks/more", { number, words: "Tot morgen" })).json()).toMatchObject({
    next: "door",
  });
  expect((await nobody.send("/knocks/removal", { number })).status).toBe(204);
  expect(await codeOf(await nobody.send("/knocks/answer", { number }))).toEqual([403, "code-wrong"]);
  expect(await knocks()).toEqual([]);
});

test("a number or address is looked at once more, and of an institution is told which it is", async () => {
  const reach = { words: "Bel mij op 06 1234 5678" };
  expect(await codeOf(await servant.send(door(group), reach))).toEqual([422, "look-again"]);
  expect((await servant.send(door(group), { ...reach, looked: true })).status).toBe(201);
  expect((await ours.send(door(group), { words: "Aan ons zelf" })).status).toBe(404);
  expect(await codeOf(await nobody.send(door(city), { words: "Hallo" }))).toEqual([404, "party-unknown"]);
  expect((await knocks()).map(({ knocker }) => knocker)).toEqual([city]);
});

test("who only reads answers nothing, and a key is needed for one's own door", async () => {
  const reader = await programOf(services, { book, party: group, role: "reader" });
  const [one] = await knocks();
  expect(await codeOf(await reader.send(`/books/${book}/knocks/${one?.id}/answers`, { words: "x" }))).toEqual([
    403,
    "readers-read",
  ]);
  expect((await nobody.get(`/books/${book}/knocks`)).status).toBe(401);
});
