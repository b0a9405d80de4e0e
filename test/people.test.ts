import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { makePartyCode, makeStewardLink } from "../src/http/codes.ts";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { writtenAt } from "../src/register/register.ts";
import type { Role } from "../src/storage/accounts.ts";
import { peopleOf } from "../src/storage/accounts.ts";
import { claimOf, enter, foundBook } from "./support/book.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { servicesAt } from "./support/still-site.ts";

let now = Date.parse("2026-03-02T12:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now++));
  ({ book, city, group } = await foundBook(services.desk, "buurt"));
});
afterAll(() => services.engine.close());
/** Wrong tries of one test do not count in the next. */
beforeEach(() => {
  now += 900_000;
});

const newParty = (name: string): Promise<PartyId> =>
  enter(services.desk, book, { name, type: "group", side: "residents" });
const codeFor = (party: PartyId, role: Role = "organiser"): Promise<string> =>
  makePartyCode(services.engine, services.secrets, { book, party, maker: "steward", role });
async function memberOf(party: PartyId, role: Role = "organiser"): Promise<TestBrowser> {
  const browser = browserAt(services);
  await browser.signIn(await codeFor(party, role));
  return browser;
}
const peopleAt = (party: PartyId, what = ""): string => `/b/${book}/parties/${party}/people${what}`;
/** What stands in a letter on a page. */
const codeIn = (page: string): string => /letter-code">([^<]+)</.exec(page)?.[1] ?? "";
/** The keys of people and codes on a page, in the order in which they stand. */
const keysIn = (page: string, name: "person" | "code"): readonly string[] => [
  ...new Set([...page.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, "g"))].map(([, key]) => key as string)),
];
/** What the form with this end of its address carries unseen. */
function hiddenIn(page: string, action: string): Readonly<Record<string, string>> {
  const forms = page.split("<form").filter((form) => new RegExp(`action="[^"]*${action}[?"]`).test(form));
  const fields = (forms[0] ?? "").matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
}
const ROLES = ["organiser", "writer", "reader"] as const;

describe("codes", () => {
  test("an organiser makes one for each role; all people see each, by whom and whether it is used; an open one is withdrawn", async () => {
    const party = await newParty("Kookgroep");
    const organiser = await memberOf(party);
    const made = await Promise.all(
      ROLES.map(async (role) => codeIn(await (await organiser.post(peopleAt(party, "/code"), { role })).text())),
    );
    const [writer, reader] = [browserAt(services), browserAt(services)];
    await writer.signIn(made[1] as string);
    await reader.signIn(made[2] as string);
    await reader.post(peopleAt(party, "/name"), { name: "Samira" });
    const seen = await reader.text(peopleAt(party));
    expect(seen).toMatch(/Persoon 1[^]*organisator[^]*Persoon 2[^]*schrijver[^]*Samira[^]*dit bent u[^]*lezer/);
    expect(seen).toMatch(/4 codes[^]*Persoon 1[^]*gebruikt op[^]*open, werkt tot[^]*de beheerder/);
    expect(seen).not.toMatch(/Trek in|Maak een nieuwe code|Haal weg/);
    for (const code of made) expect(seen).not.toContain(code);
    const [open = ""] = keysIn(await organiser.text(peopleAt(party)), "code");
    expect((await organiser.post(peopleAt(party, "/withdraw"), { code: open })).status).toBe(303);
    expect(await organiser.text(peopleAt(party))).toContain("ingetrokken op");
    expect((await browserAt(services).signIn(made[0] as string)).status).toBe(403);
  });

  test("a spare letter lies in a drawer for three years, is listed and withdrawn as any, and lets nobody's party die of silence", async () => {
    const party = await newParty("Zonder telefoon");
    const organiser = await memberOf(party);
    const make = async (who: TestBrowser, at: PartyId, role = "writer"): Promise<string> => {
      const letter = await (await who.post(peopleAt(at, "/code"), { role, spare: "yes" })).text();
      if (at === party) expect(letter).toMatch(/Reservebrief van <bdi>Zonder telefoon<\/bdi>[^]*drie jaar lang/);
      return codeIn(letter);
    };
    const [taken, kept] = [await make(organiser, party), await make(organiser, party)];
    expect(await organiser.text(peopleAt(party))).toContain("open, werkt tot");
    const [last = ""] = keysIn(await organiser.text(peopleAt(party)), "code");
    const officer = await make(await memberOf(city), city);
    const [code] = await services.engine.query("SELECT made, expires FROM code WHERE id = $1", [last]);
    const lasts = Date.parse(String(code?.expires)) - Date.parse(String(code?.made));
    expect(lasts).toBe(3 * 365 * 86_400_000);
    const before = now;
    now += 31 * 86_400_000;
    expect((await browserAt(services).signIn(officer)).status).toBe(403);
    const back = browserAt(services);
    expect((await back.signIn(taken)).status).toBe(303);
    expect(await back.text("/account")).toMatch(/Zonder telefoon[^]*organisator/);
    expect((await browserAt(services).signIn(taken)).status).toBe(403);
    expect(await back.text(peopleAt(party))).toContain("gebruikt op");
    await back.post(peopleAt(party, "/withdraw"), { code: last });
    expect((await browserAt(services).signIn(kept)).status).toBe(403);
    now = before;
  });

  test("a department goes along with the code of an institution, and looks are told by it", async () => {
    const servant = await memberOf(city);
    const letter = await servant.post(peopleAt(city, "/code"), { role: "writer", unit: "Wijkzaken" });
    const second = browserAt(services);
    await second.signIn(codeIn(await letter.text()));
    expect(await second.text("/account")).toMatch(/Gemeente[^]*schrijver[^]*Wijkzaken/);
    await second.get(`/b/${book}/parties/${group}`);
    const looks = async () => (await memberOf(group)).text(`/b/${book}/looks`);
    expect(await looks()).toMatch(/Gemeente[^]*Wijkzaken/);
    const rows = (html: string) => html.split("Wijkzaken").length;
    const before = rows(await looks());
    await second.get(`/b/${book}/parties/${group}`);
    const again = await looks();
    expect([rows(again), /Wijkzaken[^]*?2 keer/.test(again)]).toEqual([before, true]);
  });

  test("only wrong tries count: after twenty of them even a right code has to wait, after twenty right ones it does not", async () => {
    const party = await newParty("Veel codes");
    for (let n = 0; n < 25; n++)
      expect((await browserAt(services).signIn(await codeFor(party, "reader"))).status).toBe(303);
    const wrong = () => browserAt(services).signIn("AAAA-AAAA-AAAA");
    for (let n = 0; n < 20; n++) expect((await wrong()).status).toBe(403);
    const right = await codeFor(party);
    expect([(await wrong()).status, (await browserAt(services).signIn(right)).status]).toEqual([429, 429]);
    now += 900_000;
    expect((await browserAt(services).signIn(right)).status).toBe(303);
  });
});

describe("who may do what among people", () => {
  test("every way in is refused to whoever it is not for", async () => {
    const party = await newParty("Bewaakte groep");
    const keep = await memberOf(party);
    await memberOf(party);
    const steward = browserAt(services);
    await steward.signIn(await makeStewardLink(services.engine, services.secrets));
    const who: Readonly<Record<string, TestBrowser>> = {
      nobody: browserAt(services),
      steward,
      other: await memberOf(group),
      city: await memberOf(city),
      reader: await memberOf(party, "reader"),
      writer: await memberOf(party, "writer"),
    };
    const page = await keep.text(peopleAt(party));
    const fields = { person: keysIn(page, "person")[0] ?? "", role: "reader", code: "x" };
    const answers: Record<string, readonly number[]> = {};
    for (const [name, browser] of Object.entries(who)) {
      const all = [(await browser.get(peopleAt(party))).status];
      for (const what of ["role", "hand-over", "remove", "withdraw", "code"])
        all.push((await browser.post(peopleAt(party, `/${what}`), fields)).status);
      answers[name] = all;
    }
    expect(answers).toEqual({
      nobody: [401, 401, 401, 401, 401, 401],
      steward: [404, 404, 404, 404, 404, 404],
      other: [404, 404, 404, 404, 404, 404],
      city: [404, 404, 404, 404, 404, 404],
      reader: [200, 403, 403, 403, 403, 403],
      writer: [200, 403, 403, 403, 403, 403],
    });
    for (const what of ["name", "leave"])
      for (const name of ["steward", "other", "city"])
        expect((await who[name]?.post(peopleAt(party, `/${what}`), { name: "x" }))?.status).toBe(404);
    expect((await peopleOf(services.engine, book, party)).map(({ role }) => role)).toEqual([
      "organiser",
      "organiser",
      "reader",
      "writer",
    ]);
  });

  test("a reader reads along and writes nothing, by no form there is", async () => {
    const reader = await memberOf(group, "reader");
    await services.desk.write(book, claimOf(group, "alleen wij"));
    expect(await reader.text(`/b/${book}/parties/${group}`)).toContain("Buurtgroep");
    expect(await reader.text(`/b/${book}`)).toContain("U leest mee voor");
    expect(await reader.text(`/b/${book}`)).not.toContain(`href="/b/${book}/record"`);
    const before = (await services.desk.open(book)).register.entries.length;
    const posts: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ["record/claim", { speaker: group, forWhom: "x" }],
      ["record/door", { target: group, state: "open" }],
      ["tally", { asker: "somebody" }],
    ];
    for (const [path, fields] of posts)
      expect([path, (await reader.post(`/b/${book}/${path}`, fields)).status]).toEqual([path, 403]);
    const clerk = await memberOf(city, "reader");
    expect((await clerk.get(`/b/${book}/import`)).status).toBe(403);
    const routes = new Set(createApp(services).routes.flatMap(({ method, path }) => (method === "POST" ? [path] : [])));
    const writing = [...routes].filter((path) => path.startsWith("/b/:book") && !path.includes("/people/"));
    expect(writing.length).toBeGreaterThan(5);
    for (const path of writing)
      await reader.post(path.replace(":book", book).replace(/:kind/, "claim").replace(/:\w+/g, group), { for: group });
    expect((await services.desk.open(book)).register.entries).toHaveLength(before);
  });

  test("a writer writes and erases what is their own; yes in the group's name, reach and erasing others' words are an organiser's", async () => {
    const [writer, organiser] = [await memberOf(group, "writer"), await memberOf(group)];
    const said = async (browser: TestBrowser, forWhom: string): Promise<EntryId> => {
      const answer = await browser.post(`/b/${book}/record/claim`, { speaker: group, forWhom });
      return answer.headers.get("location")?.split("/").at(-1) as EntryId;
    };
    const [own, others] = [await said(writer, "wie tuiniert"), await said(organiser, "wie kookt")];
    const status = async (browser: TestBrowser, kind: string, fields: Readonly<Record<string, string>>) =>
      (await browser.post(`/b/${book}/record/${kind}`, fields)).status;
    expect(await writer.text(`/b/${book}/entries/${others}`)).not.toMatch(/record\/(erasure|publication)/);
    expect(await writer.text(`/b/${book}/entries/${own}`)).toContain("record/erasure");
    expect(await status(writer, "publication", { target: own, audience: "public" })).toBe(403);
    expect(await status(writer, "erasure", { target: others })).toBe(403);
    expect(await status(writer, "erasure", { target: own })).toBe(303);
    expect(await status(organiser, "publication", { target: others, audience: "public" })).toBe(303);
    expect(await status(organiser, "erasure", { target: others })).toBe(303);
  });
});

describe("handing over and going", () => {
  test("the last organiser neither leaves nor steps down; after handing over both can, and entries keep their pseudonym", async () => {
    const party = await newParty("Tuingroep");
    const [first, second] = [await memberOf(party), await memberOf(party, "reader")];
    const written = await first.post(`/b/${book}/record/claim`, { speaker: party, forWhom: "de tuin" });
    const id = written.headers.get("location")?.split("/").at(-1) as EntryId;
    const author = async () => {
      const { register } = await services.desk.open(book);
      return writtenAt(register, register.rowOf.get(id) ?? -1)?.by.account;
    };
    const before = await author();
    const page = await first.text(peopleAt(party));
    const [me = "", other = ""] = keysIn(page, "person");
    for (const [what, fields] of [
      ["leave", {}],
      ["role", { person: me, role: "writer" }],
      ["remove", { person: me }],
    ] as const) {
      const refused = await first.post(peopleAt(party, `/${what}`), fields);
      expect([what, refused.status]).toEqual([what, 409]);
      expect(await refused.text()).toContain("Draag het eerst over");
    }
    const open = codeIn(await (await first.post(peopleAt(party, "/code"), { role: "organiser" })).text());
    expect((await first.post(peopleAt(party, "/hand-over"), { person: other })).status).toBe(303);
    expect((await first.post(peopleAt(party, "/code"), { role: "organiser" })).status).toBe(403);
    // A code that lay about when its maker was still an organiser is no way back.
    expect((await browserAt(services).signIn(open)).status).toBe(403);
    expect((await first.post(peopleAt(party, "/leave"))).status).toBe(303);
    expect((await first.get(peopleAt(party))).status).toBe(404);
    expect((await first.post(`/b/${book}/record/claim`, { speaker: party, forWhom: "x" })).status).toBe(401);
    expect((await second.post(`/b/${book}/record/claim`, { speaker: party, forWhom: "ook de tuin" })).status).toBe(303);
    expect([await author(), before !== undefined]).toEqual([before, true]);
  });

  test("two organisers who leave at the same moment leave one behind", async () => {
    const party = await newParty("Twee");
    const both = [await memberOf(party), await memberOf(party)];
    const answers = await Promise.all(both.map((one) => one.post(peopleAt(party, "/leave"))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await peopleOf(services.engine, book, party)).toHaveLength(1);
  });

  test("whoever is taken out is out at once, on every device, and so are the codes they made", async () => {
    const party = await newParty("Drie");
    const [keep, gone] = [await memberOf(party), await memberOf(party)];
    const open = codeIn(await (await gone.post(peopleAt(party, "/code"), { role: "organiser" })).text());
    const person = keysIn(await keep.text(peopleAt(party)), "person")[1] ?? "";
    expect((await keep.post(peopleAt(party, "/remove"), { person })).status).toBe(303);
    expect((await gone.get(peopleAt(party))).status).toBe(404);
    expect((await browserAt(services).signIn(open)).status).toBe(403);
    expect(await keep.text(peopleAt(party))).toContain("iemand die weg is");
    expect((await keep.post(peopleAt(party, "/remove"), { person })).status).toBe(404);
  });
});

describe("one account, several parties", () => {
  test("a code typed by somebody who is in asks first, and adds the party to the same account", async () => {
    const [one, two] = [await newParty("Een"), await newParty("Ander")];
    const browser = await memberOf(one);
    const code = await codeFor(two, "writer");
    const asked = await browser.signIn(code);
    expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining("Voeg toe aan mijn account")]);
    // Asking uses nothing up and adds nothing.
    expect(await browser.text("/account")).not.toContain("Ander");
    expect((await browser.post("/sign-in", { code, how: "add" })).status).toBe(303);
    expect(await browser.text("/account")).toMatch(/Een[^]*organisator|organisator[^]*Een/);
    expect(await browser.text(`/b/${book}`)).toMatch(/U schrijft voor <bdi>Ander[^]*Voor een ander[^]*<bdi>Een/);
    expect((await browser.post("/sign-in", { code, how: "add" })).status).toBe(403);
  });

  test("somebody else's code on the same device is an account of its own, and the first one is signed out", async () => {
    const [one, two] = [await newParty("Moeder"), await newParty("Zoon")];
    const browser = await memberOf(one);
    const kept = browser.jar.get("session") ?? "";
    expect((await browser.post("/sign-in", { code: await codeFor(two), how: "new" })).status).toBe(303);
    expect(await browser.text("/account")).not.toContain("Moeder");
    const copy = browserAt(services);
    copy.jar.set("session", kept);
    expect((await copy.get("/account")).status).toBe(401);
  });

  test("a steward's link never becomes a power of an account that writes", async () => {
    const browser = await memberOf(await newParty("Gewoon"));
    const code = await makeStewardLink(services.engine, services.secrets);
    expect(await (await browser.post("/sign-in", { code, how: "add" })).text()).not.toContain(
      "Voeg toe aan mijn account",
    );
    expect((await browser.get("/steward")).status).toBe(401);
  });

  test("a code for a party one is in already only ever adds to what one may do", async () => {
    const party = await newParty("Meer");
    const browser = await memberOf(party, "writer");
    for (const [role, is] of [
      ["reader", "writer"],
      ["organiser", "organiser"],
    ] as const) {
      await browser.post("/sign-in", { code: await codeFor(party, role), how: "add" });
      expect((await peopleOf(services.engine, book, party)).map((person) => person.role)).toEqual([is]);
    }
  });

  test("a form opened for one party is never written for the other: it comes back filled in and asks", async () => {
    const [one, two] = [await newParty("Tab een"), await newParty("Tab twee")];
    const browser = await memberOf(one);
    await browser.post("/sign-in", { code: await codeFor(two), how: "add" });
    const form = `/b/${book}/record/claim`;
    const words = "wie in de tweede tab stond";
    const count = async () => (await services.desk.open(book)).register.entries.length;
    const [before, fields] = [await count(), { speaker: two, forWhom: words }];
    expect(await browser.text(form)).toMatch(/U schrijft voor <bdi>Tab twee[^]*name="for" value/);
    // The other tab chooses; then the first one sends what was opened before.
    expect((await browser.post(`/b/${book}/writes-for`, { party: one })).status).toBe(303);
    for (const said of [{ for: two }, {}]) {
      const refused = await browser.post(form, { ...fields, ...said });
      expect([refused.status, await count()]).toEqual([409, before]);
    }
    const back = await (await browser.post(form, { ...fields, for: two })).text();
    expect(back).toMatch(new RegExp(`andere deelnemer[^]*${words}[^]*Schrijf dit voor <bdi>Tab twee[^]*Tab een`));
    const sent = await browser.post(form, { ...fields, for: two, as: two });
    const id = sent.headers.get("location")?.split("/").at(-1) as EntryId;
    const { register } = await services.desk.open(book);
    expect(writtenAt(register, register.rowOf.get(id) ?? -1)?.by.party).toBe(two);
    // A party one is not in is no choice at all.
    const after = await count();
    const forged = await browser.post(form, { ...fields, for: one, as: city });
    expect([forged.status, await count()]).toEqual([409, after]);
    expect((await browser.post(`/b/${book}/writes-for`, { party: city })).status).toBe(404);
    expect((await browserAt(services).post(`/b/${book}/writes-for`, { party: one })).status).toBe(401);
  });

  test("the people of the party that one does not write for now are told to choose first", async () => {
    const [one, two] = [await newParty("Nu niet"), await newParty("Nu wel")];
    const browser = await memberOf(one);
    await browser.post("/sign-in", { code: await codeFor(two), how: "add" });
    const other = await browser.get(peopleAt(one));
    expect([other.status, await other.text()]).toEqual([409, expect.stringContaining("een andere deelnemer")]);
    expect((await browser.post(peopleAt(one, "/leave"), { for: one })).status).toBe(409);
    expect(await peopleOf(services.engine, book, one)).toHaveLength(1);
  });

  test("what somebody in two groups reports, or says no to, goes by the form that the page gave", async () => {
    const [one, two] = [await newParty("Meld een"), await newParty("Meld twee")];
    const browser = await memberOf(one);
    await browser.post("/sign-in", { code: await codeFor(two), how: "add" });
    const body = { from: { party: city }, to: two, matter: "time", what: "Een avond" };
    const asking = { kind: "request", by: { party: city, account: "a" }, body } as unknown as Draft;
    const { id } = await services.desk.write(book, asking);
    const at = `/b/${book}/entries/${id}`;
    const report = {
      ground: "unlawful",
      words: "dit klopt niet",
      ...hiddenIn(await browser.text(`${at}/report`), "/report"),
    };
    const no = hiddenIn(await browser.text(at), "/record/decision");
    expect([(await browser.post(`${at}/report`, report)).status, no.for]).toEqual([200, two]);
    expect((await browser.post(`/b/${book}/record/decision?about=${id}`, no)).status).toBe(303);
  });

  test("only the marks of a form hold a session's token; so every form in a book says for whom it was opened", () => {
    const web = path.resolve(import.meta.dirname, "../src/web");
    const held = readdirSync(web, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
      .filter((file) => /name="csrf"|\bcsrf:/.test(readFileSync(path.join(web, file), "utf8")));
    // Signing out, and choosing for whom one writes, are for nobody's party.
    expect(held.toSorted()).toEqual(["form-marks", "layout", "writes-for"].map((name) => `components/${name}.tsx`));
  });
});
