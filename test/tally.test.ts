import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clean } from "../src/http/cleaning.ts";
import type { Services } from "../src/http/services.ts";
import { yearlyCube } from "../src/mirror/cube/yearly.ts";
import { columnsOf } from "../src/mirror/columns.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { tapsOf } from "../src/storage/taps.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Store, STORES } from "./support/engines.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";
import { createDesk } from "../src/desk/desk.ts";
import { means } from "./support/book.ts";
import { secretsOf } from "../src/http/secrets.ts";

/** What residents count for themselves: one tap who asked, no text, for the party alone. */

const START = Date.parse("2026-03-02T12:00:00.000Z");
const DAY = 86_400_000;

let now = START;
let services: Services;
let book: BookId;
let city: PartyId;
let welfare: PartyId;
let group: PartyId;
let other: PartyId;
const readers = new Map<string, Reader>();

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, city, group } = await foundBook(services.desk, "turven"));
  welfare = await enter(services.desk, book, { name: "Welzijn", type: "welfare", side: "institution" });
  other = await enter(services.desk, book, { name: "Tuingroep", type: "group", side: "residents" });
  now += DAY;
  for (const party of [group, city, other]) readers.set(party, await readerOf(services, book, { party }));
  readers.set("steward", await readerOf(services, book, { steward: true }));
  readers.set("nobody", await readerOf(services, book, {}));
});
afterAll(() => services.engine.close());

const post = async (who: string, path: string, fields: Readonly<Record<string, string>>): Promise<Response> => {
  const { app, headers } = readers.get(who) as Reader;
  const body = new URLSearchParams({ csrf: "token", ...fields });
  return app.request(`/b/${book}${path}`, { method: "POST", headers, body });
};
const read = async (who: string, path: string): Promise<string> =>
  (await (readers.get(who) as Reader).get(`/b/${book}${path}`)).text();
const hidden = (page: string): string => /name="drawn" value="([^"]*)"/.exec(page)?.[1] ?? "";

describe("one tap", () => {
  test("a button pressed twice on one page counts once, on the next page it counts again", async () => {
    const drawn = hidden(await read(group, "/tally"));
    for (let i = 0; i < 3; i++) expect((await post(group, "/tally", { asker: city, drawn })).status).toBe(303);
    expect(await tapsOf(services.engine, book, group)).toHaveLength(1);
    await post(group, "/tally", { asker: city, drawn: hidden(await read(group, "/tally")) });
    await post(group, "/tally", { asker: "somebody", drawn });
    expect((await tapsOf(services.engine, book, group)).map(({ asker }) => asker).sort()).toEqual(
      ["", city, city].sort(),
    );
  });

  test("a tap from a device counts once under its own id, on its own day, and never on a day to come", async () => {
    const id = "0123456789abcdef0123456789abcdef";
    for (let i = 0; i < 2; i++)
      expect((await post(group, "/tally", { asker: welfare, id, day: "2026-03-01" })).status).toBe(204);
    await post(group, "/tally", { asker: welfare, id: id.replace("0", "a"), day: "2027-01-01" });
    const days = (await tapsOf(services.engine, book, group)).filter(({ asker }) => asker === welfare);
    expect(days.map(({ day }) => day)).toEqual(["2026-03-01", "2026-03-03"]);
  });

  test("nobody that may not be read of, no text, no institution, no steward, nobody who is not signed in", async () => {
    expect((await post(group, "/tally", { asker: "Jan van hiernaast", drawn: "x" })).status).toBe(404);
    expect((await post(group, "/tally", { asker: group, drawn: "x" })).status).toBe(404);
    expect((await post(group, "/tally", { asker: "", drawn: "x" })).status).toBe(400);
    expect((await post(city, "/tally", { asker: group, drawn: "x" })).status).toBe(403);
    expect(await read(city, "/tally")).not.toContain("tally-buttons");
    for (const who of ["steward", "nobody"])
      expect((await post(who, "/tally", { asker: city, drawn: "x" })).status).toBe(401);
    const rows = await services.engine.query("SELECT * FROM tap");
    expect(rows.map((row) => Object.keys(row).sort())).toEqual(
      rows.map(() => ["asker", "book", "day", "entry", "id", "made", "party"]),
    );
  });

  test("a wrong tap is taken back, another party's never", async () => {
    const [first] = await tapsOf(services.engine, book, group);
    await post(other, "/tally/undo", { id: first?.id ?? "" });
    expect(await tapsOf(services.engine, book, group)).toHaveLength(5);
    await post(group, "/tally/undo", { id: first?.id ?? "" });
    expect(await tapsOf(services.engine, book, group)).toHaveLength(4);
  });
});

describe("what comes of it", () => {
  test("the count is told after two weeks, to the party alone, also beside its load", async () => {
    expect(await read(group, "/tally")).toMatch(/Op 17 maart 2026 ziet u hoe vaak/);
    expect(await read(group, "/mirror/load")).not.toContain("turfde u");
    now += 14 * DAY;
    const sentence = /turfde u 4 keer dat u iets werd gevraagd\. Dat deden 2 deelnemers\. Bij 1 keer staat geen naam/;
    expect(await read(group, "/tally")).toMatch(sentence);
    expect(await read(group, "/mirror/load")).toMatch(sentence);
    for (const who of [city, other, "steward", "nobody"])
      for (const path of ["/mirror/load", "/mirror/load.json", `/parties/${group}`, ""])
        expect(await read(who, path)).not.toMatch(/turfde u \d/);
    expect(await read(group, "/mirror/load.json")).not.toContain("turfde");
  });

  test("nothing of it stands in the book, in its lines or in the yearly numbers", async () => {
    const { register } = await services.desk.open(book);
    expect(register.entries.map(({ kind }) => kind)).toEqual(["party", "party", "party", "party"]);
    expect(yearlyCube(columnsOf(register), 2026).cells).toEqual([]);
  });

  test("it becomes a request when the party wants, one by one; the tap then says so and is not written twice", async () => {
    const [tap] = (await tapsOf(services.engine, book, group)).filter(({ asker }) => asker === city);
    const form = await read(group, `/record/request?tap=${tap?.id}`);
    expect(form).toMatch(new RegExp(`value="${city}" selected[^]*value="${group}" selected`));
    const answer = await post(group, "/record/request", {
      tap: tap?.id ?? "",
      from: city,
      to: group,
      matter: "time",
      asked: tap?.day ?? "",
    });
    expect(answer.headers.get("Location")).toBe(`/b/${book}/tally`);
    const written = (await tapsOf(services.engine, book, group)).filter(({ entry }) => entry !== null);
    const { register } = await services.desk.open(book);
    expect(written.map(({ entry }) => entry)).toEqual([register.entries.at(-1)?.id]);
    expect(await read(group, "/tally")).toContain("1 keer staat al als vraag in het boek.");
    expect(await read(group, `/record/request?tap=${tap?.id}`)).not.toContain('name="tap"');
    expect(await read(other, `/record/request?tap=${tap?.id}`)).not.toContain('name="tap"');
  });

  test("who leaves takes its taps along, and its name goes from those of others", async () => {
    await post(other, "/tally", { asker: group, drawn: "x" });
    await post(group, "/record/erasure", { target: group });
    expect(await tapsOf(services.engine, book, group)).toEqual([]);
    expect((await tapsOf(services.engine, book, other)).map(({ asker }) => asker)).toEqual([""]);
  });

  test("after a year it is gone", async () => {
    now += 366 * DAY;
    await clean(services);
    expect(await services.engine.query("SELECT * FROM tap")).toEqual([]);
  });
});

test.each(Object.keys(STORES))("a tap sent at the same moment by two pages counts once: %s", async (name) => {
  const store: Store = await (STORES[name] as () => Promise<Store>)();
  const still = { ...means, clock: () => new Date(START) };
  const desk = createDesk(store.engine, still);
  const there = await foundBook(desk, "samen");
  const site = { ...services, engine: store.engine, desk, secrets: secretsOf(still) };
  const { app, headers } = await readerOf(site, there.book, { party: there.group });
  const id = "fedcba9876543210fedcba9876543210";
  const send = () => {
    const body = new URLSearchParams({ csrf: "token", asker: there.city, id });
    return app.request(`/b/${there.book}/tally`, { method: "POST", headers, body });
  };
  const answers = await Promise.all(Array.from({ length: 8 }, send));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
  expect(await tapsOf(store.engine, there.book, there.group)).toHaveLength(1);
  await store.close();
});
