import { afterAll, describe, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { postCounts } from "../src/http/post-counts.ts";
import { POST_SORTS } from "../src/http/post-limits.ts";
import { secretsOf } from "../src/http/secrets.ts";
import type { Services } from "../src/http/services.ts";
import { Refusal } from "../src/register/refusal.ts";
import type { Engine } from "../src/storage/engine.ts";
import { foundBook, means } from "./support/book.ts";
import { STORES } from "./support/engines.ts";
import { readerOf, servicesAt } from "./support/still-site.ts";

/** How often something may be sent in: per account or address, over all processes. Plain reading is not counted. */

const NOW = Date.parse("2026-03-02T12:01:00.000Z");
const open: Services[] = [];
afterAll(() => Promise.all(open.map(({ engine }) => engine.close())));

const site = async (): Promise<Services> => {
  const services = await servicesAt(() => new Date(NOW));
  open.push(services);
  return services;
};

test("every route that takes a form has a row", async () => {
  const isForm = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
    !["GET", "HEAD", "ALL"].includes(method) && path !== "/*";
  const routes = createApp(await site()).routes.filter(isForm);
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.map(({ path }) => path).filter((path) => !(path in POST_SORTS))).toEqual([]);
});

describe.each(["SQLite on disk", "PostgreSQL"])("%s", (name) => {
  const LIMIT = { sort: "tried", most: 100, every: 600_000 };
  /** What two processes let through of so many posts each, all at once. */
  async function letThrough(two: readonly Engine[], whose: string, posts: number): Promise<number> {
    const secrets = { ...secretsOf(means), clock: () => new Date(NOW) };
    const counts = two.map((engine) => postCounts({ engine, secrets }));
    const tried = counts.flatMap((count) =>
      Array.from({ length: posts }, () =>
        count(whose, LIMIT).then(
          () => 1,
          (error: unknown) => {
            if (error instanceof Refusal && error.details.retry === 540) return 0;
            throw error;
          },
        ),
      ),
    );
    return (await Promise.all(tried)).reduce<number>((sum, one) => sum + one, 0);
  }

  test("two processes together let no more through than one, and each account its own", async () => {
    const store = await (STORES[name] as (typeof STORES)[string])();
    const two = [store.engine, (await store.again?.()) as Engine];
    expect(await letThrough(two, "account a", 150)).toBe(100);
    expect(await letThrough(two, "account a", 5)).toBe(0);
    expect(await letThrough(two, "account b", 40)).toBe(80);
    await store.close();
  });
});

test("a process remembers ten thousand addresses at most, the newest, and lets nobody post more by it", async () => {
  const { engine } = await site();
  const shares = new Map<string, never>();
  const secrets = { ...secretsOf(means), clock: () => new Date(NOW) };
  const count = postCounts({ engine, secrets }, shares as never);
  const limit = { sort: "many", most: 40, every: 600_000 };
  const first = () => count("address first", limit);
  await first();
  for (let n = 0; n <= 10_000; n++) await count(`address ${n}`, limit);
  expect(shares.size).toBe(10_000);
  for (let n = 0; n < 36; n++) await first();
  await expect(first()).rejects.toMatchObject({ code: "too-many-tries" });
});

test("who sends too much is told so on a page, with when to come back; others go on, and so does reading", async () => {
  const services = await site();
  const { book, city, group } = await foundBook(services.desk, "vaak");
  const [one, other] = [
    await readerOf(services, book, { party: group }),
    await readerOf(services, book, { party: city }),
  ];
  const post = ({ app, headers }: typeof one) =>
    app.request("/account/sessions/end", {
      method: "POST",
      headers,
      body: new URLSearchParams({ csrf: "token", session: "x" }),
    });
  const same = { ...other, app: one.app };
  for (let n = 0; n < 200; n++) expect((await post(one)).status).toBe(303);
  const refused = await post(one);
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "540"]);
  expect(await refused.text()).toMatch(/te vaak achter elkaar.*weer over 9 minuten/s);
  expect((await post(same)).status).toBe(303);
  expect((await one.get("/account")).status).toBe(200);
  // What is written in a book is another sort.
  expect(
    (
      await one.app.request(`/b/${book}/tally`, {
        method: "POST",
        headers: one.headers,
        body: new URLSearchParams({ csrf: "token", asker: "somebody" }),
      })
    ).status,
  ).toBe(303);
});

test("who asks for one earlier moment after another is told so; what is kept, now, and others go on", async () => {
  const plain = await site();
  const services = { ...plain, settings: { ...plain.settings, API_PER_MINUTE: 300 } };
  const { book } = await foundBook(services.desk, "toen");
  const { app } = await readerOf(services, book, {});
  const ask = (path: string) => app.request(`/b/${book}/mirror/${path}`);
  const at = (n: number) => new Date(NOW - n * 1000).toISOString();
  for (let n = 0; n < 298; n++) expect((await ask(`silence.json?at=${at(n + 1)}`)).status).toBe(200);
  // A choice of one's own counts where it was not made before.
  for (let n = 0; n < 5; n++) expect((await ask("silence.json?between=4")).status).toBe(200);
  expect((await ask(`silence.json?at=${at(400)}`)).status).toBe(200);
  const refused = await ask(`silence?at=${at(500)}`);
  expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "540"]);
  const program = await app.request(`/api/v1/books/${book}/findings/silence?at=${at(501)}`);
  expect([program.status, program.headers.get("Content-Type")]).toEqual([429, "application/problem+json"]);
  for (const path of ["silence", "silence?between=4", `silence?at=${at(298)}`, `load?at=${at(400)}`])
    expect([path, (await ask(path)).status]).toEqual([path, path.startsWith("load") ? 429 : 200]);
  const city = await readerOf(services, book, { party: (await foundBook(services.desk, "ander")).city });
  expect((await app.request(`/b/${book}?at=${at(502)}`, { headers: city.headers })).status).toBe(200);
});
