import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** The role card and the card that says for whom somebody speaks. */
let now = new Date("2026-03-02T12:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let rosa: Reader;
let servant: Reader;
let neighbour: Reader;

const say = async (party: PartyId, kind: Draft["kind"], body: object): Promise<EntryId> =>
  (await services.desk.write(book, { kind, by: { party, account: "a" }, body } as Draft)).id;

beforeAll(async () => {
  services = await servicesAt(() => now);
  ({ book, city, group } = await foundBook(services.desk, "buurt"));
  const other = await enter(services.desk, book, { name: "Tuingroep", type: "group", side: "residents" });
  [rosa, servant, neighbour] = await Promise.all([
    readerOf(services, book, { party: group }),
    readerOf(services, book, { party: city }),
    readerOf(services, book, { party: other }),
  ]);
});
afterAll(() => services.engine.close());

const at = (id: EntryId, rest = ""): string => `/b/${book}/entries/${id}${rest}`;
const read = async (reader: Reader, path: string): Promise<string> => (await reader.get(path)).text();
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const card = async (reader: Reader, id: EntryId): Promise<string> =>
  plain(/<article class="card-paper"[^]*?<\/article>/.exec(await read(reader, at(id, "/card")))?.[0] ?? "");
const press = ({ app, headers }: Reader, path: string): Promise<Response> =>
  Promise.resolve(app.request(path, { method: "POST", headers, body: new URLSearchParams({ csrf: "token" }) }));

test("a role stands on one card with what is unknown, and is a proposal until its holder agreed", async () => {
  const role = await say(city, "role", {
    title: "Buurtverbinder",
    holder: group,
    givers: [{ party: city }],
    tasks: [{ what: "De deur openen", since: "2025" }],
    hours: 240,
    limits: "Geen verslagen",
    agreed: "yes",
  });
  expect(await card(rosa, role)).toMatch(
    /Buurtverbinder.*Buurtgroep.*Zei de ander ja\? onbekend.*Gemeente.*4 uur.*De deur openen.*Geen verslagen.*onbekend/,
  );
  expect(await read(rosa, at(role, "/card"))).toMatch(/Dit is een voorstel[^]*record\/agreement\?about=/);
  const servants = await read(servant, at(role, "/card"));
  expect(servants).toContain("Dit is een voorstel");
  expect(servants).not.toContain("record/agreement");
  const asked = async (reader: Reader) => (await reader.get(`/b/${book}/record/agreement?about=${role}`)).status;
  expect([await asked(rosa), await asked(servant), await asked(neighbour)]).toEqual([200, 403, 404]);
  await say(group, "agreement", { target: role, agrees: true });
  expect(await card(rosa, role)).toContain("ja, op 2 maart 2026");
  expect(await read(rosa, at(role, "/card"))).not.toContain("Dit is een voorstel");
});

test("more asked than agreed stands beside the card of its holder and of nobody else", async () => {
  await say(city, "request", { from: { party: city }, to: group, matter: "time", asked: "2026-01", hours: 60 * 400 });
  const role = await say(group, "role", {
    title: "Gastheer",
    holder: group,
    givers: [{ party: city }],
    hours: 30,
    since: "2026",
    agreed: "yes",
  });
  expect(await read(rosa, at(role, "/card"))).toContain("Alleen u ziet dit");
  expect(await read(servant, at(role, "/card"))).not.toContain("Alleen u ziet dit");
  expect((await neighbour.get(at(role, "/card"))).status).toBe(404);
});

test("the card of a claim has no name on it, hides fewer than five, and answers a question mark in one press", async () => {
  const claim = await say(group, "claim", { speaker: group, forWhom: "Onze straat", notFor: "Niet iedereen" });
  const proof = await say(group, "backing", {
    claim,
    type: "signatures",
    count: 40,
    when: "2025-02",
    shownTo: city,
    shown: "2025-03",
    accepted: "yes",
  });
  await say(group, "backing", { claim, type: "letter", count: 3 });
  const doubt = await say(city, "doubt", {
    about: claim,
    doubter: { party: city },
    ground: "Namens wie?",
    when: "2026-02",
  });
  const shown = await card(rosa, claim);
  expect(shown).toMatch(/Onze straat.*Niet iedereen.*0 tot 4.*40.*één keer goed gevonden.*nog één keer gevraagd/);
  expect(shown).not.toContain("Buurtgroep");
  expect(shown).not.toContain("Gemeente");
  expect(await read(rosa, at(doubt))).toContain("Antwoord met uw kaart");
  expect(await read(servant, at(doubt))).not.toContain("Antwoord met uw kaart");
  expect((await press(servant, at(doubt, "/card"))).status).toBe(403);
  const answer = await press(rosa, at(doubt, "/card"));
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, at(doubt)]);
  const { register } = await services.desk.open(book);
  expect(register.entries.at(-1)).toMatchObject({ kind: "reply", body: { target: doubt, backing: proof } });
  const after = await read(rosa, at(doubt));
  expect(after).toMatch(/Het staat op onze kaart[^]*\/card"/);
  expect(after).not.toContain("Antwoord met uw kaart");
});

test("a question under a rule is answered with the card too, and asked again after accepted proof it counts", async () => {
  const claim = await say(group, "claim", { speaker: group, forWhom: "Ons plein" });
  const shown = { shownTo: city, shown: "2025-03", accepted: "yes" };
  await say(group, "backing", { claim, type: "letter", count: 60, ...shown });
  const rule = await say(city, "rule", { title: "Zaalregel", type: "house", owner: city });
  const held = await say(city, "held", { rule, who: group, holder: city, how: "asked", when: "2026-02" });
  const past = await say(city, "held", { rule, who: group, holder: city, how: "held", when: "2026-02" });
  expect(await card(rosa, claim)).not.toContain("nog één keer gevraagd");
  expect(await read(rosa, at(held))).toContain("Antwoord met uw kaart");
  for (const [reader, id] of [
    [servant, held],
    [neighbour, held],
    [rosa, past],
  ] as const)
    expect(await read(reader, at(id))).not.toContain("Antwoord met uw kaart");
  expect((await press(servant, at(held, "/card"))).status).toBe(403);
  expect((await press(rosa, at(held, "/card"))).status).toBe(303);
  const { register } = await services.desk.open(book);
  expect(register.entries.at(-1)).toMatchObject({ kind: "reply", body: { target: held } });
  expect(await read(rosa, at(held))).toContain("dit is weer gevraagd");
});

test("proof of another cannot be answered with, and an entry that is no role or claim has no card", async () => {
  const claim = await say(city, "claim", { speaker: city, forWhom: "De wijk" });
  const proof = await say(city, "backing", { claim, type: "letter" });
  const doubt = await say(group, "doubt", { about: claim, doubter: { party: group }, ground: "Wie is de wijk?" });
  await expect(say(group, "reply", { target: doubt, text: "x", backing: proof })).rejects.toThrow("describes-itself");
  expect((await rosa.get(at(doubt, "/card"))).status).toBe(404);
  now = new Date(now.getTime() + 1000);
  expect((await press(rosa, at(doubt, "/card"))).status).toBe(403);
});

test("who told an event another way is no longer asked to, and is again once it took that back", async () => {
  const request = { from: { party: group }, to: city, matter: "space", asked: "2026-02-01" };
  const id = await say(group, "request", request);
  const offered = async (reader: Reader) => (await read(reader, at(id))).includes("Vertel het zoals u het zag");
  expect([await offered(servant), await offered(rosa)]).toEqual([true, false]);
  const own = await say(city, "request", { ...request, versionOf: id });
  expect([await offered(servant), await offered(rosa)]).toEqual([false, false]);
  await say(city, "withdrawal", { target: own });
  expect(await offered(servant)).toBe(true);
});
