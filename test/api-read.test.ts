import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as z from "zod";
import type { Operation } from "../src/http/api/operation.ts";
import { operations, OPERATIONS, type OperationName } from "../src/http/api/operations.ts";
import { problemShape } from "../src/http/api/shapes.ts";
import { createApp } from "../src/http/app.tsx";
import type { App } from "../src/http/environment.ts";
import type { Services } from "../src/http/services.ts";
import { LENSES } from "../src/mirror/mirror.ts";
import { writeForAll } from "./support/for-all.ts";
import { servicesAt } from "./support/still-site.ts";

const NOW = new Date("2026-03-02T12:00:00.000Z");
let services: Services;
let app: App;
let book: string;

beforeAll(async () => {
  let tick = 0;
  services = await servicesAt(() => new Date(NOW.getTime() + tick++ * 1000));
  ({ book } = await writeForAll(services, "practice"));
  app = createApp(services);
});
afterAll(() => services.engine.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  app.request(`/api/v1${path}`, { headers });
const read = async (path: string) => (await get(path)).json();

/** An answer as its operation promises it; anything more or less fails. */
async function asPromised(name: OperationName, path: string) {
  const response = await get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return ((OPERATIONS[name] as Operation).answer as z.ZodType).parse(await response.json()) as never;
}

interface Listed {
  readonly items: readonly { readonly id: string; readonly kind: string; readonly at: string }[];
  readonly next: string | null;
}

describe("reading", () => {
  test("every operation answers as the document promises", async () => {
    const { items } = (await asPromised("listEntries", `/books/${book}/entries?limit=100`)) as Listed;
    const party = items.find(({ kind }) => kind === "party")?.id;
    const fill = (path: string) => path.replace("{book}", book).replace("{party}", String(party));
    for (const [name, { path, method, scope }] of operations) {
      if (
        method !== "get" ||
        scope !== undefined ||
        path.includes("{entry}") ||
        path.includes("{lens}") ||
        path.includes("{id}")
      )
        continue;
      await asPromised(name, fill(path));
    }
    for (const { id } of items) await asPromised("readEntry", `/books/${book}/entries/${id}`);
    for (const { name } of LENSES) await asPromised("readFinding", `/books/${book}/findings/${name}`);
  });

  test("a finding is the same as the file of its page", async () => {
    const at = "at=2026-03-02T12:05:00.000Z";
    const page = await (await app.request(`/b/${book}/mirror/silence.json?term=30&${at}`)).json();
    expect(await read(`/books/${book}/findings/silence?term=30&${at}`)).toEqual(page);
  });

  test("a list is walked to its end, each item once, and a page names the next in its header", async () => {
    const all = (await read(`/books/${book}/entries?limit=100`)) as Listed;
    const walked: string[] = [];
    let next: string | null = "";
    for (
      let path = `/books/${book}/entries?limit=3`;
      next !== null;
      path = `/books/${book}/entries?limit=3&cursor=${next}`
    ) {
      const response = await get(path);
      const page = (await response.json()) as Listed;
      ({ next } = page);
      expect(response.headers.get("Link")?.includes(next ?? "-") ?? false).toBe(next !== null);
      walked.push(...page.items.map(({ id }) => id));
    }
    expect(walked).toEqual(all.items.map(({ id }) => id));
    expect(new Set(walked).size).toBe(walked.length);
    const newest = (await read(`/books/${book}/requests?limit=1`)) as {
      items: { entry: { id: string } }[];
      next: string;
    };
    const older = (await read(`/books/${book}/requests?limit=1&cursor=${newest.next}`)) as typeof newest;
    expect(older.items[0]?.entry.id).not.toBe(newest.items[0]?.entry.id);
  });

  test("entries are asked for by kind, by whom they are about, and since a moment", async () => {
    const { items } = (await read(`/books/${book}/entries?limit=100`)) as Listed;
    const kinds = (await read(`/books/${book}/entries?kind=rule`)) as Listed;
    expect(kinds.items.map(({ id }) => id)).toEqual(items.filter(({ kind }) => kind === "rule").map(({ id }) => id));
    const middle = items[Math.floor(items.length / 2)]?.at ?? "";
    const since = (await read(`/books/${book}/entries?limit=100&since=${middle}`)) as Listed;
    expect(since.items).toEqual(items.filter(({ at }) => at >= middle));
    const party = items.find(({ kind }) => kind === "party")?.id ?? "";
    const about = (await read(`/books/${book}/entries?limit=100&party=${party}`)) as Listed;
    expect(about.items.map(({ id }) => id)).toContain(party);
    expect(about.items.length).toBeLessThan(items.length);
  });

  test("never 2: roles and ties are listed of one party at a time, and asked for by no kind", async () => {
    const { items } = (await read(`/books/${book}/entries?limit=100`)) as Listed;
    expect(items.filter(({ kind }) => ["role", "tie"].includes(kind))).toEqual([]);
    for (const kind of ["role", "tie"]) expect((await get(`/books/${book}/entries?kind=${kind}`)).status).toBe(400);
  });

  test("what did not change is not sent again", async () => {
    const first = await get(`/books/${book}/rules`);
    const tag = first.headers.get("ETag") ?? "";
    expect((await get(`/books/${book}/rules`, { "If-None-Match": tag })).status).toBe(304);
    expect((await get(`/books/${book}/rules`, { "If-None-Match": '"other"' })).status).toBe(200);
  });
});

describe("what goes otherwise", () => {
  const cases: readonly (readonly [what: string, path: string, status: number, fields: readonly string[]])[] = [
    ["a book that is not there", "/books/nergens", 404, []],
    ["an entry that is not there", `/books/buurt/entries/nobody-ever-wrote-this`, 404, []],
    ["a question that is not there", "/books/buurt/findings/nothing", 404, []],
    ["a slash at the end", "/books/", 404, []],
    ["a parameter nobody knows", "/books/buurt/entries?kinds=rule&limit=5", 400, ["kinds"]],
    ["a parameter that a book itself does not know", "/books/buurt?limit=5", 400, ["limit"]],
    ["a parameter of no question", "/books/buurt/findings/silence?nothing=1", 400, ["nothing"]],
    ["values that cannot be", "/books/buurt/entries?kind=nothing&limit=0&since=soon", 400, ["limit", "kind", "since"]],
    ["a parameter twice", "/books/buurt/entries?limit=5&limit=6", 400, ["limit"]],
    ["a cursor of one's own making", "/books/buurt/entries?cursor=aaaa", 400, ["cursor"]],
    ["a moment that is none", "/books/buurt?at=then", 400, ["at"]],
  ];
  test.each(cases)("%s is told as a problem, naming the fields", async (_what, path, status, fields) => {
    const response = await get(path);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([status, "application/problem+json"]);
    const problem = problemShape.parse(await response.json());
    expect(problem.status).toBe(status);
    expect(problem.instance).toBe(response.headers.get("X-Request-Id"));
    expect(problem.errors?.map(({ field }) => field) ?? []).toEqual(fields);
  });

  test("another method, another format and another language", async () => {
    const wrong = await app.request(`/api/v1/books/${book}/rules`, { method: "DELETE" });
    expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET, HEAD"]);
    expect((await get("/books", { Accept: "text/html" })).status).toBe(406);
    expect((await get("/books", { Accept: "text/html, */*;q=0.1" })).status).toBe(200);
    const turkish = await get("/books/nergens", { "Accept-Language": "xx, tr;q=0.8, nl;q=0.2" });
    expect(turkish.headers.get("Content-Language")).toBe("tr");
    expect(((await turkish.json()) as { title: string }).title).toBe(services.texts.in("tr").t("error.not-found"));
  });
});

test("every answer tells the version, is kept nowhere and sets no cookie; the document may be read from anywhere", async () => {
  for (const path of ["", "/books", "/books/nergens", "/nothing", "/openapi.json", "/books?lang=tr"]) {
    const { headers } = await get(path);
    expect([path, headers.get("API-Version"), headers.get("Set-Cookie")]).toEqual([path, "1.0.0", null]);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    const shared = path === "/openapi.json";
    expect([path, headers.get("Access-Control-Allow-Origin")]).toEqual([path, shared ? "*" : null]);
    expect([path, headers.get("Cache-Control")?.includes("no-store")]).toEqual([path, !shared]);
  }
});

test("the reference page tells every operation and every shape", async () => {
  const page = await (await app.request("/api?lang=en")).text();
  const document = (await read("/openapi.json")) as { paths: object; components: { schemas: object } };
  const told = [
    ...Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `<code>${method.toUpperCase()} ${path}</code>`),
    ),
    ...Object.keys(document.components.schemas).map((name) => `id="shape-${name}"`),
  ];
  expect(told.length).toBeGreaterThan(80);
  expect(told.filter((one) => !page.includes(one))).toEqual([]);
});
