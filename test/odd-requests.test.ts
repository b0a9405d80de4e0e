import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import type { Services } from "../src/http/services.ts";
import { traceOf } from "../src/http/trace.ts";
import { asBookId } from "../src/register/ids.ts";
import { writeForAll } from "./support/for-all.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** What nobody types and programs send: one answer on every database, nothing kept of it, nothing of it in the log. */

let services: Services;
let made: Awaited<ReturnType<typeof writeForAll>>;
let member: Reader;

beforeAll(async () => {
  let tick = Date.parse("2026-02-23T12:00:00.000Z");
  services = await servicesAt(() => new Date((tick += 60_000)));
  made = await writeForAll(services);
  member = await readerOf(services, made.book, { party: made.parties.group });
});
afterAll(() => services.engine.close());

const entries = async (): Promise<number> => (await services.desk.open(made.book)).register.entries.length;

test("a NUL, which PostgreSQL keeps in no text, names nothing in an address and is refused in a form", async () => {
  const routes = new Set(createApp(services).routes.flatMap((one) => (one.method === "GET" ? [one.path] : [])));
  for (const route of [...routes].filter((path) => path.includes(":"))) {
    const path = route.replace(":book", made.book).replaceAll(/:\w+(?:\{[^}]*\})?/g, "%00");
    if (path.includes("%00")) expect([path, (await member.get(path)).status]).toEqual([path, 404]);
  }
  expect((await member.get("/b/%00")).status).toBe(404);
  const before = await entries();
  const at = `/b/${made.book}/parties/${made.parties.group}/people/name`;
  for (const [name, value] of [
    ["name", "Rosa\0"],
    ["na\0me", "Rosa"],
  ] as const) {
    const body = new URLSearchParams({ csrf: "token", [name]: value });
    const answer = await member.app.request(at, { method: "POST", headers: member.headers, body });
    expect([answer.status, await entries()]).toEqual([400, before]);
  }
});

test("an address that begins with two slashes gives no link to another site", async () => {
  const page = await (await createApp(services).request("http://localhost//elders.example/x")).text();
  expect(page).toContain('href="/elders.example/x?lang=en"');
  expect(page).not.toContain('"//');
});

test.each(["\\u0000", "\\ud800", "\\udc00\\ud800"])(
  "JSON with %s in a text is refused, and its name is free again",
  async (odd) => {
    const before = await entries();
    const { group, city } = made.parties;
    const send = (what: string) =>
      member.app.request(`/api/v1/books/${made.book}/entries`, {
        method: "POST",
        headers: { ...member.key, "Content-Type": "application/json", "Idempotency-Key": `odd-${odd}` },
        body: `{"kind":"request","body":{"from":{"party":"${group}"},"to":"${city}","matter":"space","what":"${what}"}}`,
      });
    const refused = await send(`x${odd}`);
    expect(await refused.json()).toMatchObject({ status: 400, errors: [{ field: "body", problem: "text" }] });
    expect([(await send("De zaal \\ud83d\\ude00")).status, await entries()]).toEqual([201, before + 1]);
  },
);

test("asking for books that are not there fills no memory", async () => {
  setFlagsFromString("--expose-gc");
  const clear = runInNewContext("gc") as () => void;
  clear();
  const before = process.memoryUsage().heapUsed;
  let absent = 0;
  for (let n = 0; n < 400; n++) await services.desk.open(asBookId(`${n}`.padEnd(100_000, "x"))).catch(() => absent++);
  expect(absent).toBe(400);
  clear();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
});

test("the log holds no text that an error quotes", () => {
  const headers = new Headers();
  let trace = "";
  try {
    headers.set("Location", "/b/buurt\r\nwat iemand typte");
  } catch (error) {
    trace = traceOf(error);
  }
  expect(trace).toMatch(/^TypeError: .*\n\s+at /);
  expect(trace).not.toContain("typte");
});
