import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePartyCode } from "../src/http/codes.ts";
import { openServices } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { insertPhoto } from "../src/storage/photos.ts";
import { claimOf, foundBook } from "./support/book.ts";
import { fill } from "./support/filled-book.ts";
import { buildProgram, type Running, start } from "./support/program.ts";
import { type Visitor, visitor } from "./support/visitor.ts";

/** Taking everything along streams: a server holds one photo at a time, however many there are. */

const PHOTOS = 200;
const MEGABYTE = 1_000_000;
const ENTRIES = 1000;
const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-along-"));
let server: Running;
let member: Visitor;
let book: BookId;
let group: PartyId;

beforeAll(async () => {
  await buildProgram();
  const env = { DATA_DIR: folder, PORT: "0" };
  const services = await openServices(parseSettings(env) as Settings);
  ({ book, group } = await foundBook(services.desk, "veel"));
  await fill(services.engine, book, claimOf(group, "de hele straat"), ENTRIES);
  const data = Buffer.alloc(MEGABYTE, "foto").toString("base64");
  const photo = { type: "image/jpeg", size: MEGABYTE, sha256: "0".repeat(64), made: "2026-03-01" } as const;
  for (let n = 0; n < PHOTOS; n++) {
    const row = { ...photo, id: `foto-${String(n).padStart(16, "0")}`, party: group, account: "" };
    await insertPhoto(services.engine, book, { ...row, entry: group as string as EntryId }, data);
  }
  const code = await makePartyCode(services.engine, services.secrets, { book, party: group, maker: "steward" });
  server = start(["serve"], env);
  const told = await server.said("http://");
  const url = /http:\/\/[^\s/]+/.exec(told)?.[0]?.replace("localhost", "127.0.0.1") ?? "";
  member = await visitor({ url } as never, code);
  await services.engine.close();
});
afterAll(async () => {
  server.child.kill("SIGTERM");
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** Memory that the server holds, at most where the system tells that, in bytes. */
function memory(): number {
  const status = `/proc/${server.child.pid}/status`;
  if (existsSync(status)) return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1]) * 1024;
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(server.child.pid)], { encoding: "utf8" })) * 1024;
}

/** Reads an answer to its end and keeps nothing of it; gives how long it was, in bytes. */
async function length(address: string): Promise<number> {
  let bytes = 0;
  const { body } = await member.get(address);
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) bytes += piece.length;
  return bytes;
}

test("a file of all photos takes far less memory than they are together", async () => {
  const at = `/b/${book}/parties/${group}/take-out/file`;
  // Of all entries and no photo.
  await length(`${at}.csv`);
  const before = memory();
  const whole = await length(`${at}.jsonl`);
  expect(whole).toBeGreaterThan(PHOTOS * MEGABYTE);
  expect(memory() - before).toBeLessThan(0.75 * whole);
});
