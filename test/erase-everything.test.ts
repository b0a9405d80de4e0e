import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePartyCode } from "../src/http/codes.ts";
import { erasedFile } from "../src/http/erased-list.ts";
import { keepMail, mailsIn } from "../src/http/outbox.ts";
import { openServices, type Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { Draft } from "../src/register/entry.ts";
import { asBookId, type BookId, type EntryId, KEEPER, type PartyId } from "../src/register/ids.ts";
import { ERASABLE } from "../src/register/kinds/erasure.ts";
import type { Photo } from "../src/register/photo.ts";
import { Refusal } from "../src/register/refusal.ts";
import { accountsOf, insertMembership, setName } from "../src/storage/accounts.ts";
import { insertCode } from "../src/storage/codes.ts";
import { TABLES } from "../src/storage/dump.ts";
import { insertMailLink, setEmail } from "../src/storage/email.ts";
import { insertLook } from "../src/storage/looks.ts";
import { insertPhoto } from "../src/storage/photos.ts";
import { insertReport } from "../src/storage/reports.ts";
import { putProposal, putSealed } from "../src/storage/sealed-sayings.ts";
import { insertTap } from "../src/storage/taps.ts";
import { enter } from "./support/book.ts";
import { type Line, ONE_OF_EACH_KIND } from "./support/one-of-each-kind.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";
import { buildProgram, run, type Running, start } from "./support/program.ts";
import { type Visitor, visitor } from "./support/visitor.ts";

/**
 * A word that stands nowhere else is planted in every text of a party and a person, in every kind and table; then they are erased. After
 * that it is in no file of the database or its folder, in no log, export, finding or backup.
 */
const WORD = "zoekwoordkwijt";
const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-erase-"));
let postgres: TestPostgres;
beforeAll(async () => {
  await buildProgram();
  postgres = await startPostgres({ recycling: false });
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Fields that are no words: they point at something, or are compared with what points at them. */
const POINTERS = ["key", "criterion", "ground", "var", "digest", "link", "when", "of"];

/** The same body with the word in every text that stays right with it. */
function planted(value: unknown, field = ""): unknown {
  if (typeof value === "string") {
    const word = /^[\w-]{16,}$|^\d{4}(-\d\d){0,2}$|^unknown$/.test(value) || POINTERS.includes(field);
    return word ? value : `${value} ${WORD}`;
  }
  if (Array.isArray(value)) return value.map((one) => planted(one, field));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, planted(one, name)]));
}

/** Closed lists stand beside texts: what a body refuses is put back as it was, field by field, until it is taken. */
async function write(services: Services, book: BookId, { id, kind, by, body }: Line): Promise<void> {
  const said = planted(body) as Record<string, unknown>;
  for (let tries = 0; ; tries++) {
    try {
      await services.desk.write(book, { kind, id, by, body: said } as unknown as Draft);
      return;
    } catch (error) {
      const wrong = error instanceof Refusal && error.code === "field-wrong" ? String(error.details.field) : "";
      if (wrong === "" || tries > 60) throw error;
      const at = kind === "correction" ? `body.${wrong}` : wrong;
      restore(said, body as Record<string, unknown>, at.split("."));
    }
  }
}

function restore(said: Record<string, unknown>, body: Record<string, unknown>, [first = "", ...rest]: string[]): void {
  const inside = said[first];
  if (rest.length === 0 || typeof inside !== "object" || inside === null) said[first] = body[first];
  else restore(inside as Record<string, unknown>, body[first] as Record<string, unknown>, rest);
}

const ROSA = ONE_OF_EACH_KIND[1]?.by.party as PartyId;
const book = asBookId("zoekwijk");
type Environment = Readonly<Record<string, string>>;

/** A photo of its own beside each entry that has one; what its bytes are does not matter here. */
async function withOwnPhoto({ engine }: Services, line: Line): Promise<Line> {
  const { photo } = line.body as { readonly photo?: Photo };
  if (photo === undefined) return line;
  const id = line.id as string;
  const row = { ...photo, id, ...line.by, made: "2026-03-01", entry: null };
  await insertPhoto(engine, book, row, `${WORD}-${id}`);
  return { ...line, body: { ...line.body, photo: { ...photo, id } } };
}

/** All that is written by the party, or by an institution about it. */
async function plantEntries(services: Services): Promise<void> {
  const now = new Date().toISOString();
  const settings = { name: "Zoekwijk", place: "", holder: "Stichting Houder", note: "" };
  await services.desk.found({ id: book, type: "neighbourhood", settings, created: now });
  const left = ["erasure", "hiding", "withdrawal", "publication", "agreement", "delivery"];
  const kept = ["rule", "table", "space", "round", "counted", "listed", "gone", "gone-too", "city", "note", "holder"];
  for (const told of ONE_OF_EACH_KIND) {
    const line = await withOwnPhoto(services, told);
    if (left.includes(line.kind) || (line !== told && line.by.party !== ROSA)) continue;
    // What is no word about the party stays as it is; a rule names it only in an exception.
    if (kept.some((name) => line.id.startsWith(`${name}-0`))) {
      const plain = JSON.parse(JSON.stringify({ ...line.body, exceptions: undefined })) as object;
      const by = { party: line.by.party, account: line.by.account };
      await services.desk.write(book, { kind: line.kind, id: line.id, by, body: plain } as unknown as Draft);
    } else await write(services, book, line);
  }
  const claim = ONE_OF_EACH_KIND.find(({ kind }) => kind === "claim") as Line;
  const withdrawal = { target: claim.id, why: WORD };
  await services.desk.write(book, { kind: "withdrawal", by: claim.by, body: withdrawal } as unknown as Draft);
  const hiding = { target: claim.id, hidden: true, ground: "insult", why: "Dit gaat over een mens." };
  const by = { party: KEEPER, account: "steward" };
  await services.desk.write(book, { kind: "hiding", by, body: hiding } as unknown as Draft);
}

/** All that is kept of the party beside the book. */
async function plantBeside({ engine, secrets }: Services): Promise<void> {
  const now = secrets.clock().toISOString();
  const at = { book, subject: ONE_OF_EACH_KIND[2]?.id as EntryId };
  await putSealed(engine, at, { party: ROSA, text: WORD, made: now });
  const words = { id: "voorstel-0000000000000" as EntryId, text: WORD, audience: "members" as const };
  await putProposal(engine, at, { ...words, party: ROSA, account: "a", made: now });
  const knock = ["book", "id", "party", "receipt", "knocker", "called", "words", "made", "answer", "more", "last"];
  await engine.insert("knock", knock, [[book, "klop", ROSA, "r", "", WORD, WORD, now, WORD, WORD, WORD]]);
  await insertTap(engine, { book, party: ROSA, id: "tik" }, { asker: "", day: now.slice(0, 10), made: now });
  const look = { id: "kijk", party: ROSA, looker: "steward", unit: WORD, page: `/b/${book}/${WORD}`, at: now };
  await insertLook(engine, book, look);
  const report = {
    book,
    id: "melding",
    receipt: "r",
    entry: ONE_OF_EACH_KIND[5]?.id as EntryId,
    ground: "insult" as const,
  };
  const second = {
    asker: null,
    asked: null,
    judge: null,
    second: null,
    second_reason: "",
    second_decided: null,
    named: null,
  };
  await insertReport(engine, {
    ...report,
    ...second,
    words: WORD,
    made: now,
    opened: null,
    verdict: null,
    reason: "",
    decided: null,
  });
  const code = { hash: "h", purpose: "party" as const, book, party: ROSA, maker: "steward", made: now, expires: now };
  const rest = { used: null, id: "code", role: "reader" as const, unit: WORD, withdrawn: null, uses: 0 };
  await insertCode(engine, { ...code, ...rest });
}

/** All that is kept of the person. */
async function plantPerson({ engine, secrets, settings }: Services): Promise<void> {
  const [account = ""] = await accountsOf(engine, book, ROSA);
  const now = secrets.clock().toISOString();
  await setEmail(engine, account, `${WORD}@voorbeeld.nl`, now);
  const link = { hash: "l", purpose: "confirm" as const, account, address: `${WORD}@voorbeeld.nl`, made: now };
  await insertMailLink(engine, { ...link, expires: "2099-01-01" });
  const mail = { id: "mail", account, to: `${WORD}@voorbeeld.nl`, subject: WORD, text: WORD, until: "2099-01-01" };
  keepMail(settings, mail);
  const rows = await engine.query("SELECT book, party, pseudonym FROM membership WHERE account = $1", [account]);
  for (const row of rows) await setName(engine, row as never, WORD);
}

/** Every file under a folder, compressed ones opened. */
const filesUnder = (place: string): readonly (readonly [string, Buffer])[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((name) => [name, name.endsWith(".gz") ? gunzipSync(readFileSync(name)) : readFileSync(name)] as const);

const holding = (files: readonly (readonly [string, Buffer])[]): readonly string[] =>
  files.filter(([, bytes]) => bytes.includes(WORD)).map(([name]) => name);

const ENGINES: readonly (readonly [string, () => Environment])[] = [
  ["SQLite", () => ({})],
  ["PostgreSQL", () => ({ DATABASE_URL: postgres.url })],
];

describe.each(ENGINES)("on %s", (engine, database) => {
  let env: Environment;
  let services: Services;
  let server: Running;
  let url: string;
  let person: Visitor;
  let other: PartyId;
  const place = path.join(folder, engine);
  const backup = (name: string): string => path.join(folder, `${engine}-${name}.jsonl.gz`);

  beforeAll(async () => {
    env = { DATA_DIR: place, PORT: "0", LOG: "requests", ...database() };
    services = await openServices(parseSettings(env) as Settings);
    await plantEntries(services);
    other = await enter(services.desk, book, { name: "Tuingroep", type: "group", side: "residents" });
    server = start(["serve"], env);
    const told = await server.said("http://");
    url = /http:\/\/[^\s/]+/.exec(told)?.[0]?.replace("localhost", "127.0.0.1") ?? "";
  });
  afterAll(async () => {
    await services.engine.close();
  });
  const code = (party: PartyId): Promise<string> =>
    makePartyCode(services.engine, services.secrets, { book, party, maker: "steward" });

  test("what is planted stands everywhere, and all of it can be taken along", async () => {
    person = await visitor({ url } as never, await code(ROSA));
    const claim = { speaker: ROSA, forWhom: WORD, words: WORD };
    expect((await person.post(`/b/${book}/record/claim?lang=nl`, claim)).status).toBe(303);
    expect((await person.post(`/b/${book}/record/claim`, { forWhom: "", words: WORD })).status).toBe(400);
    await person.get(`/b/${book}/parties/${WORD}`);
    await person.get(`/b/${book}/file?number=${WORD}`);
    await plantBeside(services);
    // In another group the person writes too, and is not the last one there.
    const [account = ""] = await accountsOf(services.engine, book, ROSA);
    const elsewhere = { book, party: other, role: "writer" as const, unit: "", pseudonym: "elders" };
    await insertMembership(services.engine, account, elsewhere);
    await plantPerson(services);
    const { register } = await services.desk.open(book);
    const kinds = new Set(
      register.entries.filter((entry) => JSON.stringify(entry).includes(WORD)).map(({ kind }) => kind as string),
    );
    // A round, a room and a rule are an institution's; a door and an agreement hold no words.
    const wordless = ["party", "space", "rule", "round", "unnamed", "door", "together"];
    expect(ERASABLE.filter((kind) => !kinds.has(kind) && !wordless.includes(kind))).toEqual([]);
    for (const what of ["account", `b/${book}/parties/${ROSA}`])
      for (const ending of ["html", "csv", "jsonl"])
        expect([what, ending, await person.text(`/${what}/take-out/file.${ending}`)]).toEqual([
          what,
          ending,
          expect.stringContaining(WORD),
        ]);
    expect((await run(["backup", "--out", backup("before")], env)).code).toBe(0);
    expect(holding(filesUnder(folder))).toContain(backup("before"));
  });

  test("who is the last organiser takes the party out first; without the word nothing goes", async () => {
    expect(await person.text("/account/erase")).toContain("Dit moet eerst");
    expect((await person.post("/account/erase", { word: "wissen" })).status).toBe(409);
    expect((await person.post(`/b/${book}/parties/${ROSA}/erase`, { word: "ja" })).status).toBe(400);
    const stranger = await visitor({ url } as never, await code(other));
    expect((await stranger.post(`/b/${book}/parties/${ROSA}/erase`, { word: "wissen" })).status).toBe(404);
    expect((await services.desk.open(book)).register.parties.has(ROSA)).toBe(true);
    const gone = await person.post(`/b/${book}/parties/${ROSA}/erase`, { word: "wissen" });
    expect([gone.status, await gone.text()]).toEqual([200, expect.stringContaining("De deelnemer is uit het boek")]);
    expect((await services.desk.open(book)).register.parties.has(ROSA)).toBe(false);
    expect(await person.text("/account/erase")).not.toContain("Dit moet eerst");
  });

  test("a person goes with what it wrote elsewhere, and is signed in nowhere", async () => {
    expect(await person.text(`/b/${book}`)).toContain("Tuingroep");
    expect((await person.post(`/b/${book}/record/claim`, { speaker: other, forWhom: WORD, words: WORD })).status).toBe(
      303,
    );
    expect(mailsIn(services.settings)).toHaveLength(1);
    const gone = await person.post("/account/erase", { word: " WISSEN ", also: "words" });
    expect([gone.status, await gone.text()]).toEqual([200, expect.stringContaining("Er is één tekst gewist.")]);
    expect((await person.get("/account")).status).toBe(401);
    expect(mailsIn(services.settings)).toEqual([]);
  });

  test("the word is in no file, table, log, export, finding or new backup, and the book verifies", async () => {
    const { register } = await services.desk.open(book);
    const reading = ["", "/mirror/voice.json", "/mirror/silence.csv", "/requests", "/how-long", "/acts"];
    const pages = await Promise.all(reading.map((at) => fetch(`${url}/b/${book}${at}`).then((got) => got.text())));
    server.child.kill("SIGTERM");
    const { out, error } = await server.ended;
    expect(out).toContain("/b/:book/record/:kind");
    const lines = await run(["export", "--book", book, "--all"], env);
    const verified = await run(["verify"], env);
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining("klopt")]);
    expect((await run(["backup", "--out", backup("after")], env)).code).toBe(0);
    const tables = await Promise.all(TABLES.map(({ name }) => services.engine.query(`SELECT * FROM ${name}`)));
    const told = { pages, out, error, lines, tables, entries: register.entries };
    expect(Object.entries(told).flatMap(([name, one]) => (JSON.stringify(one).includes(WORD) ? [name] : []))).toEqual(
      [],
    );
    // What docs/privacy.md asks of who runs PostgreSQL: then its write-ahead log does not hold it either.
    if (engine === "PostgreSQL")
      for (const sql of ["SELECT pg_switch_wal()", "CHECKPOINT"]) await services.engine.query(sql);
    await services.engine.close();
    const data = postgres.folder === undefined || engine === "SQLite" ? [] : filesUnder(postgres.folder);
    expect(data.some(([name]) => name.includes("pg_wal")) || data.length === 0).toBe(true);
    expect(holding([...filesUnder(place), ...data])).toEqual([]);
    expect(holding([[backup("after"), gunzipSync(readFileSync(backup("after")))]])).toEqual([]);
  });

  test("an older backup put back brings nothing of it back", async () => {
    const elsewhere = { DATA_DIR: path.join(folder, `${engine}-again`) };
    const list = erasedFile(parseSettings(env) as Settings);
    const restored = await run(["restore", backup("before"), "--erased", list], elsewhere);
    expect([restored.code, restored.error]).toEqual([0, ""]);
    const again = await openServices(parseSettings(elsewhere) as Settings);
    const tables = await Promise.all(TABLES.map(({ name }) => again.engine.query(`SELECT * FROM ${name}`)));
    await again.engine.close();
    expect(tables.flat().filter((row) => JSON.stringify(row).includes(WORD))).toEqual([]);
    expect(holding(filesUnder(elsewhere.DATA_DIR))).toEqual([]);
    expect((await run(["verify"], elsewhere)).code).toBe(0);
    services = await openServices(parseSettings(elsewhere) as Settings);
    expect(await accountsOf(services.engine, book, ROSA)).toEqual([]);
    expect(await services.engine.query("SELECT address FROM email")).toEqual([]);
  });
});
