import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createDesk } from "../src/desk/desk.ts";
import { systemMeans } from "../src/desk/means.ts";
import { clean, cleanDaily } from "../src/http/cleaning.ts";
import { letterFor } from "../src/http/letter.ts";
import { keepMail, mailsIn } from "../src/http/outbox.ts";
import { secretsOf } from "../src/http/secrets.ts";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import { type BookId, type EntryId, KEEPER, type PartyId } from "../src/register/ids.ts";
import { KIND_NAMES, type KindName } from "../src/register/kinds.ts";
import { lapsed, RETENTION } from "../src/register/retention.ts";
import { writtenById } from "../src/register/register.ts";
import { peopleOf } from "../src/storage/accounts.ts";
import { runsIn, silentIn } from "../src/storage/cleaning.ts";
import { emailOf, setEmail } from "../src/storage/email.ts";
import { insertSession, sessionsOf } from "../src/storage/sessions.ts";
import { foundBook, verifyBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";
import { tell, type Telling } from "./support/telling.ts";

/** How long things stay: a table in data, carried out by a job that says what it did. */

const BEGIN = Date.parse("2025-01-06T09:00:00.000Z");
const DAY = 86_400_000;
const gone = (t: Telling, days: number): readonly EntryId[] =>
  lapsed(t.register, BEGIN + days * DAY, { cleanedSince: 0 });
const request = (t: Telling): EntryId =>
  t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space", what: "De zaal" });
const claim = (t: Telling): EntryId => t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "Onze tafel" });

test("every kind has its term, or says why it stays", () => {
  expect(KIND_NAMES.filter((kind) => !Object.hasOwn(RETENTION, kind))).toEqual([]);
  expect(Object.keys(RETENTION).toSorted()).toEqual([...KIND_NAMES].toSorted());
});

test("the terms are those of the arrangement", () => {
  const months = (kind: KindName) => (RETENTION[kind] as { months?: number }).months;
  expect(["doubt", "saying", "claim", "backing", "role", "party"].map((kind) => months(kind as KindName))).toEqual([
    24, 24, 12, 12, 3, 24,
  ]);
  expect(["request", "decision", "support"].map((kind) => months(kind as KindName))).toEqual([84, 84, 84]);
});

describe("what lapses, and when", () => {
  test("a question mark and a saying after two years, a claim after one unless it is said again", () => {
    const t = tell();
    const about = claim(t);
    const doubt = t.say(t.city, "doubt", { about, doubter: { party: t.city }, ground: "Namens wie?" });
    const saying = t.say(t.rosa, "saying", { speaker: t.city, of: "party", party: t.rosa, words: "Goud" });
    expect([gone(t, 364), gone(t, 365)]).toEqual([[], [about]]);
    t.wait(300);
    t.say(t.rosa, "correction", { target: about, body: { speaker: t.rosa, forWhom: "Onze tafel" } });
    expect([gone(t, 664), gone(t, 665)]).toEqual([[], [about]]);
    expect(gone(t, 730)).toEqual([about, doubt, saying]);
    const begun = { cleanedSince: BEGIN + 720 * DAY };
    expect([779, 780].map((day) => lapsed(t.register, BEGIN + day * DAY, begun).includes(about))).toEqual([
      false,
      true,
    ]);
  });

  test("a request and its decision go together, seven years after the last thing written about them, with the answers", () => {
    const t = tell();
    const asked = request(t);
    t.wait(100);
    const decision = t.say(t.city, "decision", { on: asked, decider: t.city, outcome: "refused" });
    t.wait(1000);
    const reply = t.say(t.rosa, "reply", { target: decision, text: "Waarom?" });
    const other = request(t);
    const seven = 365 * 7 + 2;
    expect(gone(t, 1100 + seven - 2)).toEqual([]);
    expect(gone(t, 1100 + seven)).toEqual([asked, decision, reply, other]);
    t.say(t.city, "delivery", { target: other, party: t.city, means: "page" });
    expect(gone(t, 1100 + seven)).toContain(other);
  });

  test("a role three months after its last day, or after it was taken back; one without an end stays", () => {
    const t = tell();
    const role = (until: string) => t.say(t.rosa, "role", { title: "Brug", holder: t.rosa, until });
    const [ended, running, open] = [role("2025-06-30"), role("unknown"), role("unknown")];
    t.say(t.rosa, "withdrawal", { target: running });
    expect([gone(t, 80), gone(t, 100)]).toEqual([[], [running]]);
    expect(gone(t, 300)).toEqual([ended, running]);
    expect(gone(t, 3000)).not.toContain(open);
    const past = role("2022-06");
    expect([gone(t, 80), gone(t, 100)]).toEqual([[], [running, past]]);
    t.wait(200);
    t.say(t.rosa, "correction", { target: open, body: { title: "Brug", holder: t.rosa, until: "2022-06" } });
    expect([gone(t, 280).includes(open), gone(t, 300).includes(open)]).toEqual([false, true]);
  });

  test("what is made up lapses never", () => {
    const t = tell("practice");
    claim(t);
    expect(gone(t, 9999)).toEqual([]);
  });
});

test("who keeps the book erases nothing before its term, and residents no order of a court", () => {
  const t = tell();
  const target = claim(t);
  const room = t.say(t.city, "space", { name: "Zaal", manager: t.city });
  expect(t.refused(KEEPER, "erasure", { target })).toBe("not-yours-to-erase");
  expect(t.refused(t.rosa, "erasure", { target, order: "x" })).toBe("not-yours-to-erase");
  expect(t.refused(t.city, "erasure", { target: room, order: "x" })).toBe("not-yours-to-erase");
  expect(t.refused(KEEPER, "erasure", { target: room, order: "Rechtbank, zaak 1" })).toBeUndefined();
  t.wait(366);
  expect(t.refused(KEEPER, "erasure", { target })).toBeUndefined();
  expect(t.refused(KEEPER, "erasure", { target: room })).toBe("not-yours-to-erase");
  expect(t.refused(KEEPER, "withdrawal", { target })).toBe("party-unknown");
});

describe("the job", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-terms-"));
  let now = BEGIN;
  let services: Services;
  let book: BookId;
  let group: PartyId;
  let city: PartyId;
  const readers = new Map<string, Reader>();
  const write = async (kind: KindName, by: PartyId, body: object): Promise<EntryId> =>
    (await services.desk.write(book, { kind, by: { party: by, account: "a" }, body } as Draft)).id;
  const written = async (id: EntryId) => writtenById((await services.desk.open(book)).register, id) !== undefined;

  beforeAll(async () => {
    const made = await servicesAt(() => new Date(now));
    const means = { ...systemMeans(), clock: () => new Date(now) };
    services = {
      ...made,
      settings: { ...made.settings, DATA_DIR: folder, LOG: "none" },
      desk: createDesk(made.engine, means),
      secrets: secretsOf(means),
    };
    ({ book, city, group } = await foundBook(services.desk, "termijnen"));
  });
  afterAll(async () => {
    await services.engine.close();
    rmSync(folder, { recursive: true });
  });
  const post = async (who: string, path: string): Promise<Response> => {
    const { app, headers } = readers.get(who) as Reader;
    const body = new URLSearchParams({ csrf: "token" });
    return app.request(`/b/${book}${path}`, { method: "POST", headers, body });
  };
  const read = async (who: string, path: string): Promise<string> =>
    (await (readers.get(who) as Reader).get(`/b/${book}${path}`)).text();

  test("erases what is over its term, says how much in fives, and the book still verifies", async () => {
    const old = await write("claim", group, { speaker: group, forWhom: "verlopen-woord" });
    const kept = await write("claim", group, { speaker: group, forWhom: "Onze tafel" });
    now += 320 * DAY;
    await clean(services);
    readers.set("group", await readerOf(services, book, { party: group }));
    readers.set("nobody", await readerOf(services, book, {}));
    expect(await read("group", "")).toContain("2 teksten van u vervallen binnenkort");
    expect(await read("group", `/entries/${kept}`)).toContain("Laat het nog een jaar staan");
    expect((await post("nobody", `/entries/${kept}/renew`)).status).toBe(401);
    expect((await post("group", `/entries/${kept}/renew`)).status).toBe(303);
    now += 60 * DAY;
    await clean(services);
    expect([await written(old), await written(kept)]).toEqual([false, true]);
    expect(await runsIn(services.engine, book, 9)).toMatchObject([{ erased: 1, nameless: 0 }]);
    expect(await read("nobody", "/how-long")).toContain("Minder dan vijf teksten gewist");
    expect((await verifyBook(services.engine, book)).misfit).toBeUndefined();
    await clean(services);
    expect(await runsIn(services.engine, book, 9)).toHaveLength(1);
  });

  test("never 3: others read what a party says of itself where it lets them, for a year, and no more at once when it takes that back", async () => {
    const made = await servicesAt(() => new Date(now));
    const site = { ...services, engine: made.engine, desk: made.desk };
    const { book: found, group: us, city: hall } = await foundBook(site.desk, "woorden");
    const about = { name: "Tafel", type: "group", side: "residents" };
    const say = (words: string) =>
      site.desk.write(found, {
        kind: "correction",
        by: { party: us, account: "a" },
        body: { target: us, body: { ...about, words } },
      } as unknown as Draft);
    await say("eerdere-woorden");
    await say("eigen-woorden");
    await clean(site);
    const [own, others] = [await readerOf(site, found, { party: us }), await readerOf(site, found, { party: hall })];
    const pages = ["/parties", `/parties/${us}`, `/entries/${us}`].map((page) => `/b/${found}${page}`);
    const day = new Date(now + DAY).toISOString().slice(0, 10);
    const read = async ({ get }: Reader) =>
      (
        await Promise.all(
          [...pages, ...pages.map((page) => `${page}?at=${day}`)].map(async (page) => (await get(page)).text()),
        )
      ).join("");
    expect(await read(others)).not.toMatch(/(eigen|eerdere)-woorden/);
    const { app, headers } = own;
    const renew = async (fields: Readonly<Record<string, string>> = {}): Promise<void> => {
      const body = new URLSearchParams({ csrf: "token", ...fields });
      const answer = await app.request(`/b/${found}/entries/${us}/renew`, { method: "POST", headers, body });
      expect(answer.status).toBe(303);
    };
    expect(await (await own.get(`/b/${found}/entries/${us}`)).text()).toContain("Laat anderen ze een jaar lezen");
    await renew();
    expect(await read(others)).toContain("eigen-woorden");
    await renew({ shown: "no" });
    expect(await read(others)).not.toMatch(/(eigen|eerdere)-woorden/);
    expect(await (await own.get(`/b/${found}`)).text()).not.toContain("vervalt binnenkort");
    await renew();
    const wait = async (days: number): Promise<void> => {
      now += days * DAY;
      const seen = new Date(now).toISOString().slice(0, 10);
      await site.engine.query("UPDATE session SET expires = '2099', seen = $1", [seen]);
    };
    await wait(310);
    expect(await (await own.get(`/b/${found}`)).text()).toContain("Eén tekst van u vervalt binnenkort");
    await wait(60);
    expect(await read(others)).not.toMatch(/(eigen|eerdere)-woorden/);
    expect(await read(own)).toContain("eigen-woorden");
    await renew();
    expect(await read(others)).toContain("eigen-woorden");
    now -= 370 * DAY;
    await site.engine.close();
  });

  test("whoever came in and signed out is not silent; in a folder that was never cleaned, words may be renewed first", async () => {
    const before = now;
    now = Date.parse("2020-01-06T09:00:00.000Z");
    const old = await servicesAt(() => new Date(now));
    const site = { ...services, engine: old.engine, desk: old.desk };
    const { book: found, group: came } = await foundBook(site.desk, "oud");
    const draft = {
      kind: "claim",
      by: { party: came, account: "a" },
      body: { speaker: came, forWhom: "Wij" },
    } as Draft;
    const { id } = await site.desk.write(found, draft);
    const { app, headers } = await readerOf(site, found, { party: came });
    now += 3 * 365 * DAY;
    expect((await app.request(`/b/${found}`, { headers })).status).toBe(200);
    await app.request("/sign-out", { method: "POST", headers, body: new URLSearchParams({ csrf: "token" }) });
    expect(await sessionsOf(site.engine, came, new Date(now).toISOString())).toEqual([]);
    const there = async () => writtenById((await site.desk.open(found)).register, id) !== undefined;
    await clean(site);
    expect([await silentIn(site.engine, found), await there()]).toEqual([[], true]);
    now += 61 * DAY;
    await clean(site);
    expect(await there()).toBe(false);
    now += 670 * DAY;
    await clean(site);
    expect(await silentIn(site.engine, found)).toMatchObject([{ party: came }]);
    await site.engine.query("UPDATE account SET seen = $1", [new Date(now).toISOString().slice(0, 10)]);
    await clean(site);
    expect(await silentIn(site.engine, found)).toEqual([]);
    now = before;
    await site.engine.close();
  });

  test("a residents' party that is silent for two years gets a letter, and three months later has no name and no people", async () => {
    now = BEGIN + 3 * 365 * DAY;
    const [person] = await peopleOf(services.engine, book, group);
    expect(person).toBeDefined();
    const words = "een-melding-over-de-groep";
    const report = { book, id: "r", receipt: "r", entry: group, ground: "other", words, made: "2026", reason: "" };
    await services.engine.insert("report", [...Object.keys(report), "second_reason"], [[...Object.values(report), ""]]);
    const [{ account = "" } = {}] = await services.engine.query("SELECT account FROM membership WHERE party = $1", [
      group,
    ]);
    await services.engine.query("DELETE FROM session WHERE account = $1", [account]);
    await setEmail(services.engine, String(account), "groep@voorbeeld.nl", new Date(now).toISOString());
    readers.set("steward", await readerOf(services, book, { steward: true }));
    await clean(services);
    expect(await silentIn(services.engine, book)).toMatchObject([{ party: group }]);
    expect(mailsIn(services.settings)).toMatchObject([
      { to: "groep@voorbeeld.nl", subject: "Wilt u blijven meedoen?" },
    ]);
    expect(await read("steward", "/silent")).toContain("Een brief voor");
    expect((await (readers.get("nobody") as Reader).get(`/b/${book}/silent`)).status).toBe(401);
    now += 30 * DAY;
    await clean(services);
    expect(await written(group as string as EntryId)).toBe(true);
    now += 70 * DAY;
    keepMail(services.settings, { id: "m", account: String(account), to: "x", subject: "", text: "", until: "2099" });
    const other = { ...services, desk: createDesk(services.engine, { ...systemMeans(), clock: () => new Date(now) }) };
    await Promise.all([clean(services), clean(other)]);
    expect(await written(group as string as EntryId)).toBe(false);
    expect([await emailOf(services.engine, String(account)), mailsIn(services.settings)]).toEqual([undefined, []]);
    expect(JSON.stringify(await services.engine.query("SELECT * FROM report"))).not.toContain(words);
    expect(await written(city as string as EntryId)).toBe(true);
    expect(await peopleOf(services.engine, book, group)).toEqual([]);
    expect(await silentIn(services.engine, book)).toEqual([]);
    expect(await runsIn(services.engine, book, 1)).toMatchObject([{ nameless: 1 }]);
  });

  test("a book or a run that fails stops no other, and the server goes on", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const old = await write("claim", city, { speaker: city, forWhom: "Wij" });
    now += 400 * DAY;
    await services.desk.found({
      id: "0" as BookId,
      type: "neighbourhood",
      settings: { name: "0", place: "", holder: "", note: "" },
      created: "2020",
    });
    const desk: Services["desk"] = {
      ...services.desk,
      open: (id) => (id === ("0" as BookId) ? Promise.reject(new Error("stuk")) : services.desk.open(id)),
    };
    await clean({ ...services, desk });
    expect([await written(old), log.mock.calls.join()]).toEqual([false, expect.stringContaining("stuk")]);
    const engine = { ...services.engine, transaction: () => Promise.reject(new Error("vol")) };
    await (
      await cleanDaily({ ...services, engine })
    )();
    expect(log.mock.calls.join()).toContain("vol");
    log.mockRestore();
  });

  test("much that lapses on one day is scrubbed from the files once", async () => {
    const draft = {
      kind: "claim",
      by: { party: city, account: "a" },
      body: { speaker: city, forWhom: "Wij" },
    } as Draft;
    await services.desk.writeAll(
      book,
      Array.from({ length: 501 }, () => ({ draft })),
    );
    now += 400 * DAY;
    const scrub = vi.spyOn(services.engine, "scrub");
    await clean(services);
    const ofEntries = scrub.mock.calls.filter(([tables]) => tables?.join() === "entry");
    expect([ofEntries.length, (await runsIn(services.engine, book, 1))[0]?.erased]).toEqual([1, 501]);
  });

  test("never: a code of the steward opens the file of who became nameless, and nobody is in it again under the old id", async () => {
    const { app } = readers.get("steward") as Reader;
    const [hash, made] = [services.secrets.sha256("later"), new Date(now).toISOString()];
    const session = { hash, account: "steward", csrf: "token", made, expires: new Date(now + DAY).toISOString() };
    await insertSession(services.engine, session);
    const headers = { Cookie: "session=later" };
    const code = async (party: string) => {
      const body = new URLSearchParams({ csrf: "token", book, party });
      return (await app.request("/steward/code", { method: "POST", headers, body })).status;
    };
    expect([await code(group), await code(city), await code("nobody-was-invited")]).toEqual([403, 200, 404]);
    await expect(letterFor(services, book, { party: group })).rejects.toMatchObject({ code: "party-erased" });
    const again = { name: "Weer", type: "group", side: "residents" };
    const draft = { kind: "party", by: { party: group, account: "a" }, id: group, body: again } as unknown as Draft;
    await expect(services.desk.write(book, draft)).rejects.toMatchObject({ code: "party-erased" });
  });
});
