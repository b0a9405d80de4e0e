import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk } from "../src/desk/desk.ts";
import { createApp } from "../src/http/app.tsx";
import { secretsOf } from "../src/http/secrets.ts";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import { LENSES } from "../src/mirror/mirror.ts";
import { FIRST_LINK, seal } from "../src/proof/seal.ts";
import type { Draft, WrittenEntry } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { mayRead, type Viewer } from "../src/register/reading.ts";
import { type Register, writtenAt } from "../src/register/register.ts";
import type { SealedEntry } from "../src/register/sealed.ts";
import { insertAccount, insertMembership } from "../src/storage/accounts.ts";
import { insertEntries } from "../src/storage/entries.ts";
import { insertSession } from "../src/storage/sessions.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { enter, foundBook, means } from "./support/book.ts";

/** A moment that stands still, so that two sites can give the same bytes. */
const NOW = new Date("2026-03-02T12:00:00.000Z");
const settings = parseSettings({}) as Settings;

function servicesAt(clock: () => Date): Services {
  const engine = openSqlite(":memory:");
  const still = { ...means, clock };
  return { settings, engine, desk: createDesk(engine, still), secrets: secretsOf(still) };
}

/** What happened in a neighbourhood, with entries of every audience and all that hangs on them. */
async function write(services: Services) {
  const { desk } = services;
  const { book, city, group } = await foundBook(desk, "buurt");
  const welfare = await enter(desk, book, { name: "Welzijn", type: "welfare", side: "institution" });
  const other = await enter(desk, book, { name: "Tuingroep", type: "group", side: "residents" });
  const say = async (
    party: PartyId,
    kind: Draft["kind"],
    body: object,
    audience?: Draft["audience"],
  ): Promise<EntryId> =>
    (
      await desk.write(book, {
        kind,
        by: { party, account: "a" },
        body,
        ...(audience && { audience }),
      } as unknown as Draft)
    ).id;
  const rule = await say(city, "rule", {
    title: "Zaalregel",
    type: "house",
    owner: city,
    written: "yes",
    criteria: [{ key: "open", text: "open voor ieder" }],
  });
  const hidden = await say(city, "rule", {
    title: "Stille regel",
    type: "house",
    owner: city,
    criteria: [{ key: "stil", text: "geheime voorwaarde" }],
  });
  await say(group, "held", { rule: hidden, criterion: "stil", who: group, holder: city, how: "held" });
  await say(city, "publication", { target: hidden, audience: "own" });
  for (const [party, what] of [
    [group, "zaal voor groep"],
    [other, "tuin voor tuingroep"],
  ] as const) {
    const request = await say(party, "request", {
      from: { party },
      to: city,
      matter: "space",
      what,
      asked: "2025-10-01",
      rule,
    });
    const decision = await say(city, "decision", {
      on: request,
      decider: city,
      outcome: "refused",
      rule,
      ground: "open",
      reason: { form: "spoken", text: `reden ${what}` },
    });
    await say(party, "reply", { target: decision, text: `antwoord op ${what}` });
    await say(city, "correction", { target: decision, body: { on: request, decider: city, outcome: "granted", rule } });
    const activity = await say(party, "activity", { title: `feest ${what}`, organiser: party });
    await say(welfare, "doubt", { about: activity, doubter: { party: welfare }, ground: `voor wie is ${what}` });
    await say(city, "held", { rule, criterion: "open", who: party, holder: city, how: "asked", often: 2 });
    await say(party, "fact", { rule, criterion: "open", party, value: "yes" });
    await say(party, "burden", { on: party, type: "hours", what: `uren ${what}` });
    await say(party, "tie", { from: party, to: city, type: "works-with", tone: `goed bij ${what}` });
    await say(welfare, "tie", { from: party, to: welfare, type: "introduced" });
    await say(party, "claim", { speaker: party, forWhom: `de straat van ${what}` }, "residents");
    await say(party, "claim", { speaker: party, forWhom: `eigen ${what}` }, "own");
    await say(welfare, "support", {
      from: welfare,
      to: { party },
      type: "room",
      what: `zaal ${what}`,
      returns: "naam op de gevel",
    });
  }
  return { book, parties: { city, group, welfare, other } };
}

/** The same book as it would be had nobody ever written what this viewer may not read. */
async function withoutTheRest(from: Register, viewer: Viewer): Promise<Services> {
  const services = servicesAt(() => NOW);
  const { id, type } = from.book;
  const named = { name: "buurt", place: "", holder: "Stichting Houder", note: "" };
  await services.desk.found({ id, type, settings: named, created: NOW.toISOString() });
  const kept = from.entries
    .map((_, row) => writtenAt(from, row))
    .filter((entry, row): entry is WrittenEntry => entry !== undefined && mayRead(from, row, viewer, NOW.getTime()));
  let previous = FIRST_LINK;
  const sealed = kept.map((entry, i): SealedEntry => {
    const next = seal(means.sha256, { ...entry, seq: i + 1 }, { book: id, previous, salt: means.newSalt() });
    previous = next.link;
    return next;
  });
  await services.engine.transaction(id, (queries) => insertEntries(queries, id, sealed));
  return services;
}

/** Signs a viewer in without a letter, with the same secrets on both sites. */
async function cookieOf({ engine, secrets }: Services, book: BookId, viewer: Viewer): Promise<string> {
  if (viewer.party === undefined && !viewer.steward) return "";
  await insertAccount(engine, { account: "account", steward: viewer.steward === true }, NOW.toISOString());
  if (viewer.party)
    await insertMembership(engine, "account", {
      book,
      party: viewer.party,
      role: "organiser",
      unit: "",
      pseudonym: "p",
    });
  await insertSession(engine, {
    hash: secrets.sha256("secret"),
    account: "account",
    csrf: "token",
    made: NOW.toISOString(),
    expires: "2027-01-01T00:00:00.000Z",
  });
  return "session=secret";
}

let whole: Services;
let book: BookId;
let parties: Awaited<ReturnType<typeof write>>["parties"];

beforeAll(async () => {
  const begun = NOW.getTime() - 7 * 86_400_000;
  let tick = 0;
  whole = servicesAt(() => new Date(begun + tick++ * 60_000));
  ({ book, parties } = await write(whole));
});
afterAll(() => whole.engine.close());

/** Every address of a book, those of entries this viewer may not read among them. */
function addresses(register: Register): readonly string[] {
  const ids = [...register.rowOf.keys()];
  const lists = [
    "",
    "/parties",
    "/requests",
    "/decisions",
    "/rules",
    "/mirror",
    "/file?number=1",
    "/record",
    "/record/request",
    "/looks",
    "/mirror/landscape.graphml",
    "/mirror/landscape.gexf",
  ];
  const lenses = LENSES.flatMap(({ name }) => [`/mirror/${name}`, `/mirror/${name}.json`, `/mirror/${name}.csv`]);
  const entries = ids.flatMap((id) => [
    `/entries/${id}`,
    `/rules/${id}`,
    `/parties/${id}`,
    `/record/reply?about=${id}`,
    `/record/correction?about=${id}`,
  ]);
  return [...lists, ...lenses, ...entries].map((path) => `/b/${book}${path}`);
}

const VIEWERS = ["nobody", "steward", "group", "other", "city", "welfare"] as const;

test.each(VIEWERS)("%s gets byte for byte what a book without the rest would give", async (name) => {
  const viewer: Viewer = name === "nobody" ? {} : name === "steward" ? { steward: true } : { party: parties[name] };
  const { register } = await whole.desk.open(book);
  const full = {
    ...whole,
    secrets: { ...whole.secrets, clock: () => NOW },
    desk: createDesk(whole.engine, { ...means, clock: () => NOW }),
  };
  const less = await withoutTheRest(register, viewer);
  const [one, two] = [createApp(full), createApp(less)];
  const headers = { Cookie: await cookieOf(full, book, viewer) };
  await cookieOf(less, book, viewer);
  const differing: string[] = [];
  for (const address of addresses(register)) {
    const [a, b] = [await one.request(address, { headers }), await two.request(address, { headers })];
    if (a.status >= 500 || (await told(a)) !== (await told(b)))
      differing.push(`${address}: ${a.status} and ${b.status}`);
  }
  // Looks are kept beside the book; each viewer starts without those of the one before.
  for (const table of ["session", "membership", "account", "look"]) await full.engine.query(`DELETE FROM ${table}`);
  await less.engine.close();
  expect(differing).toEqual([]);
});

/** Status, tag and body, without the number of the request. */
const told = async (response: Response): Promise<string> =>
  `${response.status} ${response.headers.get("ETag")} ${(await response.text()).replaceAll(response.headers.get("X-Request-Id") ?? "-", "")}`;
