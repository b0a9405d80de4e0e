import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookLine } from "../src/exchange/book-lines.ts";
import { FIELDS } from "../src/exchange/fields.ts";
import { refusedWordIn } from "../src/exchange/traits.ts";
import { stopImports } from "../src/http/import-runs.ts";
import type { Services } from "../src/http/services.ts";
import type { Draft, EntryOf } from "../src/register/entry.ts";
import type { BookId, EntryId } from "../src/register/ids.ts";
import type { Viewer } from "../src/register/reading.ts";
import { writtenAt } from "../src/register/register.ts";
import { traitWordsIn } from "../src/register/traits.ts";
import { looksInto } from "../src/storage/looks.ts";
import { FORM_KINDS } from "../src/web/forms/specs.ts";
import { writeForAll } from "./support/for-all.ts";
import { type MadeUpRow, madeUpRegister } from "./support/made-up-register.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Each never, tried along every way in and out: by page, by the interface for programs, by import and by export. The rules themselves: nevers.test.ts. */

const NOW = Date.parse("2026-03-02T12:00:00.000Z");
const DATA_DIR = mkdtempSync(path.join(tmpdir(), "wijkspiegel-nevers-"));
let tick = 0;
let services: Services;
let book: BookId;
let parties: Awaited<ReturnType<typeof writeForAll>>["parties"];
const readers = new Map<string, Reader>();

const VIEWERS = ["city", "welfare", "group", "other", "steward", "nobody"] as const;
type Name = (typeof VIEWERS)[number];
const viewerOf = (name: Name): Viewer =>
  name === "nobody" ? {} : name === "steward" ? { steward: true } : { party: parties[name] };
const readerFor = (name: Name): Reader => readers.get(name) as Reader;

beforeAll(async () => {
  const made = await servicesAt(() => new Date(NOW + tick++ * 1000));
  services = { ...made, settings: { ...made.settings, DATA_DIR } };
  ({ book, parties } = await writeForAll(services));
  for (const name of VIEWERS) readers.set(name, await readerOf(services, book, viewerOf(name)));
});
afterAll(async () => {
  await stopImports(services);
  await services.engine.close();
  rmSync(DATA_DIR, { recursive: true, force: true });
});

const page = async (name: Name, at: string): Promise<string> => (await readerFor(name).get(`/b/${book}${at}`)).text();
const api = async (name: Name, at: string): Promise<string> =>
  (await readerFor(name).get(`/api/v1/books/${book}${at}`)).text();
/** The answer of a form; `what` is its body. */
async function post(name: Name, at: string, fields: Readonly<Record<string, string | File>>): Promise<Response> {
  const { app, headers } = readerFor(name);
  const body = new FormData();
  for (const [key, value] of Object.entries({ csrf: "token", looked: "1", ...fields })) body.append(key, value);
  return app.request(`/b/${book}${at}`, { method: "POST", headers, body });
}
/** What a program writes with a key of a party: the status of the answer. */
async function send(name: Name, kind: string, body: object): Promise<number> {
  const { app, key } = readerFor(name);
  const headers = { "Content-Type": "application/json", ...key };
  const value = JSON.stringify({ kind, body, looked: true });
  return (await app.request(`/api/v1/books/${book}/entries`, { method: "POST", headers, body: value })).status;
}
const register = async () => (await services.desk.open(book)).register;
const entries = async (): Promise<number> => (await register()).entries.length;
async function exported(name: Name): Promise<readonly { readonly kind: string; readonly body: object }[]> {
  const all = await register();
  return all.entries.flatMap((_, row) => bookLine(all, row, viewerOf(name), NOW + 86_400_000) ?? []);
}
/** All that programs read of entries. */
const allByApi = async (name: Name): Promise<string> =>
  (
    await Promise.all(
      ["/entries?limit=100", "/requests", "/decisions", "/rules", "/parties"].map((path) => api(name, path)),
    )
  ).join("\n");

const namesIn = (value: unknown): readonly string[] =>
  value === null || typeof value !== "object"
    ? []
    : [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(namesIn)];
const apart = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").replaceAll(/[-_.]/g, " ");
const TRAIT =
  /belie|faith|relig|origin|ethnic|nationali|migra|residence|health|benefit(?!-guide)|politic|gender|\bsex|\bage\b|birth/i;
const traits = (names: readonly string[]): readonly string[] =>
  names.filter(
    (name) => TRAIT.test(apart(name)) || traitWordsIn(apart(name)).length > 0 || refusedWordIn(name) !== null,
  );

const fileOf = (row: MadeUpRow): File =>
  new File([madeUpRegister([row])], "register_2025-01-14.csv", { type: "text/csv" });
const CSV = (columns: string, row: string): File =>
  new File([`${columns}\n${row}\n`], "register_2025-01-14.csv", { type: "text/csv" });

describe("never 1: nothing about who people are", () => {
  test("page: no form asks for it, and what is posted beside a form goes nowhere", async () => {
    const asked = new Set<string>();
    for (const kind of FORM_KINDS) {
      const form = await page("group", `/record/${kind}`);
      for (const [, name = ""] of form.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)) asked.add(name);
    }
    expect(asked.size).toBeGreaterThan(60);
    expect(traits([...asked])).toEqual([]);
    const fields = { speaker: parties.group, forWhom: "de straat", religion: "stilgebed", nationality: "stilgebed" };
    expect((await post("group", "/record/claim", fields)).status).toBe(303);
    expect(JSON.stringify((await register()).entries)).not.toContain("stilgebed");
  });

  test("interface for programs: no property of its document is one", async () => {
    const document = (await (await readerFor("nobody").get("/api/v1/openapi.json")).json()) as object;
    const names = namesIn((document as { readonly components: { readonly schemas: object } }).components.schemas);
    expect(names.length).toBeGreaterThan(100);
    expect(traits(names)).toEqual([]);
    const before = await entries();
    const body = { speaker: parties.group, forWhom: "de straat", religion: "stilgebed" };
    expect(await send("group", "claim", body)).toBe(400);
    expect(await entries()).toBe(before);
  });

  test("import: no column can be it, and one that is called so is neither shown nor taken", async () => {
    expect(traits(FIELDS)).toEqual([]);
    const address =
      (
        await post("city", "/import", { file: CSV("zaaknummer;ontvanger;nationaliteit", "F-1;Stichting X;stilgebed") })
      ).headers.get("location") ?? "";
    const shown = await (await readerFor("city").get(address)).text();
    expect([shown.includes("nationaliteit"), shown.includes("stilgebed")]).toEqual([true, false]);
  });

  test("export: no line of anybody holds a field of it", async () => {
    for (const name of VIEWERS) expect(traits(namesIn(await exported(name)))).toEqual([]);
  });
});

describe("never 2: star rule", () => {
  const STARS = /goed bij (?:zaal|tuin)|trekker (?:zaal|tuin)/;
  const others: readonly Name[] = ["steward", "nobody"];

  test("page, interface and export: who is no end learns nothing of a tie or role; an end does", async () => {
    for (const name of others) {
      for (const path of [
        "",
        "/parties",
        "/mirror/landscape",
        "/mirror/landscape.graphml",
        `/parties/${parties.group}`,
      ])
        expect([name, path, await page(name, path)]).toEqual([name, path, expect.not.stringMatching(STARS)]);
      expect(await allByApi(name)).not.toMatch(STARS);
      expect(JSON.stringify(await exported(name))).not.toMatch(STARS);
    }
    expect(JSON.stringify(await exported("group"))).toMatch(STARS);
    expect((await readerFor("group").get(`/api/v1/books/${book}/entries?kind=role`)).status).toBe(400);
    const tie = (await register()).entries.find((one) => one.kind === "tie" && one.by.party === parties.group)?.id;
    expect(await send("group", "publication", { target: tie, audience: "public" })).toBe(403);
  });

  test("page and interface: no list is sorted or narrowed by role, whatever is asked", async () => {
    for (const query of ["?role=trekker", "?sort=role", "?order=ties"])
      expect(rows(await page("group", `/parties${query}`))).toEqual(rows(await page("group", "/parties")));
    const asked = (await readerFor("group").get(`/api/v1/books/${book}/parties?role=trekker`)).status;
    expect(asked).toBe(400);
  });

  test("import: no column is a tie, an introduction or a role", () => {
    expect(FIELDS.filter((field) => /tie|role|introduc|bridge|contact/.test(field))).toEqual([]);
  });
});

const rows = (html: string): readonly string[] =>
  [...html.matchAll(/\/parties\/([\w-]{16,})/g)].map(([, id]) => id as string);

describe("never 3: groups make and describe themselves", () => {
  test("page and interface: nobody writes down a residents' party, corrects one, or speaks for one", async () => {
    const before = await entries();
    for (const name of ["city", "other"] as const) {
      const group = { name: "Moskeegroep", type: "group", side: "residents" };
      expect((await post(name, "/record/party", group)).status).toBe(403);
      expect((await post(name, "/record/claim", { speaker: parties.group, forWhom: "hun straat" })).status).toBe(403);
      expect((await post(name, "/record/correction", { target: parties.group, ...group })).status).toBe(403);
      expect(await send(name, "party", group)).toBe(403);
      expect(await send(name, "claim", { speaker: parties.group, forWhom: "hun straat" })).toBe(403);
      expect(await send(name, "correction", { target: parties.group, body: group })).toBe(403);
    }
    expect(await entries()).toBe(before);
  });

  test("interface and export: a group's own words and the words of its claims are for itself", async () => {
    const OWN = /allen van (?:zaal|tuin)|de straat van (?:zaal|tuin)/;
    for (const name of ["city", "welfare", "steward", "nobody"] as const) {
      expect(await api(name, "/entries?kind=claim")).not.toMatch(OWN);
      expect(JSON.stringify(await exported(name))).not.toMatch(OWN);
    }
    expect(JSON.stringify(await exported("group"))).toMatch(OWN);
  });

  test("page and interface: for whom residents speak, and what they say of themselves, is read by others with a yes asked apart, until it is taken back", async () => {
    const OTHERS = ["city", "other", "steward"] as const;
    const readAt = async (at: string, words: string) =>
      Promise.all(OTHERS.map(async (name) => (await page(name, at)).includes(words)));
    const last = async (): Promise<string> => `/entries/${(await register()).entries.at(-1)?.id}`;
    const claim = { speaker: parties.group, forWhom: "eigenspraak" };
    expect(await page("group", "/record/claim")).toMatch(/name="reach" value="own"[^>]* checked/);
    expect((await post("group", "/record/claim", claim)).status).toBe(303);
    expect(await readAt(await last(), "eigenspraak")).toEqual([false, false, false]);
    expect(await send("group", "claim", claim)).toBe(201);
    expect(await readAt(await last(), "eigenspraak")).toEqual([false, false, false]);
    expect((await post("group", "/record/claim", { ...claim, reach: "members" })).status).toBe(303);
    const shown = await last();
    expect(await readAt(shown, "eigenspraak")).toEqual([true, true, true]);
    const target = shown.replace("/entries/", "");
    expect((await post("group", "/record/publication", { target, audience: "own" })).status).toBe(303);
    expect(await readAt(shown, "eigenspraak")).toEqual([false, false, false]);
    const us = { target: parties.group, name: "Wij", type: "initiative", side: "residents", words: "zelfspraak" };
    const ours = `/parties/${parties.group}`;
    expect((await post("group", "/record/correction", us)).status).toBe(303);
    expect(await readAt(ours, "zelfspraak")).toEqual([false, false, false]);
    expect((await post("group", "/record/correction", { ...us, shown: "yes" })).status).toBe(303);
    expect(await readAt(ours, "zelfspraak")).toEqual([true, true, true]);
    expect((await post("group", `/entries/${parties.group}/renew`, { shown: "no" })).status).toBe(303);
    expect(await readAt(ours, "zelfspraak")).toEqual([false, false, false]);
  });

  test("import: whoever stands in a register becomes no party", async () => {
    const before = (await register()).parties.size;
    await imported("city", fileOf({ number: "A-9", name: "Stichting Straatmaal" }));
    const after = await register();
    expect(after.entries.filter(({ kind }) => kind === "request").length).toBeGreaterThan(2);
    expect(after.parties.size).toBe(before);
  });
});

/** Sends a file in and confirms its columns as the page proposes them. */
async function imported(name: Name, file: File): Promise<void> {
  const address = (await post(name, "/import", { file })).headers.get("location") ?? "";
  const html = await (await readerFor(name).get(address)).text();
  const selects = [...html.matchAll(/<select[^>]*name="(column\.\d+)"[^>]*>([^]*?)<\/select>/g)];
  const chosen = selects.map(([, column, options]) => [
    column,
    /value="([^"]+)"[^>]*selected/.exec(options ?? "")?.[1] ?? "",
  ]);
  await post(name, address.replace(`/b/${book}`, ""), {
    ...(Object.fromEntries(chosen) as Record<string, string>),
    source: "Register",
    date: "",
    name: "",
  });
  for (;;) {
    const answer = await readerFor(name).get(address);
    if (answer.headers.get("refresh") === null) return;
    await answer.text();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe("never 4: an institution writes about its own acts only", () => {
  test("page and interface: what others did, bear, asked or say is not its to write; a doubt is never about a party", async () => {
    const before = await entries();
    const others = [
      ["activity", { title: "Maal", organiser: parties.group }],
      ["burden", { on: parties.group, type: "hours", what: "veel" }],
      ["request", { from: parties.group, to: parties.welfare, matter: "space" }],
      ["saying", { speaker: parties.welfare, of: "party", party: parties.group, words: "lastig" }],
      ["tie", { from: parties.group, to: parties.welfare, type: "tension" }],
    ] as const;
    for (const [kind, fields] of others) {
      expect([kind, (await post("city", `/record/${kind}`, fields)).status]).toEqual([kind, 403]);
      const body = kind === "request" ? { ...fields, from: { party: parties.group } } : fields;
      expect([kind, await send("city", kind, body)]).toEqual([kind, 403]);
    }
    const doubt = { about: parties.group, ground: "namens wie?" };
    expect((await post("city", "/record/doubt", { ...doubt, doubter: parties.city })).status).toBe(422);
    expect(await send("city", "doubt", { ...doubt, doubter: { party: parties.city } })).toBe(422);
    expect(await entries()).toBe(before);
  });

  test("import: residents bring in nothing about others, and an institution only what was asked of itself", async () => {
    const file = CSV("zaaknummer;ontvanger", "F-2;Stichting Y");
    expect((await post("group", "/import", { file })).status).toBe(403);
    const brought = (await register()).entries.flatMap((entry) =>
      entry.kind === "request" && entry.body.source ? [entry] : [],
    );
    for (const { by, body } of brought) expect([by.party, body.to]).toEqual([parties.city, parties.city]);
  });

  test("interface and export: nothing below a department, no person's name, number or address, and not who typed it", async () => {
    const person =
      /person|employee|colleague|first ?name|last ?name|surname|phone|e ?mail|street|postcode|account|pseudonym/i;
    for (const name of VIEWERS) {
      const items = (JSON.parse(await api(name, "/entries?limit=100")) as { readonly items: object[] }).items;
      expect(namesIn([...(await exported(name)), ...items]).filter((one) => person.test(apart(one)))).toEqual([]);
    }
  });
});

describe("never 5: unknown is a value", () => {
  test("page, interface and export: what nobody told reads unknown, and is filled in nowhere", async () => {
    const asked = { from: parties.group, to: parties.city, matter: "voice" };
    const address = (await post("group", "/record/request", asked)).headers.get("location") ?? "";
    const id = address.split("/").at(-1) as EntryId;
    const { body } = writtenAt(await register(), (await register()).rowOf.get(id)) as EntryOf<"request">;
    const { from, to, matter, ...rest } = body;
    expect([from, to, matter]).toEqual([{ party: parties.group }, parties.city, "voice"]);
    expect(new Set(Object.values(rest))).toEqual(new Set(["unknown"]));
    expect(await page("group", `/entries/${id}`)).toMatch(/onbekend/);
    expect(await send("group", "request", { from: { party: parties.group }, to: parties.city, matter: "voice" })).toBe(
      201,
    );
    const {
      from: _from,
      to: _to,
      matter: _matter,
      ...sent
    } = ((await register()).entries.at(-1) as EntryOf<"request">).body;
    expect(new Set(Object.values(sent))).toEqual(new Set(["unknown"]));
    expect(JSON.parse(await api("group", `/entries/${id}`))).toMatchObject({
      body: { amount: "unknown", asked: "unknown" },
    });
    expect((await exported("group")).at(-1)?.body).toMatchObject({ amount: "unknown", year: "unknown" });
  });

  test("import: an empty cell is unknown, not nothing and not no", async () => {
    await imported("city", fileOf({ number: "A-10", asked: "", granted: "", unit: "" }));
    const all = (await register()).entries;
    const brought = all.filter((entry): entry is EntryOf<"request"> => entry.kind === "request");
    const { body } = brought.find((one) => one.body.source?.file === "A-10") as EntryOf<"request">;
    expect([body.amount, body.unit, body.asked, body.often]).toEqual(["unknown", "unknown", "unknown", "unknown"]);
  });
});

describe("never 6: only what you may read", () => {
  test("interface and export: of fewer than five people stands that, never how many; byte for byte in only-what-you-may-read.test.ts", async () => {
    const all = await register();
    const claim = all.entries.find((one) => one.kind === "claim" && one.by.party === parties.group)?.id;
    const body = { claim, type: "signatures", count: 3, what: "drie buren", shownTo: parties.city };
    const by = { party: parties.group, account: "a" };
    await services.desk.write(book, { kind: "backing", by, body } as unknown as Draft);
    const told = (await exported("city")).at(-1);
    expect(told).toMatchObject({ kind: "backing", body: { count: "under-five" } });
    expect(await api("city", "/entries?kind=backing")).toMatch(/drie buren/);
    expect(await api("city", "/entries?kind=backing")).not.toMatch(/"count":\s*[1-4]\b/);
  });

  test("page, interface and import: what one may not read does not exist, also to write about", async () => {
    const own = (await register()).entries.find(
      (one) => one.kind === "claim" && one.audience === "own" && one.by.party === parties.group,
    )?.id as string;
    for (const id of [own, "nobody-ever-wrote-this"]) {
      expect((await readerFor("city").get(`/b/${book}/entries/${id}`)).status).toBe(404);
      expect((await readerFor("city").get(`/api/v1/books/${book}/entries/${id}`)).status).toBe(404);
      expect((await post("city", "/record/reply", { target: id, text: "x" })).status).toBe(404);
      expect(await send("city", "reply", { target: id, text: "x" })).toBe(404);
      expect((await readerFor("city").get(`/b/${book}/import/${id}`)).status).toBe(404);
    }
  });
});

describe("never 7: looking leaves a trace, for the powerful", () => {
  const looks = async () => (await looksInto(services.engine, book, parties.other, "2000")).map(({ looker }) => looker);

  test.each(["page", "interface"] as const)(
    "%s: of an institution and the steward, and of nobody else",
    async (way) => {
      const look = (name: Name) =>
        way === "page" ? page(name, `/parties/${parties.other}`) : api(name, `/parties/${parties.other}`);
      await services.engine.query("DELETE FROM look");
      for (const name of ["group", "other", "nobody"] as const) await look(name);
      expect(await looks()).toEqual([]);
      await look("city");
      await look("steward");
      // The steward is no party, and has no key.
      const lookers = way === "page" ? [parties.city as string, "steward"] : [parties.city as string];
      expect((await looks()).toSorted()).toEqual(lookers.toSorted());
      expect(await page("other", "/looks")).toContain("Gemeente");
      for (const name of ["city", "group", "steward", "nobody"] as const)
        expect(await page(name, "/looks")).not.toContain(`/parties/${parties.other}"`);
    },
  );

  test("page and interface: what waits for an institution, and what it might report, is not read unseen", async () => {
    const asked = { from: { party: parties.other }, to: parties.city, matter: "time", what: "wie leest dit ongezien" };
    expect(await send("other", "request", asked)).toBe(201);
    const { id } = (await register()).entries.at(-1) as EntryOf<"request">;
    for (const read of [() => page("city", `/entries/${id}/report`), () => api("city", "/waiting")]) {
      await services.engine.query("DELETE FROM look");
      expect(await read()).toContain("ongezien");
      expect(await looks()).toContain(parties.city);
    }
  });

  test("import and export: bringing in and taking along open no file of residents", async () => {
    await services.engine.query("DELETE FROM look");
    await imported("city", fileOf({ number: "A-11" }));
    await exported("group");
    expect(await looks()).toEqual([]);
  });
});
