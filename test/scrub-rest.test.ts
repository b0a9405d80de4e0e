import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { clean } from "../src/http/cleaning.ts";
import { erasedFile, erasedIn, noteErased } from "../src/http/erased-list.ts";
import { openServices } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId } from "../src/register/ids.ts";
import { claimOf, foundBook } from "./support/book.ts";
import { startPostgres } from "./support/postgres.ts";

/** A server that falls between an erasure and the scrubbing of its files, or half way a line of the list. */

const PLANTED = "voor mijn tante en haar buren";
const newFolder = () => mkdtempSync(path.join(tmpdir(), "wijkspiegel-rest-"));
const isIn = (folder: string): boolean =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (file) => file.isFile() && readFileSync(path.join(file.parentPath, file.name)).includes(PLANTED),
  );

async function fallsAfterErasing(env: Readonly<Record<string, string>>, files: string): Promise<readonly boolean[]> {
  const services = await openServices(parseSettings({ LOG: "none", ...env }) as Settings);
  const { engine, desk } = services;
  const flushed = async () => void (engine.name === "postgres" && (await engine.query("CHECKPOINT")));
  const { book, group } = await foundBook(desk, "rest");
  const { id } = await desk.write(book, claimOf(group, PLANTED));
  await flushed();
  const scrub = vi.spyOn(engine, "scrub").mockRejectedValueOnce(new Error("killed"));
  const erasure = { kind: "erasure", by: { party: group, account: "a" }, body: { target: id, along: [] } } as Draft;
  await expect(desk.write(book, erasure)).rejects.toThrow("killed");
  await flushed();
  const before = isIn(files);
  await clean(services);
  const after = isIn(files);
  scrub.mockClear();
  await clean(services);
  const again = scrub.mock.calls.some(([tables]) => tables?.includes("entry"));
  await engine.close();
  return [before, after, again];
}

test("SQLite: the next cleaning leaves no file that holds the words, and then has no more to do", async () => {
  const folder = newFolder();
  expect(await fallsAfterErasing({ DATA_DIR: folder }, folder)).toEqual([true, false, false]);
  rmSync(folder, { recursive: true });
});

test("PostgreSQL: the same", async () => {
  const [folder, server] = [newFolder(), await startPostgres()];
  const files = path.join(server.folder ?? folder, "base");
  expect(await fallsAfterErasing({ DATA_DIR: folder, DATABASE_URL: server.url }, files)).toEqual([true, false, false]);
  await server.stop();
  rmSync(folder, { recursive: true });
});

test("a line of what was erased that broke off spoils no other; one that is damaged is told", () => {
  const settings = { DATA_DIR: newFolder() } as Settings;
  const one = (id: string) => ({ book: "rest" as BookId, id: id as EntryId });
  noteErased(settings, [one("a")]);
  appendFileSync(erasedFile(settings), '{"book":"rest","id":"b');
  noteErased(settings, [one("c")]);
  expect(erasedIn(erasedFile(settings))).toEqual([one("a"), one("c")]);
  writeFileSync(erasedFile(settings), '{"book" "rest"}\n');
  expect(() => erasedIn(erasedFile(settings))).toThrow("JSON");
  rmSync(settings.DATA_DIR, { recursive: true });
});
