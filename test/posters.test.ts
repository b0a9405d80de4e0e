import { afterAll, beforeAll, expect, test } from "vitest";
import { POSTER_DAILY, POSTER_DAYS, POSTER_MOST, redeem } from "../src/http/codes.ts";
import type { Services } from "../src/http/services.ts";
import type { BookId } from "../src/register/ids.ts";
import { membershipsOf } from "../src/storage/accounts.ts";
import { postersOf } from "../src/storage/codes.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Residents come in by themselves: with an open letter that works once, or a poster that works often, and not without end. */

const DAY = 86_400_000;
let now = Date.parse("2026-11-28T12:00:00.000Z");
let services: Services;
let book: BookId;
let steward: Reader;
let city: Reader;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  const founded = await foundBook(services.desk, "poster");
  ({ book } = founded);
  steward = await readerOf(services, book, { steward: true });
  city = await readerOf(services, book, { party: founded.city });
});
afterAll(() => services.engine.close());

async function post({ app, headers }: Reader, path: string, fields: Readonly<Record<string, string>>) {
  const body = new URLSearchParams({ csrf: "token", ...fields });
  return app.request(path, { method: "POST", headers, body });
}
const codesOn = async (answer: Response): Promise<readonly string[]> =>
  [...(await answer.text()).matchAll(/letter-code">([^<]+)</g)].map(([, code = ""]) => code);
const makePoster = async (): Promise<string> =>
  (await codesOn(await post(steward, "/steward/poster", { book })))[0] ?? "";
const comeIn = async (typed: string, into?: string) =>
  redeem(services.engine, services.secrets, { typed, address: "192.0.2.7" }, into);
const refusedWith = async (typed: string): Promise<string> =>
  comeIn(typed).then(
    () => "",
    (error: { code: string }) => error.code,
  );

test("ten open letters hold ten codes; each lets one new party in, once, and nobody stands in the book before it says who it is", async () => {
  const codes = await codesOn(await post(steward, "/steward/letters", { book }));
  expect(new Set(codes).size).toBe(10);
  const parties = new Set<string>();
  for (const code of codes) {
    const [first] = await membershipsOf(services.engine, (await comeIn(code)).account);
    expect(first).toMatchObject({ book, role: "organiser" });
    parties.add(first?.party ?? "");
  }
  expect([parties.size, await refusedWith(codes[0] ?? "")]).toEqual([10, "code-wrong"]);
  expect((await services.desk.open(book)).register.parties.size).toBe(2);
});

test("a poster lets in a new party each time, so many a day and no more", async () => {
  const code = await makePoster();
  const parties = new Set<string>();
  for (let i = 0; i < POSTER_DAILY; i++) {
    const { account, code: used } = await comeIn(code.replaceAll(" ", ""));
    const [first] = await membershipsOf(services.engine, account);
    expect(first?.party).toBe(used.party);
    parties.add(used.party);
  }
  expect([parties.size, await refusedWith(code)]).toEqual([POSTER_DAILY, "poster-full"]);
  // As many neighbours behind one address as come to a full poster: none of them guessed.
  for (let i = 0; i < 25; i++) expect(await refusedWith(code)).toBe("poster-full");
  expect((await postersOf(services.engine, book)).map(({ uses }) => Number(uses))).toEqual([POSTER_DAILY]);
  now += DAY;
  expect(await refusedWith(code)).toBe("");
});

test("a poster is used up after so many parties in all", async () => {
  const code = await makePoster();
  for (let i = 0; i < POSTER_MOST; i++) {
    if (i % POSTER_DAILY === 0) now += DAY;
    await comeIn(code);
  }
  now += DAY;
  expect(await refusedWith(code)).toBe("code-wrong");
});

test("a poster ends when the steward stops it; nobody else makes or stops one", async () => {
  const [late, stopped] = [await makePoster(), await makePoster()];
  for (const path of ["/steward/poster", "/steward/letters", "/steward/poster/withdraw"])
    expect((await post(city, path, { book, poster: "x" })).status).toBe(401);
  for (const { id, used } of await postersOf(services.engine, book))
    if (used === null) await post(steward, "/steward/poster/withdraw", { book, poster: id });
  expect([await refusedWith(late), await refusedWith(stopped)]).toEqual(["code-wrong", "code-wrong"]);
});

test("who is in already adds the new party to the same account", async () => {
  const { account } = await comeIn(await makePoster());
  const { code } = await comeIn(await makePoster(), account);
  const parties = (await membershipsOf(services.engine, account)).map(({ party }) => party);
  expect([parties.length, parties.includes(code.party as never)]).toEqual([2, true]);
});

test("a book that is not there gets no letters, and of a poster only a hash is kept", async () => {
  expect((await post(steward, "/steward/poster", { book: "nergens" })).status).toBe(404);
  const code = await makePoster();
  expect(JSON.stringify(await postersOf(services.engine, book))).not.toContain(code);
});

test("a poster ends by its day", async () => {
  const hanging = await makePoster();
  now += (POSTER_DAYS + 1) * DAY;
  expect(await refusedWith(hanging)).toBe("code-wrong");
});
