import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createApp } from "../src/http/app.tsx";
import type { App } from "../src/http/environment.ts";
import type { Services } from "../src/http/services.ts";
import { LENSES } from "../src/mirror/mirror.ts";
import type { Entry, WrittenEntry } from "../src/register/entry.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { parseBody } from "../src/register/check.ts";
import { FORM_KINDS, isFormKind, SPECS } from "../src/web/forms/specs.ts";
import { writeForm } from "../src/web/forms/write-form.ts";
import { verifyBook } from "./support/book.ts";
import { writeForAll } from "./support/for-all.ts";
import { bytes, fuzz, odd } from "./support/fuzz.ts";
import { ONE_OF_EACH_KIND } from "./support/one-of-each-kind.ts";
import { readerOf, servicesAt } from "./support/still-site.ts";

/** Whatever is asked or sent, by whomever, the site answers: never "broken", never a piece of its inside or of what one may not read. */

let tick = Date.parse("2026-02-23T12:00:00.000Z");
let services: Services;
let book: BookId;
let app: App;
/** Cookies of a member and of nobody. */
let cookies: readonly string[];
/** What a program of the same party says. */
let key: string;
let ids: readonly string[];

beforeAll(async () => {
  // Time goes on between requests, or all of them would be too many.
  services = await servicesAt(() => new Date((tick += 5000)));
  const made = await writeForAll(services);
  book = made.book;
  app = createApp(services);
  const member = await readerOf(services, book, { party: made.parties.group });
  cookies = [member.headers.Cookie ?? "", ""];
  key = member.key.Authorization ?? "";
  ids = (await services.desk.open(book)).register.entries.map(({ id }) => id);
  mine = (await services.desk.open(book)).register.entries.flatMap((entry) => writtenBy(entry, made.parties.group));
  vi.spyOn(console, "error").mockImplementation((line: string) => void broken.push(line));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await services.engine.close();
});

/** An entry as its form sends it. */
interface Written {
  readonly kind: string;
  readonly fields: readonly (readonly [name: string, typed: string])[];
}
let mine: readonly Written[];

function writtenBy(entry: Entry, party: PartyId): readonly Written[] {
  if (entry.kind === "erased" || entry.by.party !== party || !isFormKind(entry.kind) || entry.kind === "party")
    return [];
  const posted = writeForm(entry.kind, entry.body);
  const fields = Object.entries(posted).flatMap(([name, typed]) =>
    [typed].flat().map((one) => [name, String(one)] as const),
  );
  return [{ kind: entry.kind, fields }];
}

const broken: string[] = [];
/** Of the program's inside, of the machine, and of what this member may not read. */
const INSIDE =
  /node_modules|\bat .+\.tsx?:\d+|SQLITE|UNIQUE constraint|geheime voorwaarde|eigen tuin voor tuingroep|secret of /;

async function answers(request: Promise<Response> | Response): Promise<void> {
  const response = await request;
  const text = `${JSON.stringify([...response.headers])} ${await response.text()}`;
  expect([response.status < 500 || response.status === 503, broken.splice(0)]).toEqual([true, []]);
  expect(INSIDE.exec(text)?.[0]).toBe(undefined);
}

const routes = (method: string): readonly string[] => [
  ...new Set(
    createApp(services).routes.flatMap((one) => (one.method === method && !one.path.includes("*") ? [one.path] : [])),
  ),
];
/** After these the member would be nobody, and all that follows tell nothing. */
const LEAVING = /^\/sign-out$|\/sessions\/|\/people\/(?:leave|remove|role|hand-over)$/;
const unless = (route: string, who: string): string => (LEAVING.test(route) ? "" : who);
const NAMES =
  "at year unit area lang party rule a b request criterion how count group by about kind cursor limit since tap example number table code page back".split(
    " ",
  );
/** A route with something in the place of each of its names. */
function filled(route: string, parts: readonly string[]): string {
  let at = 0;
  const path = route.replace(":book", () => (at === 0 && parts[0] === "elsewhere" ? "elsewhere" : book));
  return path.replaceAll(/:\w+(?:\{[^}]*\})?/g, () =>
    encodeURIComponent((parts[at++ % parts.length] ?? "x").toWellFormed() || "x"),
  );
}
const parts = (): fc.Arbitrary<readonly string[]> =>
  fc.array(
    fc.oneof(
      odd,
      fc.constantFrom(...ids),
      fc.constantFrom(...LENSES.map(({ name }) => name)),
      fc.constantFrom(...FORM_KINDS),
    ),
    { minLength: 1, maxLength: 3 },
  );
const value = (): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: odd }, { weight: 1, arbitrary: fc.constantFrom(...ids, "2024", "open") });
const query = (): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), odd), value()), { maxLength: 4 })
    .map((pairs) =>
      new URLSearchParams(pairs.map(([name, said]) => [name.toWellFormed(), said.toWellFormed()])).toString(),
    );
const cookie = (): fc.Arbitrary<string> => fc.constantFrom(...cookies);

test("every address with whatever after it", () =>
  fuzz(
    "addresses",
    400,
    fc.tuple(fc.constantFrom(...routes("GET")), parts(), query(), cookie()),
    ([route, named, asked, who]) =>
      answers(app.request(`${filled(route, named)}?${asked}`, { headers: { Cookie: who } })),
  ));

/** Names that forms have, of whatever kind. */
const OTHERS =
  "csrf for as first looked audience target tap draft asker other id day drawn text words email secret credential code how session passkey person role name unit report act verdict ground reason receipt again posted book party languages holder poster agree mapping source date column.0 all-or-nothing".split(
    " ",
  );
const FIELDS = [...new Set([...Object.values(SPECS).flatMap((specs) => specs.map(({ name }) => name)), ...OTHERS])];
const fields = (): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc.dictionary(fc.constantFrom(...FIELDS), value(), { maxKeys: 10 });

test("every form with whatever in it", () =>
  fuzz(
    "posts",
    500,
    fc.tuple(fc.constantFrom(...routes("POST")), parts(), fields(), cookie(), fc.boolean()),
    ([route, named, said, who, multipart]) => {
      const all = Object.entries({ csrf: "token", ...said }).map(
        ([name, typed]) => [name, typed.toWellFormed()] as const,
      );
      const body = multipart ? new FormData() : new URLSearchParams();
      for (const [name, typed] of all) body.append(name, typed);
      return answers(
        app.request(filled(route, named), { method: "POST", headers: { Cookie: unless(route, who) }, body }),
      );
    },
  ));

test("what a party wrote, sent once more with some of it otherwise", () => {
  const typed = fc.dictionary(fc.nat(30), fc.oneof(odd, fc.constantFrom(...ids)), { maxKeys: 3 });
  return fuzz("changed", 300, fc.tuple(fc.nat(mine.length - 1), typed, fc.nat(1)), ([which, changes, looked]) => {
    const { kind, fields: said } = mine[which] as Written;
    const body = new URLSearchParams({ csrf: "token", looked: String(looked) });
    said.forEach(([name, before], i) => body.append(name, (changes[i] ?? before).toWellFormed()));
    return answers(
      app.request(`/b/${book}/record/${kind}`, { method: "POST", headers: { Cookie: cookies[0] ?? "" }, body }),
    );
  });
});

test("what a program sends with a key: bodies of every kind with some of it otherwise, or any JSON", () => {
  const sent = fc.constantFrom(...ONE_OF_EACH_KIND).chain(({ kind, body }) => {
    const changed = fc.oneof(odd, fc.constantFrom(...ids), fc.jsonValue({ maxDepth: 3 }));
    const changes = fc.dictionary(fc.constantFrom(...Object.keys(body), "more"), changed, { maxKeys: 4 });
    const real = changes.map((some) => ({ kind, body: { ...body, ...some }, looked: true }));
    return fc.oneof(real, real, fc.jsonValue({ maxDepth: 4 }));
  });
  const all = { POST: routes("POST"), DELETE: routes("DELETE") };
  const routed = fc.tuple(fc.constantFrom("POST", "DELETE"), fc.nat()).map(([method, n]) => {
    const some = all[method].filter((route) => route.startsWith("/api/"));
    return [method, some[n % some.length] ?? "/api/v1"] as const;
  });
  const header = fc.tuple(fc.constantFrom(key, key, key, ""), odd);
  return fuzz(
    "programs",
    300,
    fc.tuple(routed, parts(), sent, header),
    ([[method, route], named, value, [bearer, once]]) => {
      const headers = { Authorization: bearer, "Content-Type": "application/json", "Idempotency-Key": headerOf(once) };
      const body = method === "POST" ? JSON.stringify(value) : null;
      return answers(app.request(filled(route, named), { method, headers, body }));
    },
  );
});

test("every form as bytes that are no form", () => {
  const type = fc.oneof(
    odd,
    fc.constantFrom(
      "multipart/form-data; boundary=x",
      "multipart/form-data",
      'multipart/form-data; boundary="',
      "application/x-www-form-urlencoded",
      "application/json",
      "text/plain",
    ),
  );
  const body = fc.oneof(
    bytes,
    fc
      .array(
        fc.constantFrom(
          "--x",
          "--x--",
          "\r\n",
          'Content-Disposition: form-data; name="csrf"',
          'Content-Disposition: form-data; name="file"; filename="a"',
          "\r\n\r\n",
          "token",
          "a=b&c",
          "%zz&%",
        ),
        { maxLength: 20 },
      )
      .map((some) => new TextEncoder().encode(some.join(""))),
  );
  return fuzz(
    "bodies that are no form",
    300,
    fc.tuple(fc.constantFrom(...routes("POST")), parts(), type, body, cookie()),
    ([route, named, said, sent, who]) => {
      const headers = { Cookie: unless(route, who), "Content-Type": headerOf(said) };
      return answers(
        app.request(filled(route, named), { method: "POST", headers, body: sent as Uint8Array<ArrayBuffer> }),
      );
    },
  );
});

/** What can stand in a header at all. */
const headerOf = (text: string): string => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "").trim();

test("cookies and headers with whatever in them", () => {
  const pair = fc
    .tuple(fc.constantFrom("session", "__Host-session", "lang", "sent", "institution", "x"), odd)
    .map((both) => both.join("="));
  const jar = fc.array(pair, { maxLength: 4 }).map((pairs) => pairs.join("; "));
  const name = fc.constantFrom(
    "Accept",
    "Accept-Language",
    "If-None-Match",
    "Sec-Fetch-Site",
    "Origin",
    "X-Forwarded-For",
    "Authorization",
    "Range",
    "User-Agent",
    "Idempotency-Key",
  );
  const paths = [
    "/",
    `/b/${book}`,
    "/account",
    "/style.css",
    "/api/v1/books",
    `/api/v1/books/${book}/entries`,
    `/b/${book}/mirror/silence.json`,
  ];
  return fuzz(
    "headers",
    300,
    fc.tuple(fc.constantFrom(...paths), jar, fc.dictionary(name, odd, { maxKeys: 3 }), fc.boolean()),
    ([path, sent, more, post]) => {
      const headers = Object.fromEntries(
        Object.entries({ Cookie: sent, ...more }).map(([key, said]) => [key, headerOf(said)]),
      );
      return answers(
        app.request(
          path,
          post ? { method: "POST", headers, body: new URLSearchParams({ csrf: "token" }) } : { headers },
        ),
      );
    },
  );
});

const leaf = fc.oneof(odd, fc.constantFrom("public-key", "webauthn.get", "webauthn.create"));
const credential = fc.oneof(
  odd,
  fc.jsonValue({ maxDepth: 4 }).map((json) => JSON.stringify(json)),
  fc
    .record(
      {
        id: leaf,
        rawId: leaf,
        type: leaf,
        clientExtensionResults: fc.constant({}),
        response: fc.record(
          {
            clientDataJSON: leaf,
            attestationObject: leaf,
            authenticatorData: leaf,
            signature: leaf,
            transports: fc.array(odd),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    )
    .map((json) => JSON.stringify(json)),
  fc.record({ type: leaf, challenge: leaf, origin: leaf }).map((data) => {
    const clientDataJSON = Buffer.from(JSON.stringify(data)).toString("base64url");
    return JSON.stringify({
      id: "AAAA",
      rawId: "AAAA",
      type: "public-key",
      response: { clientDataJSON, attestationObject: "AAAA", authenticatorData: "AAAA", signature: "AAAA" },
      clientExtensionResults: {},
    });
  }),
);
test("what a device says of a key", () =>
  fuzz(
    "passkeys",
    300,
    fc.tuple(fc.constantFrom("/account/passkeys", "/sign-in/passkey"), credential, cookie()),
    ([path, said, who]) =>
      answers(
        app.request(path, {
          method: "POST",
          headers: { Cookie: who },
          body: new URLSearchParams({ csrf: "token", credential: said.toWellFormed() }),
        }),
      ),
  ));

test("whatever was written in the meantime is right: the chain, and every body", async () => {
  const { register } = await services.desk.open(book);
  const written = register.entries.filter((entry): entry is WrittenEntry => entry.kind !== "erased");
  expect(written.length).toBeGreaterThan(ids.length);
  for (const { kind, body } of written) expect(() => parseBody(kind, JSON.parse(JSON.stringify(body)))).not.toThrow();
  expect(await verifyBook(services.engine, book)).toMatchObject({ entries: register.entries.length });
});
