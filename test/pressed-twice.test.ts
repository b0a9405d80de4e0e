import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { makePartyCode } from "../src/http/codes.ts";
import { openServices, type Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { startPostgres, type TestPostgres } from "./support/postgres.ts";

/** A slow phone, a button pressed twice, and two servers on one PostgreSQL that each get one of the presses. */

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-pressed-"));
let postgres: TestPostgres;
let servers: readonly Services[];
let book: BookId;
let city: PartyId;
let group: PartyId;
let browser: TestBrowser;

beforeAll(async () => {
  postgres = await startPostgres();
  const settings = parseSettings({ DATA_DIR: folder, DATABASE_URL: postgres.url }) as Settings;
  servers = [await openServices(settings), await openServices(settings)];
  const [{ desk, engine, secrets }] = servers as [Services];
  ({ book, city, group } = await foundBook(desk, "tweemaal"));
  browser = browserAt(servers[0] as Services);
  await browser.signIn(await makePartyCode(engine, secrets, { book, party: group, maker: "steward" }));
});
afterAll(async () => {
  for (const { engine } of servers) await engine.close();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const carried = async (): Promise<string> =>
  /name="csrf" value="([^"]*)"/.exec(await browser.text(`/b/${book}/record/request`))?.[1] ?? "";
const FROM = { incoming: { socket: { remoteAddress: "127.0.0.1", remotePort: 1, remoteFamily: "IPv4" } } };
async function press(services: Services, csrf: string, what: string): Promise<string | null> {
  const headers = { Cookie: [...browser.jar].map((one) => one.join("=")).join("; ") };
  const body = new URLSearchParams({ csrf, from: group, to: city, matter: "space", what });
  const init = { method: "POST", headers, body };
  const answer = await createApp(services).request(`/b/${book}/record/request`, init, FROM);
  return answer.headers.get("Location");
}
const asked = async () => {
  const { register } = await (servers[1] as Services).desk.open(book);
  return register.entries.flatMap((entry) => (entry.kind === "request" ? [entry.body.what] : []));
};

test("pressed twice at once, at two servers, and once more: it is written once, and each press leads to it", async () => {
  const csrf = await carried();
  const first = await Promise.all(servers.map((services) => press(services, csrf, "Een zaal")));
  const places = [...first, await press(servers[0] as Services, csrf, "Een zaal")];
  expect([new Set(places).size, await asked()]).toEqual([1, ["Een zaal"]]);
  expect(places[0]).toMatch(/entries/);
});

test("other words from the same page, and the same words from another page, are written too", async () => {
  const csrf = await carried();
  const presses = [
    [csrf, "Een keuken"],
    [csrf, "Een tuin"],
    [await carried(), "Een tuin"],
  ] as const;
  for (const [token, what] of presses) await press(servers[1] as Services, token, what);
  expect((await asked()).slice(1)).toEqual(["Een keuken", "Een tuin", "Een tuin"]);
});
