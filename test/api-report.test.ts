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
import { servicesAt } from "./support/still-site.ts";

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
