import { existsSync } from "node:fs";
import pg from "pg";
import { expect, test } from "vitest";
import { startPostgres } from "./postgres.ts";

test.each([
  { flushing: true, fsync: "on" },
  { flushing: false, fsync: "off" },
])("a real PostgreSQL starts, answers and leaves nothing behind; flushing: $flushing", async ({ flushing, fsync }) => {
  const postgres = await startPostgres({ flushing });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ fsync: string }>("select current_setting('fsync') as fsync");
  await client.end();
  await postgres.stop();
  expect(rows).toEqual([{ fsync }]);
  expect(postgres.folder !== undefined && existsSync(postgres.folder)).toBe(false);
});
