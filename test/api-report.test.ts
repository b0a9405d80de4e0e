import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { decide } from "../src/http/reporting.ts";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { looksInto } from "../src/storage/looks.ts";
import { reportsIn } from "../src/storage/reports.ts";
import { enter, foundBook } from "./support/book.ts";
import { calling, type Program, programOf } from "./support/calling.ts";
import { PNG } from "./support/photos.ts";
import { readerOf, servicesAt } from "./support/still-site.ts";

/** "Report this" by programs: reported without a key, read by its number, looked at again by another side, each opening told. */

const RUDE = "een gemene zin";
let services: Services;
let book: BookId;
let group: PartyId;
let city: PartyId;
let activity: EntryId;
let number = "";
const by = {} as Record<"group" | "city" | "other" | "writer", Program>;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  ({ book, city, group } = await foundBook(services.desk, "meldingen"));
  const other = await enter(services.desk, book, { name: "Tuin", type: "group", side: "residents" });
  const draft = { kind: "activity", by: { party: group, account: "a" } };
  const body = { title: RUDE, organiser: group };
  activity = (await services.desk.write(book, { ...draft, body } as unknown as Draft)).id;
  const opened = {
    kind: "publication",
    by: { party: group, account: "a" },
    body: { target: activity, audience: "public" },
  };
  await services.desk.write(book, opened as unknown as Draft);
  by.group = await programOf(services, { book, party: group });
  by.city = await programOf(services, { book, party: city, unit: "Wijkteam" });
  by.other = await programOf(services, { book, party: other });
  by.writer = await programOf(services, { book, party: city, role: "writer" });
});
afterAll(() => services.engine.close());

const at = (rest = "") => `/books/${book}/reports${rest}`;
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { readonly code: string }).code,
];
interface Ours {
  readonly id: string;
  readonly acts: readonly string[];
  readonly words?: string;
}
const listed = async (who: Program) => ((await who.read(at())) as { readonly items: readonly Ours[] }).items;
const report = async () => {
  const [one] = await reportsIn(services.engine, book);
  if (!one) throw new Error("no report");
  return one;
};

test("whoever reads it reports it, without a key, and reads what came of it by the number alone", async () => {
  const nobody = calling(createApp(services));
  const sent = await nobody.send(`/books/${book}/entries/${activity}/reports`, {
    ground: "insult",
    words: "Het raakt mij",
  });
  expect(sent.status).toBe(201);
  ({ number } = (await sent.json()) as { readonly number: string });
  const state = async () => (await nobody.send("/reports/answer", { number })).json();
  expect(await state()).toMatchObject({ ground: "insult", before: "2026-03-09", verdict: null, second: null });
  expect(JSON.stringify(await state())).not.toContain("raakt");
  expect(await codeOf(await nobody.send("/reports/answer", { number: "XXXX-XXXX" }))).toEqual([403, "code-wrong"]);
  expect(await codeOf(await nobody.send("/reports/second-look", { number }))).toEqual([409, "decided-already"]);
  for (const who of [by.group, by.city, by.other]) expect(await listed(who)).toEqual([]);
});

test("after the decision it is told whose words they are, who asks once for a second look", async () => {
  await decide(services, await report(), { verdict: "hidden", ground: "insult", reason: "Het scheldt." }, false);
  const [ours] = await listed(by.group);
  expect(ours).toMatchObject({ entry: activity, verdict: "hidden", reason: "Het scheldt.", acts: ["second-look"] });
  expect(ours).not.toHaveProperty("words");
  expect(await codeOf(await by.other.send(at(`/${ours?.id}/second-look`), {}))).toEqual([404, "entry-unknown"]);
  expect(await (await by.group.send(at(`/${ours?.id}/second-look`), {})).json()).toMatchObject({
    second: { askedBy: "author", verdict: null },
    acts: [],
  });
  expect((await by.group.send(at(`/${ours?.id}/second-look`), {})).status).toBe(404);
});

test("an organiser of another side takes it, reads the one entry, and each opening is told by department", async () => {
  const [one] = await listed(by.city);
  expect([one?.acts, one?.words]).toEqual([["opening"], undefined]);
  expect(await listed(by.writer)).toEqual([]);
  const decision = { verdict: "left", ground: "insult", reason: "Het mag er staan." };
  expect((await by.city.send(at(`/${one?.id}/decision`), decision)).status).toBe(404);
  const looks = async () =>
    (await looksInto(services.engine, book, group, "2000")).filter(({ page }) => page.includes(activity));
  expect((await by.city.get(`/books/${book}/entries/${activity}`)).status).toBe(200);
  const before = (await looks()).length;
  const opened = await (await by.city.send(at(`/${one?.id}/opening`), {})).json();
  expect(opened).toMatchObject({
    opened: { id: activity, body: { title: RUDE } },
    report: { words: "Het raakt mij", acts: ["opening", "decision"] },
  });
  expect((await looks()).length).toBe(before + 1);
  expect((await looks()).map(({ looker, unit }) => [looker, unit])[0]).toEqual([city, "Wijkteam"]);
  // Nobody else opens it now.
  expect((await by.other.send(at(`/${one?.id}/opening`), {})).status).toBe(404);
});

test("it is decided with a reason, looked at once more for what people are, and shown again", async () => {
  const { id } = await report();
  const about = { verdict: "left", ground: "insult", reason: "Het gaat over moslims" };
  expect(await codeOf(await by.city.send(at(`/${id}/decision`), about))).toEqual([422, "look-again"]);
  const decided = await by.city.send(at(`/${id}/decision`), { ...about, reason: "Het mag er staan." });
  expect(await decided.json()).toMatchObject({ second: { verdict: "left", reason: "Het mag er staan." }, acts: [] });
  expect((await by.other.read(`/books/${book}/entries/${activity}`)) as object).toMatchObject({
    body: { title: RUDE },
  });
  const nobody = calling(createApp(services));
  expect(await (await nobody.send("/reports/answer", { number })).json()).toMatchObject({
    second: { verdict: "left" },
  });
});

/** A report on an entry of the group, hidden for it, and looked at again on its author's asking. */
async function askedAgain(entry: EntryId): Promise<string> {
  const sent = await by.other.send(`/books/${book}/entries/${entry}/reports`, { ground: "private", words: "Dit" });
  expect(sent.status).toBe(201);
  const one = (await reportsIn(services.engine, book)).find((each) => each.entry === entry);
  if (!one) throw new Error("no report");
  await decide(services, one, { verdict: "hidden", ground: "private", reason: "Het gaat over thuis." }, false);
  expect((await by.group.send(at(`/${one.id}/second-look`), {})).status).toBe(200);
  return one.id;
}
const written = async (value: object): Promise<EntryId> => {
  const sent = await by.group.send(`/books/${book}/entries`, value);
  expect(sent.status).toBe(201);
  const { id } = (await sent.json()) as { readonly id: EntryId };
  const opened = { kind: "publication", body: { target: id, audience: "members" } };
  await by.group.send(`/books/${book}/entries`, opened);
  return id;
};

test("a photo beside an opened entry is read by who looks again alone, and each reading is told by department", async () => {
  const { id: photo, ...rest } = (await (
    await by.group.sendBytes(`/books/${book}/photos`, PNG, "image/png")
  ).json()) as { readonly id: string };
  const body = { type: "unwritten", title: "Bel eerst", text: "Bel eerst" };
  const seen = { photo: { id: photo, ...rest, alt: "Een brief" } };
  const rule = await written({ kind: "rule", body: { ...body, ...seen }, photoSeen: true });
  const report = await askedAgain(rule);
  const picture = at(`/${report}/photos/${photo}`);
  for (const who of [by.city, by.other, by.group]) expect((await who.get(picture)).status).toBe(404);
  expect((await by.city.send(at(`/${report}/opening`), {})).status).toBe(200);
  const looks = async () =>
    (await looksInto(services.engine, book, group, "2000")).filter(({ page }) => page.includes(rule));
  const before = (await looks()).length;
  const read = await by.city.get(picture);
  expect([read.status, new Uint8Array(await read.arrayBuffer())]).toEqual([200, PNG]);
  expect((await looks()).map(({ looker, unit }) => [looker, unit])).toEqual(
    Array.from({ length: before + 1 }, () => [city, "Wijkteam"]),
  );
  for (const who of [by.other, by.group, by.writer]) expect((await who.get(picture)).status).toBe(404);
  expect((await looks()).length).toBe(before + 1);
});

test("never 3: a second look on a claim is taken on the page, where its words are read, and decided on from either", async () => {
  const claim = await written({ kind: "claim", body: { speaker: group, forWhom: "woordenvanonszelf" } });
  const report = await askedAgain(claim);
  const ours = async () => (await listed(by.city)).find(({ id }) => id === report);
  expect(await ours()).toMatchObject({ onPage: true, acts: [] });
  const before = await looksInto(services.engine, book, group, "2000");
  const opened = await by.city.send(at(`/${report}/opening`), {});
  const problem = await opened.text();
  expect([opened.status, problem.includes("page-only"), problem.includes("woordenvanonszelf")]).toEqual([
    403,
    true,
    false,
  ]);
  expect(await looksInto(services.engine, book, group, "2000")).toEqual(before);
  expect((await reportsIn(services.engine, book)).find(({ id }) => id === report)).toMatchObject({ judge: null });
  // Whoever has no part in it learns nothing of it.
  expect((await by.other.send(at(`/${report}/opening`), {})).status).toBe(404);
  const onPage = await readerOf(services, book, { party: city });
  const page = await onPage.app.request(`/b/${book}/reports`, {
    method: "POST",
    headers: onPage.headers,
    body: new URLSearchParams({ csrf: "token", report, act: "judge" }),
  });
  expect(await page.text()).toContain("woordenvanonszelf");
  expect(await ours()).toMatchObject({ onPage: true, acts: ["decision"] });
  const decision = { verdict: "left", ground: "private", reason: "Het mag er staan." };
  expect((await by.city.send(at(`/${report}/decision`), decision)).status).toBe(200);
});
