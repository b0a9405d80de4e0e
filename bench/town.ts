import type { Desk } from "../src/desk/desk.ts";
import { makePartyCode } from "../src/http/codes.ts";
import { plainToken } from "../src/http/csrf.ts";
import { secretsOf } from "../src/http/secrets.ts";
import { parseBody } from "../src/register/check.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import type { KindName } from "../src/register/kinds.ts";
import type { Engine } from "../src/storage/engine.ts";
import { deskOn, enter, foundBook, means } from "../test/support/book.ts";

export const BOOKS = 100;
/** In every book: initiatives with one person each, and one person of the municipality. */
const INITIATIVES = 9;
export const PEOPLE = BOOKS * (INITIATIVES + 1);
/** Requests in a published list of the book, and how many of them were answered. */
export const ROWS = 30;
const ANSWERED = 20;

/** Somebody with a session, and what they look at. */
export interface Townsman {
  readonly book: BookId;
  readonly party: PartyId;
  /** To whom they write. */
  readonly to: PartyId;
  readonly cookie: string;
  /** The token of the session itself. */
  readonly csrf: string;
  readonly paths: readonly string[];
}

type Newcomer = Omit<Townsman, "cookie" | "csrf"> & { readonly code: string };

/** Founds the books of a town, and makes a letter with a code for everybody. */
export async function fillTown(engine: Engine): Promise<readonly Newcomer[]> {
  const desk = deskOn(engine);
  const secrets = secretsOf(means);
  const people: Newcomer[] = [];
  for (let n = 0; n < BOOKS; n++) {
    const { book, city, paths, residents } = await fillBook(desk, `buurt-${n}`);
    for (const party of [city, ...residents]) {
      const code = await makePartyCode(engine, secrets, { book, party, maker: "steward" });
      const to = party === city ? (residents[0] as PartyId) : city;
      people.push({ book, party, to, code, paths: [...paths, `/b/${book}/parties/${party}`] });
    }
  }
  return people;
}

async function fillBook(desk: Desk, name: string) {
  const { book, city, group } = await foundBook(desk, name);
  const residents = [group];
  for (let i = 1; i < INITIATIVES; i++)
    residents.push(await enter(desk, book, { name: `Initiatief ${i}`, type: "initiative", side: "residents" }));
  const requests = Array.from({ length: ROWS }, (_, i) => requestOf(city, i));
  const decisions = requests.slice(0, ANSWERED).map(({ id }, i) => decisionOf(city, id as EntryId, i));
  await desk.writeAll(
    book,
    [...requests, ...decisions].map((draft) => ({ draft })),
  );
  const entries = [...requests.slice(0, 5), ...decisions.slice(0, 5)].map(({ id }) => `/b/${book}/entries/${id}`);
  return { book, city, residents, paths: [...MIX.map((path) => `/b/${book}${path}`), ...entries] };
}

/** The pages of a book by how often they are opened; besides, ten pages of entries and the reader's own party. */
const MIX = [
  "",
  "/requests",
  "/requests",
  "/requests",
  "/requests",
  "/requests",
  "/decisions",
  "/decisions",
  "/decisions",
];

const SOURCE = { name: "Openbaar register", date: "2025-12-01" };

const requestOf = (city: PartyId, i: number): Draft =>
  draftOf(city, "request", {
    from: { residents: true },
    to: city,
    matter: i % 2 ? "money" : "space",
    what: `Een plek voor het buurtfeest, keer ${i}`,
    asked: `2025-0${1 + (i % 9)}-10`,
    amount: 50_000 + 1000 * i,
    source: SOURCE,
  });

const decisionOf = (city: PartyId, on: EntryId, i: number): Draft =>
  draftOf(city, "decision", {
    on,
    decider: city,
    outcome: i % 3 ? "granted" : "refused",
    amount: 40_000,
    reason: { form: "written", text: "De plek is vrij." },
    decided: `2025-11-${10 + i}`,
    source: SOURCE,
  });

const draftOf = (party: PartyId, kind: KindName, body: Readonly<Record<string, unknown>>): Draft =>
  ({ kind, id: means.newId(), by: { party, account: "a" }, body: parseBody(kind, body) }) as Draft;

/** Everybody comes in with their code, as a browser does: a form, a cookie, and the token that stands on the next page. */
export async function signAllIn(url: string, people: readonly Newcomer[]): Promise<readonly Townsman[]> {
  const inside: Townsman[] = [];
  const queue = [...people.entries()];
  const bearer = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [i, { code, ...person }] = next;
      inside[i] = { ...person, ...(await signIn(url, code, addressOf(i))) };
    }
  };
  await Promise.all(Array.from({ length: 8 }, bearer));
  return inside;
}

/** Everybody comes from a place of their own, as a proxy in front would tell. */
const addressOf = (n: number): string => `10.0.${n >> 8}.${n & 255}`;

async function signIn(url: string, code: string, from: string): Promise<Pick<Townsman, "cookie" | "csrf">> {
  const body = new URLSearchParams({ csrf: "", code });
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    body,
    headers: { "X-Forwarded-For": from },
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const page = await (await fetch(url, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1];
  if (answer.status !== 303 || csrf === undefined) throw new Error(`nobody came in: ${answer.status}`);
  const old = new URLSearchParams({ csrf, sixteen: "yes" });
  await fetch(`${url}/sixteen`, { method: "POST", body: old, headers: { cookie }, redirect: "manual" });
  return { cookie, csrf: plainToken(csrf) };
}
