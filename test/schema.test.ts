import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asBookId } from "../src/register/ids.ts";
import { membershipsOf } from "../src/storage/accounts.ts";
import { bookById } from "../src/storage/books.ts";
import { codeByHash } from "../src/storage/codes.ts";
import { growTables } from "../src/storage/grow.ts";
import { openEngine } from "../src/storage/open.ts";
import { type Step, STEPS } from "../src/storage/schema.ts";
import { openedByEach } from "../src/storage/sessions.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";
import { run } from "./support/program.ts";
import { TABLES_BEFORE_STEPS } from "./support/tables-before-steps.ts";

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-schema-"));
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A database as it was before steps were counted, with a row in some tables. */
const OLD = {
  SQLite: async () => {
    const file = path.join(folder, "old.db");
    const database = new DatabaseSync(file);
    database.exec(TABLES_BEFORE_STEPS);
    database.close();
    return { file };
  },
  PostgreSQL: async () => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(TABLES_BEFORE_STEPS).finally(() => client.end());
    return { url: postgres.url, file: "" };
  },
};

describe.each(Object.keys(OLD) as (keyof typeof OLD)[])("%s", (name) => {
  let target: { readonly url?: string; readonly file: string };
  beforeAll(async () => {
    target = await OLD[name]();
  });
  const steps = "SELECT step FROM schema_step ORDER BY step";

  test("a database from before steps keeps its rows, also when two processes open it at once", async () => {
    const [engine, other] = await Promise.all([openEngine(target), openEngine(target)]);
    expect(await bookById(other, asBookId("buurt"))).toMatchObject({ settings: { name: "Buurt" } });
    expect(await membershipsOf(engine, "a")).toMatchObject([{ party: "p", role: "organiser", pseudonym: "x" }]);
    expect(await codeByHash(engine, "c")).toMatchObject({ maker: "steward", used: null });
    expect(await openedByEach(engine, ["s"])).toMatchObject([{ session: { account: "a", csrf: "csrf" } }]);
    expect((await other.query(steps)).map(({ step }) => step)).toEqual(STEPS.map((_, i) => i + 1));
    await engine.close();
    await other.close();
  });

  test("steps are all done or none, once each; a later version's tables are left alone", async () => {
    const engine = await openEngine(target);
    const broken: Step = { statements: ["CREATE TABLE later (a TEXT NOT NULL)", "CREATE TABLE later (b TEXT)"] };
    await expect(growTables(engine, [...STEPS, broken])).rejects.toThrow("later");
    await expect(engine.query("SELECT * FROM later")).rejects.toThrow("later");
    const adding: Step = { statements: ["ALTER TABLE account ADD COLUMN later TEXT NOT NULL DEFAULT 'then'"] };
    for (let twice = 0; twice < 2; twice++) await growTables(engine, [...STEPS, adding]);
    expect(await engine.query("SELECT later FROM account")).toEqual([{ later: "then" }]);
    await expect(openEngine(target)).rejects.toMatchObject({ code: "database-newer" });
    await engine.close();
  });
});

test("a backup tells how far its tables were: an older one goes in, one of a later version does not", async () => {
  const backup = path.join(folder, "wijk.jsonl.gz");
  const at = (name: string) => ({ DATA_DIR: path.join(folder, name) });
  await run(["book", "--name", "Buurt", "--place", "", "--holder", "Stichting"], at("full"));
  expect((await run(["backup", "--out", backup], at("full"))).code).toBe(0);
  const text = gunzipSync(readFileSync(backup)).toString();
  expect(text).toContain(`"step":${STEPS.length}`);
  const [older, newer] = [path.join(folder, "older.gz"), path.join(folder, "newer.gz")];
  writeFileSync(older, gzipSync(text.replace(/"step":\d+,/, "")));
  writeFileSync(newer, gzipSync(text.replace(/"step":\d+/, `"step":${STEPS.length + 1}`)));
  expect((await run(["restore", older], at("from-older"))).code).toBe(0);
  const refused = await run(["restore", newer], at("from-newer"));
  expect([refused.code, refused.error]).toEqual([1, expect.stringContaining("nieuwere")]);
});
