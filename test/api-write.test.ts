import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { enter, foundBook } from "./support/book.ts";
import { calling, type Program, programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

let services: Services;
let now = Date.parse("2026-03-02T12:00:00.000Z");
let book: BookId;
let group: PartyId;
let city: PartyId;
let program: Program;
let entries: string;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, city, group } = await foundBook(services.desk, "schrijven"));
  program = await programOf(services, { book, party: group });
  entries = `/books/${book}/entries`;
});
afterAll(() => services.engine.close());

const asking = (what = "De zaal") => ({
  kind: "request",
  body: { from: { party: group }, to: city, matter: "space", what },
});
const written = async (): Promise<number> => (await services.desk.open(book)).register.entries.length;

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly field: string; readonly problem: string; readonly words?: readonly string[] }[];
}
/** Status, code and the fields of what went otherwise. */
async function told(response: Response) {
  const { code, errors } = (await response.json()) as Problem;
  return [response.status, code, errors?.map(({ field, problem }) => `${field} ${problem}`) ?? []];
}

describe("once", () => {
  const sent = (key: string, value: object = asking()) => program.send(entries, value, { "Idempotency-Key": key });

  test("two writers with the same name at once write once; later the same is told again", async () => {
    const before = await written();
    const answers = await Promise.all([sent("name-one"), sent("name-one"), sent("name-one")]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(await written()).toBe(before + 1);
    const first = answers.find(({ status }) => status === 201);
    const again = await sent("name-one");
    expect([again.status, await again.text()]).toEqual([201, await first?.text()]);
    expect(await written()).toBe(before + 1);
  });

  test("another thing under the same name is refused, under another name it is written", async () => {
    const before = await written();
    expect((await sent("name-two")).status).toBe(201);
    expect(await told(await sent("name-two", asking("De tuin")))).toEqual([422, "key-reused", []]);
    expect((await sent("name-three", asking("De tuin"))).status).toBe(201);
    expect(await written()).toBe(before + 2);
  });

  test("what was refused may be mended under the same name", async () => {
    const wrong = { kind: "request", body: { from: { party: group }, to: group, matter: "space" } };
    const [refused, mended] = [await sent("name-four", { ...wrong, audience: "public" }), await sent("name-four")];
    expect([refused.status, mended.status]).toEqual([403, 201]);
  });

  test("a write that broke off is being written for a minute, and then written, once", async () => {
    const { engine } = services;
    const stuck = async () => {
      await sent("name-five");
      const [row] = await engine.query("SELECT key, entry FROM written_once ORDER BY made DESC, key");
      return row;
    };
    const before = await written();
    now += 1000;
    const row = await stuck();
    expect(await written()).toBe(before + 1);
    // As it was just before the entry came into the book: the name is kept, its entry is not there yet.
    await engine.query("UPDATE written_once SET entry = $1 WHERE key = $2", [
      "not-there-yet-at-all-0",
      String(row?.key),
    ]);
    const busy = await sent("name-five");
    expect([busy.status, busy.headers.get("Retry-After")]).toEqual([409, "1"]);
    now += 61_000;
    const after = await sent("name-five");
    expect([after.status, ((await after.json()) as { id: string }).id]).toEqual([201, "not-there-yet-at-all-0"]);
    expect(await written()).toBe(before + 2);
    expect((await sent("name-five")).status).toBe(201);
    expect(await written()).toBe(before + 2);
  });

  test("names are of one key, of a decent length, and kept for a day, without a word of what was sent", async () => {
    const other = await programOf(services, { book, party: group });
    const before = await written();
    const headers = { "Idempotency-Key": "name-one" };
    expect((await other.send(entries, asking("Een geheim woord"), headers)).status).toBe(201);
    expect(await written()).toBe(before + 1);
    expect((await sent("short")).status).toBe(400);
    const kept = JSON.stringify(await services.engine.query("SELECT * FROM written_once"));
    expect([kept.includes("geheim"), kept.includes("name-one")]).toEqual([false, false]);
  });
});

describe("what is sent must be right", () => {
  const body = { from: { party: "unknown-party-000000" }, to: "x", matter: "gold", what: 3 };
  const cases: readonly (readonly [what: string, value: object | string, answer: readonly unknown[]])[] = [
    ["no JSON", "{", [400, "field-wrong", ["body json"]]],
    ["a list", [], [400, "field-wrong", ["body object"]]],
    ["a name twice", '{"kind":"request","kind":"reply","body":{}}', [400, "field-wrong", ["kind twice"]]],
    [
      "a name twice, written otherwise",
      '{"kind":"x","body":{"a":1,"\\u0061":2}}',
      [400, "field-wrong", ["body.a twice"]],
    ],
    ["too deep", "[".repeat(100_000) + "]".repeat(100_000), [400, "field-wrong", ["body too-deep"]]],
    ["a kind nobody writes", { kind: "delivery", body: {} }, [400, "field-wrong", [expect.stringContaining("kind ")]]],
    [
      "what is sealed elsewhere",
      { kind: "together", body: {} },
      [400, "field-wrong", [expect.stringContaining("kind ")]],
    ],
    [
      "fields that are not right",
      { kind: "request", body },
      [
        400,
        "field-wrong",
        ["body.to id", expect.stringContaining("body.matter"), expect.stringContaining("body.what")],
      ],
    ],
    [
      "a name that no schema sees",
      '{"kind":"reply","body":{"text":"x","__proto__":{"a":1}}}',
      [400, "field-wrong", ["body.__proto__ unknown-field"]],
    ],
    ["fields nobody knows", { kind: "reply", extra: 1, body: {} }, [400, "field-wrong", ["extra unknown-field"]]],
  ];
  test.each(cases)("%s", async (_what, value, answer) => {
    const before = await written();
    expect(await told(await program.send(entries, value))).toEqual(answer);
    expect(await written()).toBe(before);
  });

  test("a field of a published file, a name deep inside that nobody knows, and an applicant are named", async () => {
    const source = { name: "Register", date: "2025", file: "1" };
    const request = { ...asking().body, from: { listed: { name: "Jan" } }, source, status: "open" };
    expect(await told(await program.send(entries, { kind: "request", body: request }))).toEqual([
      400,
      "field-wrong",
      ["body.source unknown-field", "body.status unknown-field", "body.from import-only"],
    ]);
    const rule = {
      title: "Regel",
      type: "house",
      owner: group,
      criteria: [{ key: "open", text: "open", of: "moslims" }],
    };
    expect(await told(await program.send(entries, { kind: "rule", body: rule }))).toEqual([
      400,
      "field-wrong",
      ["body.criteria.0.of unknown-field"],
    ]);
  });

  test("what may be one thing or another is told in the language of the answer, each way by itself", async () => {
    const wrong = (language: string) =>
      program.send(
        entries,
        { kind: "request", body: { ...asking().body, from: {} } },
        { "Accept-Language": language, Cookie: `lang=${language}` },
      );
    const dutch =
      "party: Ongeldige invoer: verwacht string, ontving undefined / residents: Ongeldige invoer: verwacht true";
    expect(await told(await wrong("nl"))).toEqual([400, "field-wrong", [`body.from ${dutch}`]]);
    const english =
      "party: Invalid input: expected string, received undefined / residents: Invalid input: expected true";
    expect(await told(await wrong("en"))).toEqual([400, "field-wrong", [`body.from ${english}`]]);
  });

  test("another type, another alphabet, broken letters and too much are refused", async () => {
    const type = (value: string) => program.send(entries, asking(), { "Content-Type": value });
    for (const wrong of ["text/plain", "application/json; charset=latin1", "application/x-www-form-urlencoded"])
      expect([wrong, (await type(wrong)).status]).toEqual([wrong, 415]);
    expect((await type("application/json; charset=UTF-8")).status).toBe(201);
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${program.secret}` };
    const { createApp } = await import("../src/http/app.tsx");
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const app = createApp(services);
    const broken = await app.request(`/api/v1${entries}`, { method: "POST", headers, body: bytes });
    expect(await told(broken)).toEqual([400, "field-wrong", ["body utf-8"]]);
    expect((await program.send(entries, asking("x".repeat(300_000)))).status).toBe(413);
  });

  test("a refusal of the book comes with its own code, and a query that nobody knows by name", async () => {
    const others = { kind: "claim", body: { speaker: city, forWhom: "de stad" } };
    expect(await told(await program.send(entries, others))).toEqual([403, "describes-itself", []]);
    expect(await told(await program.send(`${entries}?at=2020-01-01`, asking()))).toEqual([
      400,
      "field-wrong",
      ["at unknown-field"],
    ]);
  });
});

describe("words about what people are", () => {
  test("come back before anything is written or kept, and are written once a person looked", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const words = "Dit is een zeldzaamwoordje van moslims";
    const saying = { kind: "saying", body: { speaker: city, of: "party", party: group, words } };
    const before = await written();
    const refused = await program.send(entries, saying, { "Idempotency-Key": "look-again" });
    const problem = (await refused.json()) as Problem;
    expect([refused.status, problem.code]).toEqual([422, "look-again"]);
    expect(problem.errors).toEqual([{ field: "body.words", problem: "look-again", words: ["moslims"] }]);
    expect(await written()).toBe(before);
    for (const table of ["attempt", "written_once", "token", "entry"])
      expect(JSON.stringify(await services.engine.query(`SELECT * FROM ${table}`))).not.toContain("zeldzaamwoordje");
    expect(logged).not.toHaveBeenCalled();
    expect((await program.send(entries, { ...saying, looked: true })).status).toBe(201);
    logged.mockRestore();
  });
});

test("people say what they are about themselves without being asked to look again", async () => {
  const body = { speaker: group, forWhom: "Wij zijn moslims en koken samen" };
  expect((await program.send(entries, { kind: "claim", body })).status).toBe(201);
});

test("hostile words come back as they were sent, but for what turns them round, as JSON and nothing else", async () => {
  const what = `<script>alert(1)</script> "'\u2028 {"a":1} ../../ \u202e ﷽ ${"=1+1"}`;
  const { id } = (await (await program.send(entries, asking(what))).json()) as { id: string };
  const response = await program.get(`${entries}/${id}`);
  expect(response.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(((await response.json()) as { body: { what: string } }).body.what).toBe(what.replace("\u202e", ""));
});

test("a party that is new says first who it is, and comes in for residents only", async () => {
  const party = services.secrets.newId() as PartyId;
  const fresh = await programOf(services, { book, party });
  const body = { name: "Nieuwe groep", type: "group", side: "residents" };
  expect(await told(await fresh.send(entries, { kind: "claim", body: { speaker: party, forWhom: "ons" } }))).toEqual([
    404,
    "party-unknown",
    [],
  ]);
  const posing = { name: "Gemeente", type: "municipality", side: "institution" };
  expect(await told(await fresh.send(entries, { kind: "party", body: posing }))).toEqual([
    400,
    "field-wrong",
    ["body.side residents-enter"],
  ]);
  const entered = await fresh.send(entries, { kind: "party", body }, { "Idempotency-Key": "enter-once" });
  expect([entered.status, ((await entered.json()) as { id: string }).id]).toEqual([201, party]);
  expect((await fresh.send(entries, { kind: "party", body }, { "Idempotency-Key": "enter-once" })).status).toBe(201);
});

test("what is erased goes at once, also what was told of it beside the book", async () => {
  const activity = { kind: "activity", body: { title: "Vergeet dit", organiser: group } };
  const headers = { "Idempotency-Key": "erase-me-1" };
  const { id } = (await (await program.send(entries, activity, headers)).json()) as { id: string };
  expect((await program.send(entries, { kind: "erasure", body: { target: id } })).status).toBe(201);
  expect((await program.get(`${entries}/${id}`)).status).toBe(404);
  expect((await program.send(entries, activity, headers)).status).toBe(404);
  const left = await services.engine.query("SELECT text FROM entry");
  expect(JSON.stringify(left)).not.toContain("Vergeet dit");
});

test("nobody writes with a cookie, or without a key", async () => {
  const nobody = calling((await import("../src/http/app.tsx")).createApp(services));
  expect(await told(await nobody.send(entries, asking()))).toEqual([401, "token-wrong", []]);
  const other = await enter(services.desk, book, { name: "Tuin", type: "group", side: "residents" });
  const { insertSession } = await import("../src/storage/sessions.ts");
  const { account } = await programOf(services, { book, party: other });
  const made = new Date(now).toISOString();
  const session = { hash: services.secrets.sha256("a cookie"), account, csrf: "c", made, expires: "2099" };
  await insertSession(services.engine, session);
  const withCookie = await nobody.send(entries, asking(), { Cookie: "session=a cookie" });
  expect(withCookie.status).toBe(401);
});
