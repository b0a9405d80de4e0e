import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { makePartyCode } from "../src/http/codes.ts";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { BookId } from "../src/register/ids.ts";
import { browserAt } from "./support/browser-of.ts";
import { TRIED } from "./support/every-address.ts";
import { writeForAll } from "./support/for-all.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** What every answer carries, whichever route and status; and what the log never holds. */

const NOW = new Date("2026-03-02T12:00:00.000Z");
const HTTPS = parseSettings({
  BASE_URL: "https://wijk.example.org",
  SECURITY_CONTACT: "veilig@example.org",
  LOG: "requests",
}) as Settings;

let services: Services;
let book: BookId;
let parties: Awaited<ReturnType<typeof writeForAll>>["parties"];
let member: Reader;
let visitor: Reader;

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  let tick = 0;
  const made = await servicesAt(() => new Date(NOW.getTime() - 7 * 86_400_000 + tick++ * 1000));
  ({ book, parties } = await writeForAll(made));
  services = { ...made, settings: HTTPS, secrets: { ...made.secrets, clock: () => NOW } };
  member = await readerOf(services, book, { party: parties.group });
  visitor = await readerOf(services, book, {});
  // With https the cookie has another name.
  const headers = { Cookie: `__Host-${member.headers.Cookie}` };
  member = { ...member, headers, get: async (path) => member.app.request(path, { headers }) };
});
afterAll(async () => {
  vi.restoreAllMocks();
  await services.engine.close();
});

/** Name → what must stand in it. */
const ALWAYS: Readonly<Record<string, RegExp>> = {
  "Content-Security-Policy":
    /^default-src 'none'; script-src 'self'; .*style-src 'self'; .*base-uri 'none'; frame-ancestors 'none'$/,
  "X-Content-Type-Options": /^nosniff$/,
  "Referrer-Policy": /^no-referrer$/,
  "X-Frame-Options": /^DENY$/,
  "Cross-Origin-Opener-Policy": /^same-origin$/,
  "Cross-Origin-Resource-Policy": /^same-origin$/,
  "Permissions-Policy": /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
  "Strict-Transport-Security": /^max-age=(?:3153[6-9]\d{3}|[4-9]\d{7}|\d{9,})/,
  "X-Request-Id": /^[\w-]{8}$/,
  "Cache-Control": /^(?:no-store|private, no-(?:store|cache)|public, max-age=\d+(?:, immutable)?)$/,
};

/** What is not as it must be. */
function amiss({ headers, status }: Response, address: string): readonly string[] {
  const wrong = Object.entries(ALWAYS).flatMap(([name, value]) => (value.test(headers.get(name) ?? "") ? [] : [name]));
  const inline = /unsafe|\*|https?:/.test(headers.get("Content-Security-Policy") ?? "") ? ["CSP"] : [];
  return [...wrong, ...inline].map((name) => `${status} ${address} ${name}: ${headers.get(name) ?? ""}`);
}

const routes = (method: string): readonly string[] => [
  ...new Set(createApp(services).routes.flatMap((one) => (one.method === method ? [one.path] : []))),
];
const some = (route: string): string => route.replace(":book", book).replaceAll(/:\w+(?:\{[^}]*\})?/g, "none");

describe("every answer", () => {
  test.each(["member", "visitor"] as const)("to a %s of every address that is asked for", async (who) => {
    const reader = who === "member" ? member : visitor;
    const asked = {
      ids: [parties.group],
      never: "none",
      few: [parties.group],
      words: ["2025"],
      photos: [],
      moments: [],
    };
    const inBooks = Object.entries(TRIED).flatMap(([route, [fixed, ends]]) =>
      ends(asked)
        .slice(0, 2)
        .map((end) => `${route.replace(/:book.*$/, book)}${fixed}${end}`),
    );
    const statuses = new Set<number>();
    const wrong: string[] = [];
    for (const address of new Set([...routes("GET").map(some), ...inBooks, "/nowhere", "/b/none", "//x", "/%zz"])) {
      const response = await reader.get(address);
      statuses.add(response.status);
      wrong.push(...amiss(response, address));
      if (/text\/html/.test(response.headers.get("Content-Type") ?? ""))
        if (/ style="| on\w+="|<style|<script(?! type="module" src="\/)|javascript:/.test(await response.text()))
          wrong.push(`inline ${address}`);
    }
    expect(wrong).toEqual([]);
    expect([...statuses]).toEqual(expect.arrayContaining([200, 401, 404]));
  });

  test("to every form, also one that is refused, too large or too often", async () => {
    const wrong: string[] = [];
    const post = async (address: string, body: BodyInit): Promise<number> => {
      const response = await member.app.request(address, { method: "POST", headers: member.headers, body });
      wrong.push(...amiss(response, `POST ${address}`));
      return response.status;
    };
    for (const route of routes("POST").filter((one) => !/sign-out|sessions/.test(one)))
      await post(some(route), new URLSearchParams({ csrf: "token" }));
    expect(await post("/sign-out", new URLSearchParams({ csrf: "x" }))).toBe(401);
    expect(
      await post(`/b/${book}/record/claim`, new URLSearchParams({ csrf: "token", words: "x".repeat(300_000) })),
    ).toBe(413);
    let last = 0;
    for (let n = 0; n < 201 && last !== 429; n++)
      last = await post("/account/sessions/end", new URLSearchParams({ csrf: "token", session: "x" }));
    expect(last).toBe(429);
    expect(wrong).toEqual([]);
  });

  test("when nothing changed, and when something broke", async () => {
    const { app, headers } = visitor;
    const style = /href="([^"]+\.css)"/.exec(await (await visitor.get("/")).text())?.[1] ?? "";
    const etag = (await visitor.get(style)).headers.get("ETag") ?? "";
    const same = await app.request(style, { headers: { ...headers, "If-None-Match": etag } });
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const broken = createApp({
      ...services,
      engine: { ...services.engine, query: () => Promise.reject(new Error("x")) },
    });
    const failed = await broken.request("/health");
    expect([same.status, failed.status]).toEqual([304, 500]);
    expect([...amiss(same, "304"), ...amiss(failed, "500")]).toEqual([]);
  });
});

test("a page that may come compressed says the same words, with the same headers", async () => {
  const ask = (headers: Readonly<Record<string, string>>, path: string) =>
    member.app.request(path, { headers: { ...headers, "Accept-Encoding": "gzip, br" } });
  for (const [headers, path, encoding] of [
    [{}, "/about", "gzip"],
    [{}, `/b/${book}/requests`, "gzip"],
    [{}, `/b/${book}/mirror/silence.csv`, "gzip"],
    [member.headers, `/b/${book}/requests`, "gzip"],
    [member.headers, `/b/${book}/requests?matter=space`, null],
  ] as const) {
    const [packed, plain] = [await ask(headers, path), await member.app.request(path, { headers })];
    expect([path, packed.headers.get("Content-Encoding")]).toEqual([path, encoding]);
    expect(packed.headers.get("Vary")).toBe("Accept-Encoding");
    expect(packed.headers.get("Content-Type")).toBe(plain.headers.get("Content-Type"));
    expect(amiss(packed, path)).toEqual([]);
    const bytes = Buffer.from(await packed.arrayBuffer());
    const read = encoding === null ? String(bytes) : String(gunzipSync(bytes));
    expect(withoutToken(read)).toBe(withoutToken(String(Buffer.from(await plain.arrayBuffer()))));
  }
});

const withoutToken = (page: string): string => page.replaceAll(/name="csrf" value="[^"]*"/g, "");

test("cookies are bound to the host, to https and to this site; scripts read none but the mark of a draft that was sent", async () => {
  const browser = browserAt(services);
  const app = createApp(services);
  const code = await makePartyCode(services.engine, services.secrets, { book, party: parties.group, maker: "steward" });
  const sent = await app.request("/sign-in", { method: "POST", body: new URLSearchParams({ code }) });
  const draft = new URLSearchParams({ csrf: "token", draft: "0".repeat(32), speaker: parties.group, forWhom: "x" });
  const written = await member.app.request(`/b/${book}/record/claim`, {
    method: "POST",
    headers: member.headers,
    body: draft,
  });
  const lines = [sent, await app.request("/?lang=en"), written].flatMap(({ headers }) => headers.getSetCookie());
  expect(lines.map((line) => line.split("=")[0])).toEqual(expect.arrayContaining(["__Host-session", "lang", "sent"]));
  for (const line of lines) {
    expect(line).toMatch(/; Secure/);
    expect(line).toMatch(/; SameSite=(?:Lax|Strict)/);
    if (!line.startsWith("sent=")) expect(line).toMatch(/; HttpOnly/);
  }
  expect(browser.jar.size).toBe(0);
});

test("security.txt says who reads a report, and until when that holds; without somebody there is none", async () => {
  const text = await (await visitor.get("/.well-known/security.txt")).text();
  expect(text).toBe(
    "Contact: mailto:veilig@example.org\nExpires: 2026-09-01T00:00:00.000Z\nPreferred-Languages: nl, en\nCanonical: https://wijk.example.org/.well-known/security.txt\n",
  );
  const without = createApp({ ...services, settings: parseSettings({}) as Settings });
  expect((await without.request("/.well-known/security.txt")).status).toBe(404);
});
