import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDesk } from "../../src/desk/desk.ts";
import { createApp } from "../../src/http/app.tsx";
import type { App } from "../../src/http/environment.ts";
import { ownTexts } from "../../src/http/own-texts.ts";
import { secretsOf } from "../../src/http/secrets.ts";
import type { Services } from "../../src/http/services.ts";
import { parseSettings, type Settings } from "../../src/http/settings.ts";
import { FIRST_LINK, seal, tombstoneOf } from "../../src/proof/seal.ts";
import type { Entry } from "../../src/register/entry.ts";
import type { BookId, PartyId } from "../../src/register/ids.ts";
import type { Viewer } from "../../src/register/reading.ts";
import type { BookType } from "../../src/register/register.ts";
import type { SealedEntry } from "../../src/register/sealed.ts";
import { insertAccount, insertMembership } from "../../src/storage/accounts.ts";
import { insertEntries } from "../../src/storage/entries.ts";
import { insertSession } from "../../src/storage/sessions.ts";
import { insertToken } from "../../src/storage/tokens.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { means } from "./book.ts";

/** Where what was erased is listed; the database is in memory. */
const DATA_DIR = mkdtempSync(path.join(tmpdir(), "wijkspiegel-still-"));
process.on("exit", () => rmSync(DATA_DIR, { recursive: true, force: true }));
const settings = parseSettings({ API_PER_MINUTE: "1000000", DATA_DIR }) as Settings;
const TEXTS = ownTexts({ digits: "latin", now: () => 0 });

/** The services of a site in memory, with a clock of the test's own. */
export async function servicesAt(clock: () => Date): Promise<Services> {
  const engine = await openSqlite(":memory:");
  const still = { ...means, clock };
  return { settings, engine, desk: createDesk(engine, still), secrets: secretsOf(still), texts: TEXTS };
}

export interface StillBook {
  readonly id: BookId;
  readonly type: BookType;
  readonly entries: readonly Entry[];
}

/** A site whose clock stands still, with one book of these entries in it, numbered anew. */
export async function siteWith({ id, type, entries }: StillBook, now: Date): Promise<Services> {
  const services = await servicesAt(() => now);
  const named = { name: "buurt", place: "", holder: "Stichting Houder", note: "" };
  await services.desk.found({ id, type, settings: named, created: now.toISOString() });
  let previous = FIRST_LINK;
  const sealed = entries.map((entry, i): SealedEntry => {
    const place = { book: id, previous, salt: means.newSalt() };
    const next =
      entry.kind === "erased"
        ? gone({ ...entry, seq: i + 1 }, previous)
        : seal(means.sha256, { ...entry, seq: i + 1 }, place);
    previous = next.link;
    return next;
  });
  await services.engine.transaction(id, (queries) => insertEntries(queries, id, sealed));
  return services;
}

/** What an erasure leaves of an entry. Its link is that of the words that were there, which nobody has any more. */
const gone = ({ seq, id, audience, year }: Entry & { readonly kind: "erased" }, previous: string): SealedEntry => ({
  seq,
  id,
  audience,
  commitment: previous,
  text: tombstoneOf(year),
  salt: "",
  link: previous,
});

/** A site, and how one viewer asks it for a page or, with a key of the same party, as a program. */
export interface Reader {
  readonly app: App;
  readonly headers: Readonly<Record<string, string>>;
  readonly key: Readonly<Record<string, string>>;
  get(path: string): Promise<Response>;
}

/** Somebody who came in without a letter, with the same secret on every site. */
export async function readerOf(services: Services, book: BookId, viewer: Viewer): Promise<Reader> {
  const app = createApp(services);
  const headers = { Cookie: await cookieOf(services, book, viewer) };
  const key: Readonly<Record<string, string>> =
    viewer.party === undefined ? {} : { Authorization: `Bearer ${await keyOf(services, book, viewer.party)}` };
  const get = async (path: string) => app.request(path, { headers: path.startsWith("/api/v1") ? key : headers });
  return { app, headers, key, get };
}

/** A key that may do all, of the account that cookieOf made. */
async function keyOf({ engine, secrets }: Services, book: BookId, party: PartyId): Promise<string> {
  const secret = `wsp_${secrets.sha256(`key of ${party}`).slice(0, 43)}`;
  const made = secrets.clock().toISOString();
  await insertToken(engine, {
    hash: secrets.sha256(secret),
    id: `id of ${party}`,
    account: party,
    book,
    party,
    pseudonym: "p",
    name: "Archief",
    scopes: "read write erase",
    made,
    expires: "2099-01-01T00:00:00.000Z",
    used: "",
    ended: null,
  });
  return secret;
}

async function cookieOf({ engine, secrets }: Services, book: BookId, viewer: Viewer): Promise<string> {
  if (viewer.party === undefined && !viewer.steward) return "";
  const { party } = viewer;
  const [account, secret] = [party ?? "steward", `secret of ${party ?? "steward"}`];
  const made = secrets.clock().toISOString();
  await insertAccount(engine, { account, steward: viewer.steward === true, sixteen: made }, made);
  if (party) await insertMembership(engine, account, { book, party, role: "organiser", unit: "", pseudonym: "p" });
  const session = { hash: secrets.sha256(secret), account, csrf: "token", made, expires: "2099-01-01T00:00:00.000Z" };
  await insertSession(engine, session);
  return `session=${secret}`;
}
