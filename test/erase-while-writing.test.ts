import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { erasePerson } from "../src/http/erasing.ts";
import { openServices } from "../src/http/services.ts";
import type { SignedIn } from "../src/http/sessions.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import { insertMembership, membershipsOf, peopleOf } from "../src/storage/accounts.ts";
import { claimOf, foundBook } from "./support/book.ts";

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-erase-busy-"));
const services = await openServices(parseSettings({ DATA_DIR: folder }) as Settings);
afterAll(async () => {
  await services.engine.close();
  rmSync(folder, { recursive: true });
});

test("somebody is erased while the book is being written in: neither waits for the other without end", async () => {
  const { engine, desk } = services;
  const { book, city } = await foundBook(desk, "druk");
  const leaving = { book, party: city, role: "organiser", unit: "", pseudonym: "weg" } as const;
  await insertMembership(engine, "weg", leaving);
  const signedIn = { account: "weg", memberships: await membershipsOf(engine, "weg"), atInstitution: [] };
  // Whoever looks in the book inside the transaction that erases waits for a writing that waits for that transaction.
  const busy = {
    ...engine,
    transaction: (async (lock, work) => {
      return engine.transaction(lock, async (queries) => {
        if (lock === "erasing") void desk.write(book, claimOf(city, "tijdens het wissen"));
        return work(queries);
      });
    }) as typeof engine.transaction,
  };
  await erasePerson({ ...services, engine: busy }, signedIn as unknown as SignedIn, false);
  await desk.write(book, claimOf(city, "daarna"));
  expect(await peopleOf(engine, book, city)).toEqual([]);
});
