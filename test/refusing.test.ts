import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewFor } from "../src/mirror/view.ts";
import { columnsOf } from "../src/mirror/columns.ts";
import { erasableBy, takePartyOut } from "../src/http/erasing.ts";
import { holderOf } from "../src/http/founding.ts";
import type { Services } from "../src/http/services.ts";
import type { Membership } from "../src/storage/accounts.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { mayRead } from "../src/register/reading.ts";
import { refusalOf } from "../src/register/refused.ts";
import { claimOf, foundBook, means } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Residents enter by themselves; refusing a party is a decision of the holder with its reason, which can be answered and taken back. */

let now = Date.parse("2026-11-28T12:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let holder: PartyId;
let others: EntryId;
let own: EntryId;
const readers: Record<string, Reader> = {};

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, city, group } = await foundBook(services.desk, "weiger"));
  holder = await holderOf(services, book);
  others = (await services.desk.write(book, claimOf(city, "de wijk wil rust"))).id;
  own = (await services.desk.write(book, claimOf(group, "wie in de tuin komt"))).id;
  for (const [name, viewer] of Object.entries({
    steward: { steward: true },
    city: { party: city },
    group: { party: group },
    holder: { party: holder },
    nobody: {},
  }))
    readers[name] = await readerOf(services, book, viewer as never);
});
afterAll(() => services.engine.close());

type Fields = Readonly<Record<string, string>>;
const post = async (who: string, path: string, fields: Fields) => {
  const { app, headers } = readers[who] as Reader;
  return app.request(`/b/${book}${path}`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ csrf: "token", ...fields }),
  });
};
const get = async (who: string, path: string) => (readers[who] as Reader).get(`/b/${book}${path}`);
const text = async (who: string, path: string) => (await get(who, path)).text();
const register = async () => (await services.desk.open(book)).register;
const codeOf = (writing: Promise<unknown>): Promise<string> =>
  writing.then(
    () => "",
    (error: { code: string }) => error.code,
  );
const decisionBy = (party: PartyId, change: object = {}) =>
  ({
    kind: "decision",
    by: { party, account: "a" },
    body: {
      on: group,
      decider: party,
      outcome: "refused",
      reason: { form: "written", text: "De naam is van een ander." },
      ...change,
    },
  }) as unknown as Draft;
const refusal = async () => refusalOf(await register(), group);
const REASON = { reason: "De naam is van een andere groep.", heard: "yes" };

test("the holder stands in the book, not in its own words, and no municipality ever holds one", async () => {
  expect((await register()).parties.get(holder)).toMatchObject({ side: "institution", byItself: false });
  expect(await holderOf(services, book)).toBe(holder);
  const posing = { name: "Wij", type: "other", side: "institution", holder: true };
  const by = { party: city, account: "a" };
  const claimed = services.desk.write(book, { kind: "party", by, id: means.newId(), body: posing } as never);
  expect(await codeOf(claimed)).toBe("not-yours-to-write");
  const self = means.newId();
  const entering = { kind: "party", by: { party: self, account: "a" }, id: self, body: posing };
  expect(await codeOf(services.desk.write(book, entering as never))).toBe("not-yours-to-write");
  const renamed = { name: "Gemeente Utrecht", type: "foundation", side: "institution", holder: true };
  const correction = {
    kind: "correction",
    by: { party: holder, account: "a" },
    body: { target: holder, body: renamed },
  };
  expect(await codeOf(services.desk.write(book, correction as never))).toBe("field-wrong");
});

test("no institution refuses a party, and no resident: only the holder", async () => {
  expect(await codeOf(services.desk.write(book, decisionBy(city)))).toBe("holder-decides");
  expect(await codeOf(services.desk.write(book, decisionBy(group)))).toBe("holder-decides");
  expect(await codeOf(services.desk.write(book, decisionBy(city, { decider: holder })))).toBe("holder-decides");
  for (const who of ["city", "group", "nobody"]) {
    expect((await get(who, `/parties/${group}/refuse`)).status).toBe(403);
    expect((await post(who, `/parties/${group}/refuse`, REASON)).status).toBe(403);
  }
});

test("a refusal has a reason in writing that is never belief or origin, and is of a residents' party", async () => {
  const why = (words: string) => ({ reason: { form: "written", text: words } });
  expect(await codeOf(services.desk.write(book, decisionBy(holder, { reason: {} })))).toBe("field-wrong");
  expect(await codeOf(services.desk.write(book, decisionBy(holder, why("Het zijn moslims."))))).toBe(
    "refusal-names-belief",
  );
  expect(await codeOf(services.desk.write(book, decisionBy(holder, { outcome: "granted" })))).toBe("field-wrong");
  expect(await codeOf(services.desk.write(book, decisionBy(holder, { on: city })))).toBe("wrong-kind");
  expect((await post("steward", `/parties/${group}/refuse`, { reason: " " })).status).toBe(400);
  expect(await refusal()).toBeUndefined();
});

test("the steward refuses for the holder; whom it concerns reads why, and nobody else", async () => {
  expect((await post("steward", `/parties/${group}/refuse`, REASON)).status).toBe(303);
  const { id } = (await refusal()) as { id: EntryId };
  for (const who of ["group", "holder"])
    expect(await text(who, `/entries/${id}`)).toMatch(/Stichting Houder[^]*De naam is van een andere groep\./);
  for (const who of ["steward", "city", "nobody"]) expect((await get(who, `/entries/${id}`)).status).toBe(404);
  expect(await text("group", "")).toContain("De houder heeft uw groep geweigerd");
  expect((await post("steward", `/parties/${group}/refuse`, REASON)).status).toBe(409);
});

test("its people read what everybody reads, their own words and the refusal; what they wrote stays", async () => {
  const folded = await register();
  const columns = columnsOf(folded);
  for (const moment of [now, now + 40 * 86_400_000]) {
    const view = viewFor(columns, folded, { party: group }, moment);
    const { id } = (await refusal()) as { id: EntryId };
    for (let row = 0; row < folded.entries.length; row++) {
      const entry = folded.entries[row];
      const reads = mayRead(folded, row, { party: group }, moment);
      expect(view.mask[row] === 1).toBe(reads);
      const expected =
        mayRead(folded, row, {}, moment) ||
        entry?.id === id ||
        (entry?.id as string) === holder ||
        (entry as { by?: { party: PartyId } }).by?.party === group;
      expect(reads).toBe(expected);
    }
  }
  expect([(await get("group", `/entries/${others}`)).status, (await get("group", `/entries/${own}`)).status]).toEqual([
    404, 200,
  ]);
  expect((await get("city", `/entries/${own}`)).status).toBe(200);
});

test("they answer the refusal and write nothing else, in the book or beside it; erasing their own words stays theirs", async () => {
  const before = (await register()).entries.length;
  const { id } = (await refusal()) as { id: EntryId };
  for (const [path, fields] of [
    ["/record/claim", { speaker: group, forWhom: "x" }],
    ["/record/reply", { target: own, text: "x" }],
    ["/record/door", { target: group, state: "open" }],
    ["/tally", { asker: city }],
  ] as const)
    expect([path, (await post("group", path, fields)).status]).toEqual([path, 403]);
  expect((await register()).entries.length).toBe(before);
  for (const form of [`reply?about=${id}`, `agreement?about=${id}`, `erasure?about=${own}`]) {
    const page = await text("group", `/record/${form}`);
    expect(page).toMatch(/<form class="form"[^]*<button type="submit">/);
    expect(page).not.toMatch(/U leest mee|heeft uw groep geweigerd\. U kunt/);
  }
  expect(await text("group", `/entries/${own}`)).toContain(`/record/erasure?about=${own}`);
  expect((await post("group", "/record/reply", { target: id, text: "Wij heten al jaren zo." })).status).toBe(303);
  expect(await text("holder", `/entries/${id}`)).toContain("Wij heten al jaren zo.");
  expect((await post("group", "/record/erasure", { target: own })).status).toBe(303);
  expect((await register()).entries.some((entry) => entry.kind === "erased")).toBe(true);
});

test("nobody takes the refusal out of the book while it stands, nor what was answered", async () => {
  const { id } = (await refusal()) as { id: EntryId };
  const erasing = (party: PartyId) =>
    services.desk.write(book, { kind: "erasure", by: { party, account: "a" }, body: { target: id } } as never);
  expect(await codeOf(erasing(group))).toBe("refusal-stands");
  expect(await codeOf(erasing(holder))).toBe("institution-may-not-erase");
  const answer = (await register()).entries.find((entry) => entry.kind === "reply")?.id;
  for (const kind of ["erasure", "withdrawal"] as const) {
    const body = { target: answer, why: "unknown" };
    const taking = services.desk.write(book, { kind, by: { party: holder, account: "a" }, body } as never);
    expect(await codeOf(taking)).not.toBe("");
  }
});

test("the refused party lets others read the decision and its answer, where the holder wrote them for itself", async () => {
  const { id } = (await refusal()) as { id: EntryId };
  expect(await text("city", "/acts")).not.toContain("weigerde een deelnemer");
  expect((await post("group", "/record/agreement", { target: id, agrees: "yes" })).status).toBe(303);
  expect(await text("city", `/entries/${id}`)).toMatch(/andere groep[^]*Wij heten al jaren zo/);
  expect(await text("city", "/acts")).toContain("weigerde een deelnemer");
});

test("taken back, its people read and write as before", async () => {
  expect((await post("city", `/parties/${group}/refuse`, { act: "back" })).status).toBe(403);
  now += 1000;
  expect((await post("steward", `/parties/${group}/refuse`, { act: "back" })).status).toBe(303);
  expect(await refusal()).toBeUndefined();
  for (const [who, told] of [
    ["city", true],
    ["nobody", false],
  ] as const)
    expect((await text(who, "/acts")).includes("De houder nam een weigering terug")).toBe(told);
  expect((await get("group", `/entries/${others}`)).status).toBe(200);
  expect((await post("group", "/record/claim", { speaker: group, forWhom: "de tuin" })).status).toBe(303);
});

test("a party that is refused can be taken out; the refusal stays", async () => {
  now += 1000;
  expect((await post("steward", `/parties/${group}/refuse`, REASON)).status).toBe(303);
  const { id } = (await refusal()) as { id: EntryId };
  expect(erasableBy(await register(), group, now)).not.toContain(id);
  const me = { book, party: group, pseudonym: "a", role: "organiser" } as Membership;
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-refused-"));
  const kept = { ...services, settings: { ...services.settings, DATA_DIR: folder } };
  expect(await takePartyOut(kept, me)).toBeGreaterThan(0);
  rmSync(folder, { recursive: true });
  const left = await register();
  expect([left.parties.has(group), left.entries.find((entry) => entry.id === id)?.kind]).toEqual([false, "decision"]);
});
