import { afterAll, beforeAll, expect, test } from "vitest";
import { makePosterCode } from "../src/http/codes.ts";
import type { Services } from "../src/http/services.ts";
import { setTerms } from "../src/http/terms.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { enter, foundBook } from "./support/book.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

/** Nobody passes for another party of the book by its name. */

let services: Services;
let book: BookId;
let group: PartyId;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  ({ book, group } = await foundBook(services.desk, "buurt"));
});
afterAll(() => services.engine.close());

/** "Gemeente" with letters that look like its own, and with signs that nobody sees. */
const LOOK_ALIKE = ["Gemeente", "gemeente ", "G\u0435m\u0435\u0435nt\u0435", "Ge\u200Bmeente\u2060"];
const ALREADY = "Zo heet hier al een deelnemer";
const namesIn = async () => [...(await services.desk.open(book)).register.parties.values()].map(({ name }) => name);
async function newcomer(): Promise<TestBrowser> {
  const browser = browserAt(services);
  await browser.signIn(await makePosterCode(services.engine, services.secrets, book));
  return browser;
}

test("whoever comes in with a poster takes no name that stands there, and its form comes back as it was filled in", async () => {
  const browser = await newcomer();
  const before = await namesIn();
  for (const name of LOOK_ALIKE) {
    const answer = await browser.post(`/b/${book}/record/party`, { name, type: "group", side: "residents" });
    const page = await answer.text();
    expect([name, answer.status, page.includes(ALREADY), page.includes(name.trim())]).toEqual([name, 400, true, true]);
  }
  expect(await namesIn()).toEqual(before);
  const own = { name: "Nieuw\u202Eereub", type: "group", side: "residents" };
  expect((await browser.post(`/b/${book}/record/party`, own)).status).toBe(303);
  expect(await namesIn()).toContain("Nieuwereub");
});

test("nor does a program of a party that names itself anew; its own name it may say again", async () => {
  const program = await programOf(services, { book, party: group });
  const named = (name: string) =>
    program.send(`/books/${book}/entries`, {
      kind: "correction",
      body: { target: group, body: { name, type: "initiative", side: "residents" } },
    });
  expect(await (await named("G\u0435meente")).text()).toContain("name-taken");
  expect((await named("buurtgroep")).status).toBe(201);
});

test("a name that may not be read is told to nobody by this", async () => {
  const hidden = await enter(services.desk, book, { name: "Stille tafel", type: "group", side: "residents" });
  const by = { party: hidden, account: "a" };
  const narrow = { kind: "publication", by, body: { target: hidden, audience: "own" } } as unknown as Draft;
  await services.desk.write(book, narrow);
  const answer = await (
    await newcomer()
  ).post(`/b/${book}/record/party`, {
    name: "Stille tafel",
    type: "group",
    side: "residents",
  });
  expect(answer.status).toBe(303);
});

test("on the page that asks for the terms as well, nothing is agreed to before the name is one's own", async () => {
  const words = { rules: "Wij zijn aardig.", arrangement: "Ieder voor zich." };
  const settings = (await services.desk.open(book)).record.settings;
  expect(settings.terms).toBeUndefined();
  await setTerms(services, book, { nl: words, en: words, ar: words, tr: words } as never);
  const { terms: version = "" } = (await services.desk.open(book)).record.settings;
  const browser = await newcomer();
  const fields = { version, agree: "yes", type: "group", name: "Gemeente" };
  const answer = await browser.post(`/b/${book}/terms`, fields);
  expect([answer.status, (await answer.text()).includes(ALREADY)]).toEqual([400, true]);
  const next = await browser.post(`/b/${book}/terms`, { ...fields, name: "Nog een groep" });
  expect([next.status, (await namesIn()).includes("Nog een groep")]).toEqual([303, true]);
});
