import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Draft } from "../src/register/entry.ts";
import { asBookId, asPartyId } from "../src/register/ids.ts";
import { Refusal } from "../src/register/refusal.ts";
import type { SealedEntry } from "../src/register/sealed.ts";
import { countAttempt } from "../src/storage/attempts.ts";
import { forgetSilent, noteSilent, silentIn } from "../src/storage/cleaning.ts";
import { entriesAfter } from "../src/storage/entries.ts";
import { deleteKnock, insertKnock, KNOCK_TABLES } from "../src/storage/knocks.ts";
import { insertPhoto, photosIn } from "../src/storage/photos.ts";
import { claimOf, deskOn, foundBook, means, verifyBook } from "./support/book.ts";
import { type Store, STORES } from "./support/engines.ts";
import { fill } from "./support/filled-book.ts";

describe.each(Object.keys(STORES))("%s", (name) => {
  let store: Store;
  beforeAll(async () => {
    store = await (STORES[name] as () => Promise<Store>)();
  });
  afterAll(() => store.close());

  const otherDesk = async () => deskOn((await store.again?.()) ?? store.engine);

  test("what is written is read back the same, by another process too", async () => {
    const desk = deskOn(store.engine);
    const { book, group } = await foundBook(desk, "same");
    const { id } = await desk.write(book, claimOf(group, "voor de straat"));
    const { register } = await (await otherDesk()).open(book);
    expect(register.entries).toEqual((await desk.open(book)).register.entries);
    expect(register.rowOf.get(id)).toBe(2);
  });

  test("thirty writers in two processes: nothing lost, nothing twice, and the chain holds", async () => {
    const [one, two] = [deskOn(store.engine), await otherDesk()];
    const { book, group } = await foundBook(one, "two-writers");
    const desks = store.again ? [one, two] : [one];
    const receipts = await Promise.all(
      Array.from({ length: 600 }, (_, n) =>
        (desks[n % desks.length] as typeof one).write(book, claimOf(group, `nummer ${n}`)),
      ),
    );
    expect(new Set(receipts.map(({ seq }) => seq)).size).toBe(600);
    const { register } = await two.open(book);
    const said = register.entries.slice(2).map((entry) => (entry.kind === "claim" ? entry.body.forWhom : ""));
    expect(new Set(said).size).toBe(600);
    expect(await verifyBook(store.engine, book)).toMatchObject({ entries: 602 });
  });

  test("a row comes in by itself unless its key is taken or its lock is, and holds off no other row", async () => {
    const other = (await store.again?.()) ?? store.engine;
    const add = (...rows: readonly (readonly [string, string, number])[]) =>
      other.insertFree("attempt", ["name", "slot", "tries"], rows);
    expect(await add(["a", "1", 5], ["b", "1", 6])).toEqual([true, true]);
    expect(await add(["b", "1", 7], ["b", "2", 8])).toEqual([false, true]);
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const running = store.engine.transaction("c", async (queries) => {
      await countAttempt(queries, "c", "1", 9);
      begin();
      await ended;
    });
    await begun;
    const adding = add(["c", "1", 10], ["d", "1", 11]);
    // One process at a time writes in SQLite: there the step waits for the transaction.
    if (store.name === "postgres") expect(await adding).toEqual([false, true]);
    end();
    await running;
    expect(await adding).toEqual([false, true]);
    const rows = await store.engine.query("SELECT name, tries FROM attempt WHERE slot = '1' ORDER BY name");
    expect(rows.map(({ name, tries }) => `${name} ${tries}`)).toEqual(expect.arrayContaining(["b 6", "c 9", "d 11"]));
  });

  test("two processes that write one entry at a time, in many books at once: nothing lost, nothing twice", async () => {
    const desks = [deskOn(store.engine), await otherDesk()] as const;
    const books: Awaited<ReturnType<typeof foundBook>>[] = [];
    for (let n = 0; n < 5; n++) books.push(await foundBook(desks[0], `turns-${n}`));
    const writer = async (n: number): Promise<void> => {
      const desk = desks[n % (store.again ? 2 : 1)] as (typeof desks)[0];
      for (let i = 0; i < 12; i++) {
        const { book, group } = books[(n + i) % books.length] as (typeof books)[0];
        await desk.write(book, claimOf(group, `schrijver ${n} keer ${i}`));
      }
    };
    await Promise.all(Array.from({ length: 10 }, (_, n) => writer(n)));
    const said: string[] = [];
    for (const { book } of books) {
      const { register } = await desks[1].open(book);
      said.push(...register.entries.flatMap((entry) => (entry.kind === "claim" ? [entry.body.forWhom] : [])));
      expect((await verifyBook(store.engine, book)).misfit).toBeUndefined();
    }
    expect([said.length, new Set(said).size]).toEqual([120, 120]);
  });

  test("what is written by itself while another transaction runs waits for it, and is not lost", async () => {
    const other = (await store.again?.()) ?? store.engine;
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const running = store.engine.transaction("busy", async (queries) => {
      await countAttempt(queries, "busy", "slot");
      begin();
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    await begun;
    const book = asBookId("stil");
    await Promise.all([
      noteSilent(store.engine, book, { party: asPartyId("een"), told: "2026" }),
      noteSilent(other, book, { party: asPartyId("twee"), told: "2026" }),
    ]);
    await running;
    expect((await silentIn(store.engine, book)).map(({ party }) => party).toSorted()).toEqual(["een", "twee"]);
    await forgetSilent(other, book, asPartyId("een"));
    expect(await silentIn(store.engine, book)).toHaveLength(1);
  });

  test("drafts that belong together are all written, or none", async () => {
    const desk = deskOn(store.engine);
    const { book, group } = await foundBook(desk, "together");
    const wrong = { ...claimOf(group, "x"), body: { speaker: group, forWhom: "" } } as Draft;
    const drafts = [claimOf(group, "een"), claimOf(group, "twee"), wrong].map((draft) => ({ draft }));
    await expect(desk.writeAll(book, drafts)).rejects.toMatchObject({
      code: "field-wrong",
      details: { field: "forWhom" },
    });
    expect((await desk.open(book)).register.entries).toHaveLength(2);
    await desk.writeAll(book, drafts.slice(0, 2));
    expect((await (await otherDesk()).open(book)).register.entries).toHaveLength(4);
    expect(await verifyBook(store.engine, book)).toMatchObject({ entries: 4 });
  });

  test("kill -9 in the middle of writing: what was acknowledged is there, the rest is whole or absent", async () => {
    const desk = deskOn(store.engine);
    const { book, group } = await foundBook(desk, "killed");
    if (store.target) {
      const acknowledged = await killWriter(store.target, book, group);
      const { register } = await deskOn(store.engine).open(book);
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(acknowledged.filter((id) => !register.rowOf.has(id as never))).toEqual([]);
    }
    await desk.write(book, claimOf(group, "en verder"));
    expect((await verifyBook(store.engine, book)).misfit).toBeUndefined();
  });

  test("a refused write gives a clear error, and nothing is there by halves", async () => {
    const desk = deskOn(store.engine);
    const { book, group } = await foundBook(desk, "refused");
    await refuseWrites(store, true);
    const drafts = [claimOf(group, "een"), claimOf(group, "twee")].map((draft) => ({ draft }));
    await expect(desk.writeAll(book, drafts)).rejects.toMatchObject({ code: "storage-refused" });
    await expect(desk.write(book, claimOf(group, "drie"))).rejects.toBeInstanceOf(Refusal);
    await refuseWrites(store, false);
    await desk.write(book, claimOf(group, "vier"));
    expect(await verifyBook(store.engine, book)).toMatchObject({ entries: 3 });
  });

  test("a full disk gives a clear error, and what was there stays readable", async () => {
    const desk = deskOn(store.engine);
    const { book, group } = await foundBook(desk, "full");
    if (store.engine.name === "sqlite") {
      const limit = (pages: string) =>
        store.engine.transaction("limit", (q) => q.query(`PRAGMA max_page_count = ${pages}`));
      await limit("1");
      const drafts = Array.from({ length: 500 }, () => ({ draft: claimOf(group, "x".repeat(2000)) }));
      await expect(desk.writeAll(book, drafts)).rejects.toMatchObject({ code: "storage-full" });
      await limit("1073741823");
    }
    expect((await desk.open(book)).register.entries).toHaveLength(2);
    await desk.write(book, claimOf(group, "weer ruimte"));
    expect(await verifyBook(store.engine, book)).toMatchObject({ entries: 3 });
  });

  test("erased words are nowhere in the files, the chain still holds, and other processes forget them", async () => {
    const [desk, other] = [deskOn(store.engine), await otherDesk()];
    const { book, group } = await foundBook(desk, "erased");
    const word = `geheimwoord${means.newId()}`;
    const { id } = await desk.write(book, claimOf(group, word));
    const by = { party: group, account: "a" };
    const body = { target: id, body: { speaker: group, forWhom: `${word} weer` } };
    await desk.write(book, { kind: "correction", by, body } as unknown as Draft);
    await desk.write(book, claimOf(group, "blijft"));
    await other.open(book);
    await desk.write(book, { kind: "erasure", by, body: { target: id } } as Draft);
    expect(JSON.stringify((await desk.open(book)).register.entries)).not.toContain(word);
    expect(JSON.stringify((await other.open(book)).register.entries)).not.toContain(word);
    expect(store.rawBytes().filter((bytes) => bytes.includes(word))).toEqual([]);
    expect(await verifyBook(store.engine, book)).toMatchObject({ entries: 6, erased: 2 });
    expect((await verifyBook(store.engine, book)).misfit).toBeUndefined();
  });

  test("a photo stands beside one entry and goes with it, and its bytes are nowhere in the files", async () => {
    const desk = deskOn(store.engine);
    const { book, city, group } = await foundBook(desk, "photo");
    const by = { party: group, account: "a" };
    const photo = { id: means.newId(), sha256: "5".repeat(64), type: "image/png" as const, size: 3 };
    const waits = { ...photo, ...by, made: means.clock().toISOString(), entry: null };
    const data = randomBytes(20_000).toString("base64");
    await insertPhoto(store.engine, book, waits, data);
    const say = async (kind: Draft["kind"], body: object) =>
      (await desk.write(book, { kind, by, body } as unknown as Draft)).id;
    const rule = await say("rule", { title: "Regel", type: "unwritten" });
    const shown = { rule, who: group, holder: city, how: "asked", photo: { ...photo, alt: "Brief" } };
    const held = await say("held", shown);
    expect(await photosIn(store.engine, book)).toMatchObject([{ id: photo.id, entry: held, account: "" }]);
    if (store.name === "postgres") await store.engine.query("CHECKPOINT");
    if (store.target) expect(store.rawBytes().some((bytes) => bytes.includes(data.slice(0, 60)))).toBe(true);
    await expect(say("held", shown)).rejects.toMatchObject({ code: "photo-gone" });
    await say("erasure", { target: held });
    expect(await photosIn(store.engine, book)).toEqual([]);
    // PostgreSQL keeps a large value in pieces of some two thousand bytes.
    const pieces = Array.from({ length: 20 }, (_, i) => data.slice(i * 1000, i * 1000 + 60));
    expect(store.rawBytes().filter((bytes) => pieces.some((piece) => bytes.includes(piece)))).toEqual([]);
  });

  test("what was knocked is in no file any more once it was let go", async () => {
    const { book, group } = await foundBook(deskOn(store.engine), "knocked");
    const words = `geklopt${means.newId()}`;
    const empty = { knocker: "", called: "", answer: "", answered: null, more: "", more_made: null } as const;
    const made = means.clock().toISOString();
    const one = { book, id: "k", party: group, receipt: "r", words, made, last: "", last_made: null, ...empty };
    await insertKnock(store.engine, one);
    if (store.name === "postgres") await store.engine.query("CHECKPOINT");
    if (store.target) expect(store.rawBytes().some((bytes) => bytes.includes(words))).toBe(true);
    await deleteKnock(store.engine, one);
    await store.engine.scrub(KNOCK_TABLES);
    expect(store.rawBytes().filter((bytes) => bytes.includes(words))).toEqual([]);
  });

  test("words changed behind the desk's back are found, by the first entry that does not fit", async () => {
    const desk = deskOn(store.engine);
    const { book, group } = await foundBook(desk, "changed");
    for (const words of ["een", "twee", "drie"]) await desk.write(book, claimOf(group, words));
    const [row] = await entriesAfter(store.engine, book, 3, 1);
    const changed = (row as SealedEntry).text.replace("twee", "vier");
    await store.engine.query("UPDATE entry SET text = $1 WHERE book = $2 AND seq = 4", [changed, book]);
    expect((await verifyBook(store.engine, book)).misfit).toMatchObject({ seq: 4, why: "commitment" });
  });

  // As many as no call can be given as its arguments, the first thing that breaks when a book grows; `npm run bench` holds a
  // million in each. In memory the same code runs as on disk, so a tenth is enough there.
  test("a large book is stored, read back and written after", async () => {
    const count = store.name === "memory" ? 13_000 : 130_000;
    const desk = deskOn(store.engine);
    const { book, group } = await foundBook(desk, "large");
    await fill(store.engine, book, claimOf(group, "de hele straat"), count);
    const { register } = await (await otherDesk()).open(book);
    expect(register.entries).toHaveLength(count + 2);
    expect(await desk.write(book, claimOf(group, "nog een"))).toMatchObject({ seq: count + 3 });
  });
});

async function killWriter(
  target: NonNullable<Store["target"]>,
  book: string,
  party: string,
): Promise<readonly string[]> {
  const script = path.resolve(import.meta.dirname, "support/writer-process.ts");
  const child = spawn(process.execPath, [script, target.url ?? "", target.file, book, party], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (piece: Buffer) => {
    said += piece.toString();
    if (said.length > 20_000) child.kill("SIGKILL");
  });
  await once(child, "close");
  return said.split("\n").slice(0, -1);
}

/** A trigger that raises, as a read-only replica or a quota would. */
async function refuseWrites({ engine }: Store, refuse: boolean): Promise<void> {
  const statements = engine.name === "sqlite" ? sqliteTrigger(refuse) : postgresTrigger(refuse);
  await engine.transaction("trigger", async (queries) => {
    for (const statement of statements) await queries.query(statement);
  });
}

const sqliteTrigger = (refuse: boolean): readonly string[] =>
  refuse
    ? [
        "CREATE TRIGGER no_writes BEFORE INSERT ON entry WHEN NEW.seq > 3 OR NEW.book = 'refused' BEGIN SELECT RAISE(ABORT, 'no writes'); END",
      ]
    : ["DROP TRIGGER no_writes"];

const postgresTrigger = (refuse: boolean): readonly string[] =>
  refuse
    ? [
        "CREATE FUNCTION no_writes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no writes'; END $$",
        "CREATE TRIGGER no_writes BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION no_writes()",
      ]
    : ["DROP TRIGGER no_writes ON entry", "DROP FUNCTION no_writes"];
