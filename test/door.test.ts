import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import { flagsAt } from "../src/register/flags.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** A door open, ajar or closed until a day, set with one tap; and a no that needs no reason. */

const NOW = Date.parse("2026-11-28T12:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
const readers = new Map<string, Reader>();

beforeAll(async () => {
  services = await servicesAt(() => new Date(NOW));
  ({ book, city, group } = await foundBook(services.desk, "deur"));
  for (const party of [group, city]) readers.set(party, await readerOf(services, book, { party }));
});
afterAll(() => services.engine.close());

const post = async (who: PartyId, path: string, fields: Readonly<Record<string, string>>): Promise<Response> => {
  const { app, headers } = readers.get(who) as Reader;
  const body = new URLSearchParams({ csrf: "token", ...fields });
  return app.request(`/b/${book}${path}`, { method: "POST", headers, body });
};
const read = async (who: PartyId, path: string): Promise<string> =>
  (await (readers.get(who) as Reader).get(`/b/${book}${path}`)).text();
/** What a form on a page would send, by the words of its button. */
const formWith = (page: string, words: string): Readonly<Record<string, string>> => {
  const form = page.split("<form").find((one) => one.includes(words)) ?? "";
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
};

test("one tap sets the door; its page, the list of parties and who wants to ask read it", async () => {
  const own = formWith(await read(group, `/parties/${group}`), "Nu even niet");
  const answer = await post(group, "/record/door", { ...own, state: "not-now" });
  expect(answer.headers.get("Location")).toBe(`/b/${book}/parties/${group}`);
  expect(await read(city, "/record/request")).toContain("Buurtgroep (nu even niet)");
  await post(group, "/record/door", { ...own, state: "closed", until: "12 december 2026" });
  for (const path of [`/parties/${group}`, "/parties"])
    expect(await read(city, path)).toContain("De deur is dicht tot 12 december 2026.");
  expect(await read(city, "/record/request")).toContain("Buurtgroep (dicht tot 12 december 2026)");
  expect(await read(city, `/parties/${group}`)).not.toContain("Een reden hoeft niet");
});

test("a day is asked for, and what was wrong is said at the form", async () => {
  const answer = await post(group, "/record/door", { target: group, state: "closed", until: "2027" });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("Schrijf een hele dag, zoals 14-6-2027.");
});

test("a closed door is told before the request is sent and stops nobody; then a no takes one tap and no reason", async () => {
  const fields = { from: city, to: group, matter: "time" };
  expect(await (await post(city, "/record/request", { ...fields, asked: "ooit" })).text()).toMatch(
    /De deur van <bdi>Buurtgroep<\/bdi> is dicht tot 12 december 2026\. U kunt uw vraag wel opschrijven/,
  );
  const request = (await post(city, "/record/request", fields)).headers.get("Location")?.split("/").at(-1) ?? "";
  expect(await read(city, `/entries/${request}`)).not.toContain("Nee, dit doen wij niet");
  const no = formWith(await read(group, `/entries/${request}`), "Nee, dit doen wij niet");
  expect(no).toMatchObject({ on: request, decider: group, outcome: "refused", "reason.form": "none" });
  const decided = await post(group, "/record/decision", no);
  expect(decided.status).toBe(303);
  const { register } = await services.desk.open(book);
  expect(register.entries.at(-1)).toMatchObject({ kind: "decision", body: { decided: "2026-11-28" } });
  const looking = { readable: () => true, now: NOW };
  expect(flagsAt(register, register.entries.length - 1, looking)).toEqual([]);
  expect(await read(group, `/entries/${request}`)).not.toContain("Nee, dit doen wij niet");
});

test("an institution owes its reason: the same no by one stands out", async () => {
  const request = (await post(group, "/record/request", { from: group, to: city, matter: "space" })).headers;
  const on = request.get("Location")?.split("/").at(-1) ?? "";
  expect(await read(city, `/entries/${on}`)).not.toContain("Nee, dit doen wij niet");
  await post(city, "/record/decision", { on, decider: city, outcome: "refused", "reason.form": "none" });
  const { register } = await services.desk.open(book);
  const flags = flagsAt(register, register.entries.length - 1, { readable: () => true, now: NOW });
  expect(flags.map(({ name }) => name)).toEqual(["reason-missing", "rule-missing"]);
});
