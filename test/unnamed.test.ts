import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";
import { tell } from "./support/telling.ts";

/** First without a name: a note about a request before it is known whose it is; its own for good. */

const NOW = Date.parse("2026-11-28T12:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let request: EntryId;
const readers = new Map<string, Reader>();

beforeAll(async () => {
  services = await servicesAt(() => new Date(NOW));
  ({ book, city, group } = await foundBook(services.desk, "naamloos"));
  const write = async (kind: string, body: object): Promise<EntryId> =>
    (await services.desk.write(book, { kind, by: { party: group, account: "a" }, body } as unknown as Draft)).id;
  const activity = await write("activity", { title: "Eten bij de Buurtgroep", organiser: group });
  const what = "Wij van de Buurtgroep vragen een zaal. Bel 06-12345678, Lindestraat 4.";
  const from = { party: group };
  request = await write("request", { from, to: city, matter: "space", what, activity, amount: 25_000 });
  for (const party of [group, city]) readers.set(party, await readerOf(services, book, { party }));
  readers.set("steward", await readerOf(services, book, { steward: true }));
});
afterAll(() => services.engine.close());

const post = async (who: PartyId, fields: Readonly<Record<string, string>>): Promise<Response> => {
  const { app, headers } = readers.get(who) as Reader;
  const body = new URLSearchParams({ csrf: "token", on: request, decider: who, ...fields });
  return app.request(`/b/${book}/record/unnamed`, { method: "POST", headers, body });
};
const read = async (who: string, path: string): Promise<string> =>
  (await (readers.get(who) as Reader).get(`/b/${book}${path}`)).text();
const main = (page: string): string => page.slice(page.indexOf("<main"));

test("the list and the request say what is asked and nothing of who asks", async () => {
  expect(main(await read(city, "/unnamed"))).toMatch(/Vraag om ruimte, gevraagd: onbekend/);
  const page = main(await read(city, `/unnamed/${request}`));
  expect(page).toContain("Wij van de […] vragen een zaal. Bel […], […].");
  expect(page).toMatch(/€\s250/);
  for (const told of ["Buurtgroep", "Lindestraat", "06-1", "initiatief", group, "Eten bij"])
    expect(page).not.toContain(told);
  expect(page).toContain("In de tekst kan toch iets staan waaraan u iemand herkent");
});

test("it is a look like any other, and the request has arrived", async () => {
  expect(await read(group, "/looks")).toMatch(/1 keer gekeken/);
  expect(main(await read(group, "/looks"))).toContain(`/entries/${request}`);
  const { register } = await services.desk.open(book);
  expect(register.entries.filter(({ kind }) => kind === "delivery")).toHaveLength(1);
});

test("first the note, then the name; then the note stays as it was, beside the request and where it is decided", async () => {
  expect((await post(city, { step: "opened" })).status).toBe(422);
  const noted = await post(city, { step: "noted", outcome: "granted" });
  expect(noted.headers.get("Location")).toBe(`/b/${book}/unnamed/${request}`);
  const page = main(await read(city, `/unnamed/${request}`));
  expect(page).toMatch(/Zonder naam schreef u op 28 november 2026: ja\.[^]*Open met naam/);
  expect(page).not.toContain("Buurtgroep");
  const opened = await post(city, { step: "opened" });
  expect(opened.headers.get("Location")).toBe(`/b/${book}/entries/${request}`);
  expect(await read(city, `/entries/${request}`)).toMatch(/schreef u op 28 november 2026: ja/);
  expect(await read(city, `/record/decision?about=${request}`)).toMatch(/schreef u op 28 november 2026: ja/);
  expect((await post(city, { step: "noted", outcome: "refused" })).status).toBe(409);
});

test("nobody else ever reads it, and it is never published", async () => {
  const { register } = await services.desk.open(book);
  const notes = register.entries.filter(({ kind }) => kind === "unnamed").map(({ id }) => id);
  expect(notes).toHaveLength(2);
  for (const who of [group, "steward"]) {
    for (const id of notes)
      expect((await (readers.get(who) as Reader).get(`/b/${book}/entries/${id}`)).status).toBe(404);
    expect(await read(who, `/entries/${request}`)).not.toContain("Zonder naam");
  }
  expect((await (readers.get(group) as Reader).get(`/b/${book}/unnamed/${request}`)).status).toBe(404);
});

test.each(["neighbourhood", "practice"] as const)("in a %s book it is its own for good, whatever is asked", (type) => {
  const t = tell(type);
  const on = t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space" });
  const note = { on, decider: t.city, step: "noted", outcome: "refused" };
  for (const audience of ["residents", "concerned", "members", "public"] as const) {
    expect(t.refused(t.city, "unnamed", note, audience)).toBe("audience-too-wide");
    expect(t.refused(t.city, "publication", { target: t.say(t.city, "unnamed", note), audience })).toBe(
      "audience-too-wide",
    );
  }
  const id = t.say(t.city, "unnamed", note);
  t.wait(400);
  expect([t.rosa, t.hamza, t.housing, { steward: true } as const, {}].filter((who) => t.reads(who, id))).toEqual([]);
  expect(t.reads(t.city, id)).toBe(true);
});
