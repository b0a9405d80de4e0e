import { hash } from "node:crypto";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk } from "../src/desk/desk.ts";
import { writeBackup } from "../src/cli/backup-file.ts";
import { openServices } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import { asBookId, type EntryId } from "../src/register/ids.ts";
import type { Draft } from "../src/register/entry.ts";
import { insertPhoto } from "../src/storage/photos.ts";
import { insertTap } from "../src/storage/taps.ts";
import { claimOf, enter, foundBook, means } from "./support/book.ts";
import { madeUpRegister, manyRows } from "./support/made-up-register.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";
import { run } from "./support/program.ts";

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-backup-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

let n = 0;
const newFolder = () => path.join(folder, `data-${++n}`);
const onSqlite = () => ({ DATA_DIR: newFolder() });
const onPostgres = () => ({ DATA_DIR: newFolder(), DATABASE_URL: postgres.url });
type Environment = Readonly<Record<string, string>>;

const register = path.join(folder, "register_2019-01-14.csv");
writeFileSync(register, madeUpRegister(manyRows(600)));
const SECRET = "voor mijn tante en haar buren";
const book = asBookId("stad");

/** A book with a register in it, and a claim that its writer wants to erase later. */
async function filled(env: Environment): Promise<{ erase: () => Promise<void> }> {
  await run(["import", register, "--book", "stad", "--new"], env);
  const claim = await atDesk(env, async (desk) => {
    const party = await enter(desk, book, { name: "Buurtgroep", type: "group", side: "residents" });
    return { party, ...(await desk.write(book, claimOf(party, SECRET))) };
  });
  const by = { party: claim.party, account: "a" };
  const body = { target: claim.id } as { target: EntryId; along: EntryId[] };
  return {
    erase: () => atDesk(env, async (desk) => void (await desk.write(book, { kind: "erasure", by, body }))),
  };
}

async function atDesk<T>(env: Environment, work: (desk: ReturnType<typeof createDesk>) => Promise<T>): Promise<T> {
  const services = await openServices(parseSettings(env) as Settings);
  try {
    return await work(services.desk);
  } finally {
    await services.engine.close();
  }
}

const exported = async (env: Environment) => (await run(["export", "--book", "stad", "--all"], env)).out;
const backUp = async (env: Environment): Promise<string> => {
  const file = path.join(folder, `backup-${++n}.jsonl.gz`);
  expect((await run(["backup", "--out", file], env)).code).toBe(0);
  return file;
};

test("from SQLite to PostgreSQL and back, nothing changes", async () => {
  const [first, second, third] = [onSqlite(), onPostgres(), onSqlite()];
  await filled(first);
  const moved = await run(["restore", await backUp(first)], second);
  expect([moved.code, moved.out]).toEqual([0, expect.stringContaining("Alle boeken kloppen")]);
  expect(await exported(second)).toBe(await exported(first));
  expect((await run(["import", register, "--book", "stad"], second)).out).toContain("Hetzelfde: 600.");
  expect((await run(["restore", await backUp(second)], third)).code).toBe(0);
  expect(await exported(third)).toBe(await exported(first));
  const full = await run(["restore", await backUp(first)], second);
  expect([full.code, full.error]).toEqual([1, expect.stringContaining("Er staat al iets in")]);
});

test("what was erased after a backup was made stays erased when it is put back", async () => {
  const [env, elsewhere] = [onSqlite(), onSqlite()];
  const { erase } = await filled(env);
  const backup = await backUp(env);
  expect(gunzipSync(readFileSync(backup)).includes(SECRET)).toBe(true);
  await erase();
  const list = path.join(env.DATA_DIR, "erased.jsonl");
  const restored = await run(["restore", backup, "--erased", list], elsewhere);
  expect([restored.code, restored.out]).toEqual([0, expect.stringContaining("Opnieuw gewist: 1.")]);
  expect(await exported(elsewhere)).not.toContain(SECRET);
  expect(readFileSync(path.join(elsewhere.DATA_DIR, "erased.jsonl"), "utf8")).toBe(readFileSync(list, "utf8"));
  const verified = await run(["verify"], elsewhere);
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining("1 gewist")]);
});

test("a party that erased its own entry has nothing beside the book again when a backup is put back", async () => {
  const [env, elsewhere] = [onSqlite(), onSqlite()];
  const services = await openServices(parseSettings(env) as Settings);
  const { book: id, group, city } = await foundBook(services.desk, "stad");
  const tap = { asker: city, day: "2026-11-01", made: means.clock().toISOString() };
  await insertTap(services.engine, { book: id, party: group, id: means.newId() }, tap);
  const backup = await backUp(env);
  const by = { party: group, account: "a" };
  await services.desk.write(id, { kind: "erasure", by, body: { target: group as string as EntryId, along: [] } });
  await services.engine.close();
  const list = path.join(env.DATA_DIR, "erased.jsonl");
  expect((await run(["restore", backup, "--erased", list], elsewhere)).code).toBe(0);
  const restored = await openServices(parseSettings(elsewhere) as Settings);
  expect(await restored.engine.query("SELECT id FROM tap")).toEqual([]);
  await restored.engine.close();
});

test("what is erased while a backup is made is not in it, and the backup fits", async () => {
  const env = onSqlite();
  const services = await openServices(parseSettings(env) as Settings);
  const { engine, desk } = services;
  const { book: id, group, city } = await foundBook(desk, "stad");
  const by = { party: group, account: "a" };
  const photo = { id: means.newId(), sha256: hash("sha256", "png", "hex"), type: "image/png" as const, size: 3 };
  const waits = { ...photo, ...by, made: means.clock().toISOString(), entry: null };
  await insertPhoto(engine, id, waits, Buffer.from("png").toString("base64"));
  const say = async (kind: Draft["kind"], body: object) =>
    (await desk.write(id, { kind, by, body } as unknown as Draft)).id;
  const rule = await say("rule", { title: "Regel", type: "unwritten" });
  const target = await say("held", { rule, who: group, holder: city, how: "asked", photo: { ...photo, alt: "Brief" } });
  let erased = false;
  const query: typeof engine.query = async (sql, values) => {
    if (/ FROM photo /.test(sql) && !erased) {
      erased = true;
      await say("erasure", { target });
    }
    return engine.query(sql, values);
  };
  const file = path.join(folder, "meanwhile.jsonl.gz");
  const writing = { made: "2026-11-29", tell: () => undefined, interrupted: new AbortController().signal };
  await writeBackup({ ...engine, query }, file, writing);
  await engine.close();
  expect([erased, (await run(["restore", file], onSqlite())).code]).toEqual([true, 0]);
});

test("a backup that is cut short, altered, or none at all is refused, and nothing is put back", async () => {
  const env = onSqlite();
  await filled(env);
  const backup = await backUp(env);
  const bytes = readFileSync(backup);
  const text = gunzipSync(bytes).toString();
  const wrong: readonly (readonly [string, Buffer, string])[] = [
    ["cut short", bytes.subarray(0, bytes.length / 2), "niet heel"],
    ["its last lines missing", gzipSync(text.split("\n").slice(0, -40).join("\n")), "niet heel"],
    ["an amount altered", gzipSync(text.replace("50000", "90000")), "klopt niet vanaf regel"],
    [
      "a row taken out",
      gzipSync(
        text.replace(/\n.*"seq":9,.*\n/, "\n").replace(/"rows":\d+/, (all) => `"rows":${Number(all.slice(7)) - 1}`),
      ),
      "klopt niet vanaf regel",
    ],
    ["of a later version", gzipSync(text.replace('"format":1', '"format":2')), "nieuwere"],
    [
      "a table unknown",
      gzipSync(text.replace('"table":"look"', '"table":"other"').replace('"table":"book"', '"table":"other"')),
      "nieuwere",
    ],
    ["not compressed", Buffer.from(text), "geen bestand van wijkspiegel backup"],
    ["something else", gzipSync("{}\n"), "geen bestand van wijkspiegel backup"],
    ["empty", Buffer.alloc(0), "geen bestand van wijkspiegel backup"],
  ];
  const target = onSqlite();
  for (const [name, content, words] of wrong) {
    const file = path.join(folder, `${name}.gz`);
    writeFileSync(file, content);
    const { code, error } = await run(["restore", file], target);
    expect([name, code, error]).toEqual([name, 1, expect.stringContaining(words)]);
  }
  expect((await run(["restore", backup], target)).code).toBe(0);
  expect((await run(["restore", path.join(folder, "none.gz")], onSqlite())).code).toBe(2);
});

test("a backup that cannot be written leaves no file that looks like one", async () => {
  const env = onSqlite();
  await filled(env);
  const beside = path.join(folder, "taken.gz");
  appendFileSync(beside, "older backup");
  const nowhere = path.join(folder, "no-such-folder", "backup.gz");
  const { code, error } = await run(["backup", "--out", nowhere], env);
  expect([code, error]).toEqual([1, expect.stringContaining(nowhere)]);
  expect(existsSync(nowhere)).toBe(false);
  expect((await run(["backup", "--out", beside], env)).code).toBe(0);
  expect(gunzipSync(readFileSync(beside)).toString()).toContain('"wijkspiegel":"backup"');
});
