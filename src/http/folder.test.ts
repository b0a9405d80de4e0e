import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openSqlite } from "../storage/sqlite.ts";
import { makeFolder } from "./folder.ts";

test("a folder and its database are for the owner only; where none can be made, that is an error at once", async () => {
  const here = mkdtempSync(path.join(tmpdir(), "wijkspiegel-folder-"));
  const deep = path.join(here, "a", "b");
  makeFolder(deep);
  makeFolder(deep);
  const database = path.join(deep, "book.db");
  await (await openSqlite(database)).close();
  expect([deep, database].map((made) => statSync(made).mode & 0o777)).toEqual([0o700, 0o600]);
  writeFileSync(path.join(here, "file"), "");
  expect(() => makeFolder(path.join(here, "file", "data"))).toThrow(path.join(here, "file"));
  if (process.platform === "linux") expect(() => makeFolder("/proc/none/data")).toThrow("/proc/none");
  rmSync(here, { recursive: true });
});
