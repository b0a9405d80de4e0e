import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk } from "../src/desk/desk.ts";
import { createApp } from "../src/http/app.tsx";
import type { Services } from "../src/http/services.ts";
import { type BookId, type EntryId } from "../src/register/ids.ts";
import { photoIn } from "../src/register/photo.ts";
import { mayRead, type Viewer } from "../src/register/reading.ts";
import type { WrittenEntry } from "../src/register/entry.ts";
import { type Register, writtenAt } from "../src/register/register.ts";
import { means } from "./support/book.ts";
import { type Asked, TRIED } from "./support/every-address.ts";
import { writeForAll } from "./support/for-all.ts";
import { type Reader, readerOf, servicesAt, siteWith } from "./support/still-site.ts";
import { told } from "./support/told.ts";

/** A moment that stands still, so that two sites can give the same bytes. */
const NOW = new Date("2026-03-02T12:00:00.000Z");
const DAY = 86_400_000;
/** As long as real ids are. */
const NEVER_WRITTEN = "nobody-ever-wrote-this";

let whole: Services;
let book: BookId;
let parties: Awaited<ReturnType<typeof writeForAll>>["parties"];

beforeAll(async () => {
  let tick = 0;
  whole = await servicesAt(() => new Date(NOW.getTime() - 7 * DAY + tick++ * 60_000));
  ({ book, parties } = await writeForAll(whole));
});
afterAll(() => whole.engine.close());

const VIEWERS = ["nobody", "steward", "group", "other", "city", "welfare"] as const;
const viewerOf = (name: (typeof VIEWERS)[number]): Viewer =>
  name === "nobody" ? {} : name === "steward" ? { steward: true } : { party: parties[name] };

/** What one viewer can try: everything that stands in the book, with what that viewer may not read marked. */
function askedBy(register: Register, viewer: Viewer): Asked & { readonly hidden: readonly string[] } {
  const entries = register.entries.flatMap((_, row) => writtenAt(register, row) ?? []);
  const readable = (id: EntryId) => mayRead(register, register.rowOf.get(id) as number, viewer, NOW.getTime());
  const oneOfEach = (all: readonly WrittenEntry[]) => [
    ...new Map(all.map(({ kind, id }) => [kind, id as string])).values(),
  ];
  const hidden = oneOfEach(entries.filter(({ kind, id }) => ASKED_ABOUT.includes(kind) && !readable(id)));
  return {
    hidden,
    ids: entries.map(({ id }) => id),
    never: NEVER_WRITTEN,
    few: [...hidden, ...oneOfEach(entries.filter(({ kind, id }) => ["party", "rule"].includes(kind) && readable(id)))],
    photos: entries.flatMap(({ kind, body }) => photoIn(kind, body)?.id ?? []),
    words: ["2024", "2025", "dienst zaal voor groep", "straat tuin voor tuingroep", "stil", "open"],
    moments: ["2026-02-22", "2026-02-23T12:20:00.000Z"],
  };
}
/** What a parameter of a lens may name, and a claim, which none may. */
const ASKED_ABOUT: readonly string[] = ["party", "rule", "request", "round", "claim", "tie", "role"];

/** The routes of the application itself, so that a new one is tried or fails. */
const routesOf = (services: Services, method: string): readonly string[] => [
  ...new Set(createApp(services).routes.flatMap((one) => (one.method === method ? [one.path] : []))),
];
const inBook = (route: string): boolean => /^(?:\/b|\/api\/v1\/books)\/:book/.test(route);

test("every route of a book is tried", () => {
  const routes = routesOf(whole, "GET").filter(inBook);
  expect(routes.filter((route) => !(route in TRIED))).toEqual([]);
  expect(Object.keys(TRIED).filter((route) => !routes.includes(route))).toEqual([]);
});

function addressesFor(asked: Asked): readonly string[] {
  const routes = routesOf(whole, "GET");
  const outside = routes.filter((route) => !inBook(route)).map((route) => route.replace(/:\w+/g, NEVER_WRITTEN));
  const inside = Object.entries(TRIED).flatMap(([route, [fixed, rest]]) =>
    rest(asked).map((end) => `${route.startsWith("/api") ? "/api/v1/books" : "/b"}/${book}${fixed}${end}`),
  );
  return [...new Set([...outside, ...inside])];
}

/** The site with the whole book, and the same as it would be had nobody ever written what this viewer may not read. */
async function sitesFor(viewer: Viewer, whole: Services, book: BookId) {
  const { register } = await whole.desk.open(book);
  const full = {
    ...whole,
    secrets: { ...whole.secrets, clock: () => NOW },
    desk: createDesk(whole.engine, { ...means, clock: () => NOW }),
  };
  const entries = register.entries.filter((_, row) => mayRead(register, row, viewer, NOW.getTime()));
  const less = await siteWith({ id: book, type: register.book.type, entries }, NOW);
  const [one, two] = [await readerOf(full, book, viewer), await readerOf(less, book, viewer)];
  const close = async (): Promise<void> => {
    // Looks are kept beside the book; each viewer starts without those of the one before.
    for (const table of ["session", "membership", "account", "look", "token"])
      await full.engine.query(`DELETE FROM ${table}`);
    await less.engine.close();
  };
  return { one, two, asked: askedBy(register, viewer), close };
}

async function post(
  { app, headers }: Reader,
  address: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const body = new URLSearchParams({ csrf: "token", ...fields });
  return told(await app.request(address, { method: "POST", headers, body }));
}

type Post = readonly [address: string, fields: Readonly<Record<string, string>>];
/** What may be posted: every form, about an entry that is not there for this viewer. The other routes name no entry, or none but by an address tried with GET. */
const POSTED: Readonly<Record<string, (hidden: string) => readonly Post[]>> = {
  "/b/:book/writes-for": (id) => [["/writes-for", { party: id }]],
  ...Object.fromEntries(
    ["name", "role", "hand-over", "remove", "withdraw", "code", "leave"].map((what) => [
      `/b/:book/parties/:party/people/${what}`,
      (id: string): readonly Post[] => [[`/parties/${id}/people/${what}`, { person: id, role: "reader", code: id }]],
    ]),
  ),
  "/b/:book/parties/:party/erase": (id) => [[`/parties/${id}/erase`, { word: "wissen" }]],
  "/b/:book/entries/:id/renew": (id) => [[`/entries/${id}/renew`, {}]],
  "/b/:book/parties/:party/tokens": (id) => [[`/parties/${id}/tokens`, { name: "x", scope: "read", days: "30" }]],
  "/b/:book/parties/:party/tokens/stop": (id) => [[`/parties/${id}/tokens/stop`, { token: id }]],
  "/b/:book/entries/:id/card": (id) => [[`/entries/${id}/card`, {}]],
  "/b/:book/entries/:id/letter/:name": (id) => [[`/entries/${id}/letter/decide`, { posted: "2026-03-01" }]],
  "/b/:book/entries/:id/report": (id) => [[`/entries/${id}/report`, { ground: "insult", words: "x" }]],
  "/b/:book/reports": (id) => [["/reports", { report: id, act: "open" }]],
  "/b/:book/parties/:party/knock": (id) => [[`/parties/${id}/knock`, { words: "x" }]],
  "/b/:book/knocks": (id) => [["/knocks", { id, words: "x" }]],
  "/b/:book/parties/:party/refuse": (id) => [[`/parties/${id}/refuse`, { reason: "x" }]],
  "/b/:book/terms": () => [["/terms", { agree: "yes" }]],
  "/b/:book/terms/change": () => [["/terms/change", { "rules-nl": "x" }]],
  "/b/:book/import": () => [],
  "/b/:book/import/:job": (id) => [[`/import/${id}`, { name: "x" }]],
  "/b/:book/tally": (id) => [["/tally", { asker: id }]],
  "/b/:book/tally/undo": (id) => [["/tally/undo", { id }]],
  "/b/:book/together/:id": (id) => [[`/together/${id}`, { text: "x" }]],
  "/b/:book/together/:id/words": (id) => [[`/together/${id}/words`, { words: "x", audience: "members" }]],
  "/b/:book/together/:id/yes": (id) => [[`/together/${id}/yes`, { id }]],
  "/b/:book/together/:id/back": (id) => [[`/together/${id}/back`, {}]],
  "/b/:book/record/:kind": (id) => [
    [`/record/reply?about=${id}`, { target: id, text: "x" }],
    ["/record/reply", { target: parties.group, text: "x", backing: id }],
    ["/record/withdrawal", { target: id }],
    ["/record/publication", { target: id, audience: "public" }],
    ["/record/agreement", { target: id, agrees: "yes" }],
    ["/record/erasure", { target: id }],
    ["/record/correction", { target: id, title: "x", text: "x" }],
    ["/record/decision", { on: id, decider: parties.city, outcome: "granted" }],
    ["/record/decision", { first: "1", on: id, rule: id, outcome: "granted" }],
    ["/record/unnamed", { on: id, decider: parties.city, step: "noted" }],
    ["/record/fact", { rule: id, criterion: "stil", party: parties.group, value: "yes" }],
    ["/record/held", { rule: id, criterion: "stil", who: parties.group, holder: parties.city, how: "asked" }],
    ["/record/doubt", { about: id, ground: "x" }],
    ["/record/comparison", { title: "x", one: id, other: id, likeness: "x" }],
    ["/record/backing", { claim: id, type: "letter" }],
    ["/record/activity", { title: "x", organiser: parties.group, space: id }],
    ["/record/tie", { from: parties.group, to: id, type: "bridge" }],
  ],
};

/** The same by programs, as the body of each kind. */
const SENT: Readonly<Record<string, (hidden: string) => readonly (readonly [path: string, value: object])[]>> = {
  "/api/v1/books/:book/entries": (id) => bodiesAbout(id).map((value) => ["/entries", value]),
  "/api/v1/books/:book/entries/:entry/reports": (id) => [[`/entries/${id}/reports`, { ground: "insult", words: "x" }]],
  // Its bytes name nothing.
  "/api/v1/books/:book/photos": () => [],
  "/api/v1/books/:book/entries/:entry/letters/:letter": (id) => [
    [`/entries/${id}/letters/decide`, { posted: "2026-03-01" }],
  ],
  "/api/v1/books/:book/parties/:party/refusal": (id) => [[`/parties/${id}/refusal`, { reason: "x" }]],
  "/api/v1/books/:book/parties/:party/knocks": (id) => [[`/parties/${id}/knocks`, { words: "x" }]],
  "/api/v1/books/:book/knocks/:knock/answers": (id) => [[`/knocks/${id}/answers`, { words: "x" }]],
  ...Object.fromEntries(
    ["second-look", "opening", "decision", "naming"].map((act) => [
      `/api/v1/books/:book/reports/:report/${act}`,
      (id: string) => [[`/reports/${id}/${act}`, { verdict: "left", ground: "insult", reason: "x", party: id }]],
    ]),
  ),
  "/api/v1/books/:book/together/:subject": (id) => [[`/together/${id}`, { text: "x" }]],
  "/api/v1/books/:book/together/:subject/words": (id) => [[`/together/${id}/words`, { text: "x" }]],
  "/api/v1/books/:book/together/:subject/yes": (id) => [[`/together/${id}/yes`, { id }]],
  "/api/v1/books/:book/entries/:entry/card-answers": (id) => [[`/entries/${id}/card-answers`, {}]],
  "/api/v1/books/:book/entries/:entry/renewals": (id) => [[`/entries/${id}/renewals`, {}]],
  "/api/v1/books/:book/taps": (id) => [["/taps", { asker: id }]],
};
const bodiesAbout = (id: string): readonly { readonly kind: string; readonly body: object }[] => [
  { kind: "reply", body: { target: id, text: "x" } },
  { kind: "reply", body: { target: parties.group, text: "x", backing: id } },
  { kind: "withdrawal", body: { target: id } },
  { kind: "publication", body: { target: id, audience: "public" } },
  { kind: "agreement", body: { target: id, agrees: true } },
  { kind: "erasure", body: { target: id } },
  { kind: "correction", body: { target: id, body: { title: "x", text: "x" } } },
  { kind: "decision", body: { on: id, decider: parties.city, outcome: "granted" } },
  { kind: "unnamed", body: { on: id, decider: parties.city, step: "noted" } },
  { kind: "fact", body: { rule: id, criterion: "stil", party: parties.group, value: "yes" } },
  { kind: "held", body: { rule: id, criterion: "stil", who: parties.group, holder: parties.city, how: "asked" } },
  { kind: "doubt", body: { about: id, doubter: { party: parties.group }, ground: "x" } },
  { kind: "comparison", body: { title: "x", one: id, other: id, likeness: "x" } },
  { kind: "backing", body: { claim: id, type: "letter" } },
  { kind: "activity", body: { title: "x", organiser: parties.group, space: id } },
  { kind: "tie", body: { from: parties.group, to: id, type: "bridge" } },
];

async function send({ app, key }: Reader, address: string, value: object): Promise<string> {
  const headers = { "Content-Type": "application/json", ...key };
  return told(await app.request(address, { method: "POST", headers, body: JSON.stringify(value) }));
}

const postsAbout = (id: string): readonly Post[] => Object.values(POSTED).flatMap((forms) => forms(id));

test("every form is posted, or names no entry", () => {
  const routes = routesOf(whole, "POST").filter(inBook);
  expect(routes.filter((route) => !(route in POSTED) && !(route in SENT))).toEqual([]);
});

test.each(VIEWERS)("%s gets byte for byte what a book without the rest would give", async (name) => {
  const { one, two, asked, close } = await sitesFor(viewerOf(name), whole, book);
  expect(asked.hidden.length).toBeGreaterThan(2);
  const differing: string[] = [];
  const compare = async (address: string, ask: (reader: Reader, address: string) => Promise<string>): Promise<void> => {
    const [a, b] = [await ask(one, address), await ask(two, address)];
    if (a !== b || a.startsWith("5")) differing.push(`${a.slice(0, 3)} ${b.slice(0, 3)} ${address}`);
  };
  for (const address of addressesFor(asked)) await compare(address, async (reader, at) => told(await reader.get(at)));
  // In the book without the rest such an id is one that nobody ever wrote, so a refusal says neither that it is there nor that it is not.
  for (const [address, fields] of asked.hidden.flatMap(postsAbout))
    await compare(`/b/${book}${address}`, (reader, at) => post(reader, at, fields));
  // Whether an answer comes compressed does not tell it either.
  for (const id of asked.hidden.slice(0, 3))
    await compare(`/b/${book}/requests?about=${id}`, async ({ app, headers }, at) => {
      const { headers: sent } = await app.request(at, { headers: { ...headers, "Accept-Encoding": "gzip" } });
      return `200 ${sent.get("Content-Encoding")}`;
    });
  for (const [path, value] of asked.hidden.flatMap((id) => Object.values(SENT).flatMap((values) => values(id))))
    await compare(`/api/v1/books/${book}${path}`, (reader, at) => send(reader, at, value));
  await close();
  expect(differing).toEqual([]);
});

test("a practice book shows all its lenses on a page each, and of what was kept to oneself nothing", async () => {
  let tick = 0;
  const practice = await servicesAt(() => new Date(NOW.getTime() - 7 * DAY + tick++ * 60_000));
  const { book: open } = await writeForAll(practice, "practice");
  const { one, two, asked, close } = await sitesFor({}, practice, open);
  expect(asked.hidden.length).toBeGreaterThan(0);
  const routes = ["/b/:book/gallery/:group{[a-z]+}", "/b/:book/entries/:id", "/b/:book/mirror/:file{[a-z-]+\\.json}"];
  for (const [fixed, rest] of routes.map((route) => TRIED[route] as NonNullable<(typeof TRIED)[string]>))
    for (const address of rest(asked).map((end) => `/b/${open}${fixed}${end}`))
      expect([address, await told(await one.get(address))]).toEqual([address, await told(await two.get(address))]);
  await close();
  await practice.engine.close();
});
