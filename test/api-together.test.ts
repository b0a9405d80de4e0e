import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Program, programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

/** Saying together by programs: as sealed as on the page, until five parties wrote. */

let services: Services;
let book: BookId;
let city: PartyId;
let rule: EntryId;
let servant: Program;
const ours: Program[] = [];

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  let group: PartyId;
  ({ book, city, group } = await foundBook(services.desk, "samen"));
  const others = await Promise.all(
    [2, 3, 4, 5].map((n) => enter(services.desk, book, { name: `Groep ${n}`, type: "group", side: "residents" })),
  );
  for (const party of [group, ...others]) ours.push(await programOf(services, { book, party }));
  servant = await programOf(services, { book, party: city });
  const body = { title: "Zaalregel", type: "house", owner: city };
  rule = (
    await services.desk.write(book, { kind: "rule", by: { party: city, account: "a" }, body } as unknown as Draft)
  ).id;
});
afterAll(() => services.engine.close());

const at = (rest = "") => `/books/${book}/together/${rule}${rest}`;
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { readonly code: string }).code,
];
const one = (n: number): Program => ours[n] as Program;

test("what is sealed is told to its own party alone, and taken back at any time", async () => {
  expect(await codeOf(await one(0).send(at(), { text: "Zij zijn moslims" }))).toEqual([422, "look-again"]);
  expect(await (await one(0).send(at(), { text: "Wij wachten lang" })).json()).toMatchObject({
    mine: "Wij wachten lang",
    parties: null,
    proposed: null,
  });
  expect(await one(1).read(at())).toMatchObject({ mine: null, parties: null });
  for (const path of [at(), `/books/${book}/together`])
    expect(await codeOf(await servant.get(path))).toEqual([403, "residents-only"]);
  expect(await codeOf(await one(0).send(at("/words"), { text: "Samen" }))).toEqual([403, "still-sealed"]);
  expect((await one(0).drop(at())).status).toBe(204);
  expect(await one(0).read(`/books/${book}/together`)).toEqual({ items: [] });
});

test("with five the count and proposed words are told; with the last yes they stand in the book", async () => {
  for (const [n, program] of ours.entries()) await program.send(at(), { text: `Woorden ${n}` });
  expect(await one(4).read(at())).toMatchObject({ parties: 5, proposed: null });
  const proposed = (await (
    await one(0).send(at("/words"), { text: "Wij wachten te lang", audience: "members" })
  ).json()) as {
    readonly proposed: { readonly id: string };
  };
  const { id } = proposed.proposed;
  expect(await codeOf(await one(1).send(at("/yes"), { id: "something-else-here" }))).toEqual([409, "words-changed"]);
  const answers = [];
  for (const program of ours.slice(1))
    answers.push((await (await program.send(at("/yes"), { id })).json()) as { entry: string | null });
  expect(answers.map(({ entry }) => entry)).toEqual([null, null, null, id]);
  expect(await servant.read(`/books/${book}/entries/${id}`)).toMatchObject({
    kind: "together",
    body: { text: "Wij wachten te lang", parties: 5 },
  });
});
