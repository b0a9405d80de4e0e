import { existsSync } from "node:fs";
import pg from "pg";
import { expect, test } from "vitest";
import { startPostgres } from "./postgres.ts";

test("a real PostgreSQL starts, answers and leaves nothing behind", async () => {
  const postgres = await startPostgres();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ durable: string }>("select current_setting('fsync') as durable");
  await client.end();
  await postgres.stop();
  expect(rows).toEqual([{ durable: "on" }]);
  expect(postgres.folder !== undefined && existsSync(postgres.folder)).toBe(false);
});
