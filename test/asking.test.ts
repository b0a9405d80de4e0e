import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Asking by the form: who, what and by when are enough for a request that waits. */
const DAY = 86_400_000;
let now = Date.parse("2026-03-02T12:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let rosa: Reader;
let servant: Reader;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, city, group } = await foundBook(services.desk, "buurt"));
  rosa = await readerOf(services, book, { party: group });
  servant = await readerOf(services, book, { party: city });
});
afterAll(() => services.engine.close());

const form = async (reader: Reader): Promise<string> => (await reader.get(`/b/${book}/record/request`)).text();
/** What a form holds before anybody typed, sent with a few answers. */
async function ask({ app, headers }: Reader, page: string, answers: Readonly<Record<string, string>>): Promise<string> {
  const typed = [...page.matchAll(/<input (?=[^>]*type="text")[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)];
  const held = Object.fromEntries(typed.map(([, name, value]) => [name, value]));
  const body = new URLSearchParams({ csrf: "token", ...held, ...answers });
  const answer = await app.request(`/b/${book}/record/request`, { method: "POST", headers, body });
  expect(answer.status).toBe(303);
  return answer.headers.get("Location") ?? "";
}

test("who, what and by when are enough: the wait counts from the day it was asked in the book, and its term ends", async () => {
  const answers = { from: group, to: city, matter: "space", what: "Een zaal", wanted: "1-5-2026" };
  const at = await ask(rosa, await form(rosa), answers);
  const { register } = await services.desk.open(book);
  expect(register.entries.at(-1)?.kind === "request" && register.entries.at(-1)).toMatchObject({
    body: { asked: "2026-03-02", wanted: "2026-05-01" },
  });
  const late = "er staat na acht weken nog geen besluit";
  const page = async () => (await rosa.get(at)).text();
  const early = await page();
  now += 60 * DAY;
  expect([early.includes(late), (await page()).includes(late)]).toEqual([false, true]);
  expect(await page()).toContain(`${at}/letter/default`);
});

test("an institution that asks is asked at once how many hours it takes and what stands against that; residents are not", async () => {
  const first = (page: string): string => page.slice(0, page.indexOf("<details"));
  const [residents, institution] = [first(await form(rosa)), first(await form(servant))];
  for (const name of ["hours", "offered"]) {
    expect(institution).toContain(`name="${name}"`);
    expect(residents).not.toContain(`name="${name}"`);
  }
  expect(await form(rosa)).toContain('name="hours"');
});
