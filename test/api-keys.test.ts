import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { clean } from "../src/http/cleaning.ts";
import { changeRole, keyOfMember, leave, peopleFor, removePerson } from "../src/http/people.ts";
import type { Services } from "../src/http/services.ts";
import { makeToken, stopToken } from "../src/http/tokens.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { looksInto } from "../src/storage/looks.ts";
import { enter, foundBook } from "./support/book.ts";
import { calling, type Program, programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

const DAY = 86_400_000;
let services: Services;
let now = Date.parse("2026-03-02T12:00:00.000Z");
let book: BookId;
let group: PartyId;
let city: PartyId;
let other: PartyId;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, city, group } = await foundBook(services.desk, "sleutels"));
  other = await enter(services.desk, book, { name: "Tuingroep", type: "group", side: "residents" });
});
afterAll(() => services.engine.close());

const request = (from: PartyId, what = "De zaal") => ({
  kind: "request",
  body: { from: { party: from }, to: city, matter: "space", what },
});
const write = async ({ send }: Program, value: object) => (await send(`/books/${book}/entries`, value)).status;
const status = async ({ get }: Program) => (await get(`/books/${book}/waiting`)).status;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe("a key acts as who made it, for one party and no longer than that", () => {
  test("it is kept as a hash, with a beginning that tells what it is, and reads what its party reads", async () => {
    const { secret, get } = await programOf(services, { book, party: group });
    expect(secret).toMatch(/^wsp_[A-Za-z0-9_-]{43}$/);
    for (const table of ["token", "session", "attempt"])
      expect(JSON.stringify(await services.engine.query(`SELECT * FROM ${table}`))).not.toContain(secret.slice(4));
    expect((await get(`/books/${book}/people`)).status).toBe(200);
  });

  test("what it was not made for it may not, and erasing is asked for apart", async () => {
    const reads = await programOf(services, { book, party: group, scopes: ["read"] });
    expect([await status(reads), await write(reads, request(group))]).toEqual([200, 403]);
    const writes = await programOf(services, { book, party: group, scopes: ["write"] });
    expect([await status(writes), await write(writes, request(group, "Iets"))]).toEqual([403, 201]);
    const { items } = (await (
      await programOf(services, { book, party: group })
    ).read(`/books/${book}/entries?kind=request`)) as { items: { id: string }[] };
    const erasure = { kind: "erasure", body: { target: items[0]?.id } };
    const both = await programOf(services, { book, party: group, scopes: ["read", "write"] });
    expect(await codeOf(await both.send(`/books/${book}/entries`, erasure))).toBe("token-scope");
  });

  test("it does what the role of its maker does by now, and no more", async () => {
    const reader = await programOf(services, { book, party: group, role: "reader" });
    expect([await status(reader), await write(reader, request(group))]).toEqual([200, 403]);
    const writer = await programOf(services, { book, party: group, role: "writer" });
    expect(await write(writer, request(group))).toBe(201);
    const agreement = { kind: "publication", body: { target: group, audience: "public" } };
    expect(await write(writer, agreement)).toBe(403);
  });

  test("one that is wrong, stopped, past its day, or of somebody who went, opens nothing, and all alike", async () => {
    const app = createApp(services);
    const wrong = calling(app, `wsp_${"a".repeat(43)}`);
    const said = await (await wrong.get("/books")).json();
    const stopped = await programOf(services, { book, party: group });
    await stopToken(services, stopped.me, (await idsOf(stopped))[0] ?? "");
    const gone = await programOf(services, { book, party: group });
    await leave(services, gone.me);
    const taken = await programOf(services, { book, party: group });
    const organiser = await programOf(services, { book, party: group });
    await removePerson(services, organiser.me, keyOfMember(services.secrets, taken.me));
    const lowered = await programOf(services, { book, party: group });
    await changeRole(services, organiser.me, keyOfMember(services.secrets, lowered.me), "writer");
    const old = await programOf(services, { book, party: group });
    now += 91 * DAY;
    const shapes = ["", "wsp_short", "Basic abc", stopped.secret.toUpperCase()].map((secret) => calling(app, secret));
    for (const one of [wrong, stopped, gone, taken, lowered, old, ...shapes]) {
      const response = await one.get("/books");
      const { instance: _, ...body } = (await response.json()) as { instance: string };
      expect([response.status, response.headers.get("WWW-Authenticate"), body]).toEqual([
        401,
        'Bearer realm="Wijkspiegel"',
        { ...(said as object), instance: undefined },
      ]);
    }
  });

  const idsOf = async ({ me }: Program) =>
    (await services.engine.query("SELECT id FROM token WHERE pseudonym = $1", [me.pseudonym])).map(({ id }) =>
      String(id),
    );

  test("elsewhere it is nobody: another book, another party's own things", async () => {
    const elsewhere = await foundBook(services.desk, "elders");
    const program = await programOf(services, { book, party: group });
    expect((await program.get("/books/elders/waiting")).status).toBe(403);
    expect((await program.send("/books/elders/entries", request(group))).status).toBe(403);
    const own = request(elsewhere.group);
    expect(await write(program, own)).not.toBe(201);
    const theirs = await programOf(services, { book, party: other });
    expect(await write(theirs, { kind: "burden", body: { on: other, type: "hours" } })).toBe(201);
    const { items } = (await theirs.read(`/books/${book}/entries?kind=burden`)) as { items: { id: string }[] };
    expect(items).toHaveLength(1);
    expect((await program.get(`/books/${book}/entries/${items[0]?.id}`)).status).toBe(404);
    expect(((await program.read(`/books/${book}/entries?kind=burden`)) as { items: [] }).items).toEqual([]);
  });

  test("an organiser makes it, within bounds; an institution's own sign-in and other roles do not", async () => {
    const { me, account } = await programOf(services, { book, party: group });
    const typed = { name: "x", scopes: ["read"], days: "30" };
    const refused = (of: object, what = {}) =>
      makeToken(services, { ...me, ...of }, account, { ...typed, ...what }).catch((error: Error) => error.message);
    for (const of of [{ role: "writer" }, { role: "reader" }, { given: true }])
      expect(await refused(of)).toContain("organisers-only");
    for (const what of [{ name: " " }, { scopes: [] }, { scopes: ["all"] }, { days: "366" }, { days: "" }])
      expect([what, await refused({}, what)]).toEqual([what, expect.stringContaining("field-wrong")]);
    expect(await peopleFor(services, me)).not.toEqual([]);
  });

  test("keys and the names of writes go when their time is over", async () => {
    const program = await programOf(services, { book, party: group });
    await program.send(`/books/${book}/entries`, request(group), { "Idempotency-Key": "some-name-1" });
    const count = async (table: string) => (await services.engine.query(`SELECT * FROM ${table}`)).length;
    now += 2 * DAY;
    await clean(services);
    expect([await count("written_once"), (await count("token")) > 0]).toEqual([0, true]);
    now += 800 * DAY;
    await clean(services);
    expect(await count("token")).toBe(0);
  });
});

test("a party that erases its own entering takes its keys along", async () => {
  const party = await enter(services.desk, book, { name: "Gaat weg", type: "group", side: "residents" });
  const program = await programOf(services, { book, party });
  const headers = { "Idempotency-Key": "going-away" };
  expect((await program.send(`/books/${book}/entries`, request(party), headers)).status).toBe(201);
  expect(await write(program, { kind: "erasure", body: { target: party } })).toBe(201);
  expect((await program.get("/books")).status).toBe(401);
  const left = await services.engine.query("SELECT id FROM token WHERE party = $1", [party]);
  expect([left, await services.engine.query("SELECT token FROM written_once")]).toEqual([[], []]);
  expect(await services.engine.query("SELECT account FROM membership WHERE party = $1", [party])).toEqual([]);
  const { entries } = (await services.desk.open(book)).register;
  expect(
    entries.filter((entry) => entry.kind !== "erased" && entry.by.party === party).map(({ kind }) => kind),
  ).toEqual(["erasure", "erasure"]);
});

test("too often is told with the seconds to wait, per key, per account and for writing apart, over all processes", async () => {
  const few = { ...services, settings: { ...services.settings, API_PER_MINUTE: 10 } };
  const program = await programOf(few, { book, party: group });
  const again = calling(createApp(few), program.secret);
  const reads = [];
  for (let i = 0; i < 11; i++) reads.push(await (i % 2 ? program : again).get("/books"));
  expect(reads.map(({ status: one }) => one)).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  expect(Number(reads.at(-1)?.headers.get("Retry-After"))).toBeGreaterThan(0);
  now += 60_000;
  const writes = [];
  for (let i = 0; i < 3; i++) writes.push(await write(program, request(group, `Zaal ${i}`)));
  expect(writes).toEqual([201, 201, 429]);
});

describe("never 7: looking leaves a trace, for the powerful, also by a program", () => {
  test("each residents' party in a list is told of an institution's look, by department; residents' reading never is", async () => {
    const residents = await programOf(services, { book, party: group });
    await write(residents, request(group, "Wie keek er"));
    const since = new Date(now - DAY).toISOString();
    const looks = async () => (await looksInto(services.engine, book, group, since)).length;
    const before = await looks();
    for (const path of ["entries", "requests", `parties/${other}`]) await residents.get(`/books/${book}/${path}`);
    expect(await looks()).toBe(before);
    const institution = await programOf(services, { book, party: city, unit: "Wijkzaken" });
    await institution.get(`/books/${book}/requests`);
    expect(await looks()).toBe(before + 1);
    const { items } = (await institution.read(`/books/${book}/entries?kind=request`)) as { items: { id: string }[] };
    await institution.get(`/books/${book}/entries/${items[0]?.id}`);
    await institution.get(`/books/${book}/parties/${group}`);
    await institution.get(`/books/${book}/waiting`);
    expect(await looks()).toBe(before + 5);
    const told = (await residents.read(`/books/${book}/looks`)) as {
      items: { looker: string; unit: string; page: string }[];
    };
    expect(told.items[0]).toMatchObject({ looker: city, unit: "Wijkzaken" });
    expect(told.items.map(({ page }) => page)).toContain(`/b/${book}/parties/${group}`);
    expect((await institution.get(`/books/${book}/looks`)).status).toBe(200);
  });

  test("what residents wrote about an institution has reached it once its program read it", async () => {
    const residents = await programOf(services, { book, party: other });
    await write(residents, request(other, "Bereikt dit u"));
    const institution = await programOf(services, { book, party: city });
    const deliveries = async () =>
      (await services.desk.open(book)).register.entries.filter(({ kind }) => kind === "delivery").length;
    const before = await deliveries();
    await institution.get(`/books/${book}/entries?limit=100&party=${other}`);
    expect(await deliveries()).toBe(before + 1);
    await institution.get(`/books/${book}/entries?limit=100&party=${other}`);
    expect(await deliveries()).toBe(before + 1);
  });
});

test("never 3: another's own words and the text of its claim are in no answer; its own are", async () => {
  const program = await programOf(services, { book, party: other });
  const body = { name: "Tuingroep", type: "group", side: "residents", words: "eigenwoordenzoekik" };
  await write(program, { kind: "correction", body: { target: other, body } });
  await write(program, { kind: "claim", body: { speaker: other, forWhom: "eigenwoordenzoekik" } });
  const { items } = (await program.read(`/books/${book}/entries?kind=claim`)) as { items: { id: string }[] };
  await write(program, { kind: "publication", body: { target: items.at(-1)?.id, audience: "public" } });
  const paths = [
    `parties/${other}`,
    "parties",
    `entries/${other}`,
    `entries/${items.at(-1)?.id}`,
    "entries?limit=100",
    "findings/voice",
    "findings/wordings",
  ];
  const saying = async (from: { get: Program["get"] }) => {
    const texts = await Promise.all(paths.map(async (path) => (await from.get(`/books/${book}/${path}`)).text()));
    return texts.filter((text) => text.includes("eigenwoordenzoekik")).length;
  };
  const others = await Promise.all([group, city].map((party) => programOf(services, { book, party })));
  for (const one of [...others, calling(createApp(services))]) expect(await saying(one)).toBe(0);
  expect(await saying(program)).toBeGreaterThan(2);
});

test("a party's own: it tallies, takes back, sees what waits and who its people are, without names", async () => {
  const program = await programOf(services, { book, party: group });
  const institution = await programOf(services, { book, party: city });
  const taps = `/books/${book}/taps`;
  const made = await program.send(taps, { asker: city, id: "chosen-by-the-program" });
  expect([made.status, (await made.json()) as object]).toEqual([
    201,
    expect.objectContaining({ asker: city, entry: null }),
  ]);
  expect((await program.send(taps, { asker: city, id: "chosen-by-the-program" })).status).toBe(201);
  expect((await program.send(taps, { asker: "somebody" })).status).toBe(201);
  expect(((await program.read(taps)) as { items: [] }).items).toHaveLength(2);
  expect((await program.send(taps, { asker: "nobody-ever-wrote-this" })).status).toBe(404);
  expect((await program.drop(`${taps}/chosen-by-the-program`)).status).toBe(204);
  expect((await program.drop(`${taps}/chosen-by-the-program`)).status).toBe(404);
  expect((await institution.get(taps)).status).toBe(403);
  await write(institution, { kind: "saying", body: { speaker: city, of: "party", party: group, words: "Te vaak" } });
  const waiting = (await institution.read(`/books/${book}/waiting`)) as { requests: unknown[] };
  expect(waiting.requests.length).toBeGreaterThan(0);
  const dated = {
    ...request(group, "Met een dag"),
    body: { ...request(group).body, asked: new Date(now).toISOString().slice(0, 10) },
  };
  expect(await write(program, dated)).toBe(201);
  const deadlines = (await program.read(`/books/${book}/deadlines`)) as { items: { name: string }[] };
  expect(deadlines.items.map(({ name }) => name)).toContain("decision");
  const people = (await program.read(`/books/${book}/people`)) as { items: Record<string, unknown>[] };
  expect(people.items.filter(({ you }) => you)).toHaveLength(1);
  expect(Object.keys(people.items[0] ?? {})).toEqual(["number", "role", "unit", "since", "you"]);
});

test("a wrong key is counted by the address it comes from, whatever is asked; a right one from there goes on", async () => {
  // What was tried before is counted no more.
  now += 600_000;
  const right = await programOf(services, { book, party: group });
  const wrong = calling(createApp(services), `wsp_${"x".repeat(43)}`);
  const ask = (n: number) =>
    n % 2
      ? wrong.get("/books")
      : wrong.send(`/books/${book}/entries`, request(group), { "Idempotency-Key": "whatever" });
  const statuses: number[] = [];
  for (let n = 0; n < 100; n++) statuses.push((await ask(n)).status);
  expect(new Set(statuses)).toEqual(new Set([401]));
  const full = await ask(100);
  expect([full.status, full.headers.get("Content-Type")]).toEqual([429, "application/problem+json"]);
  expect(Number(full.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(await codeOf(full)).toBe("too-many-tries");
  expect((await right.get("/books")).status).toBe(200);
  now += 600_000;
  expect((await ask(0)).status).toBe(401);
});
