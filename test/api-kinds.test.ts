import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import { writtenFields } from "../src/http/api/kind-schemas.ts";
import type { WrittenEntry } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { writtenAt } from "../src/register/register.ts";
import { FORM_KINDS, type FormKind } from "../src/web/forms/specs.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt, siteWith } from "./support/still-site.ts";

const NOW = new Date("2026-03-02T12:00:00.000Z");
let byForm: Services;
let byApi: Services;
let book: BookId;
let parties: Readonly<Record<"city" | "group" | "other", PartyId>>;
let there: Readonly<Record<string, EntryId>>;
const people = new Map<string, readonly [form: Reader, api: Reader]>();

/** Two sites with the same book, entry by entry. */
beforeAll(async () => {
  byForm = await servicesAt(() => NOW);
  const { desk } = byForm;
  const founded = await foundBook(desk, "tweemaal");
  ({ book } = founded);
  const other = await enter(desk, book, { name: "Tuingroep", type: "group", side: "residents" });
  parties = { city: founded.city, group: founded.group, other };
  const { city, group } = parties;
  const say = async (party: PartyId, kind: FormKind, body: object) =>
    (await desk.write(book, { kind, by: { party, account: "a" }, body } as never)).id;
  const ask = (what: string) =>
    say(group, "request", { from: { party: group }, to: city, matter: "space", what, asked: "2026-01-05" });
  const claim = await say(group, "claim", { speaker: group, forWhom: "onze straat" });
  const request = await ask("De zaal");
  there = {
    claim,
    request,
    second: await ask("De tuin"),
    third: await ask("De keuken"),
    rule: await say(city, "rule", {
      title: "Zaalregel",
      type: "house",
      owner: city,
      criteria: [{ key: "open", text: "open voor ieder" }],
    }),
    activity: await say(group, "activity", { title: "Maal", organiser: group }),
    decision: await say(city, "decision", { on: request, decider: city, outcome: "refused" }),
  };
  const { register } = await desk.open(book);
  const entries = register.entries.flatMap((_, row) => writtenAt(register, row) ?? []);
  byApi = await siteWith({ id: book, type: "neighbourhood", entries }, NOW);
  for (const party of [city, group])
    people.set(party, [await readerOf(byForm, book, { party }), await readerOf(byApi, book, { party })]);
});
afterAll(async () => {
  await byForm.engine.close();
  await byApi.engine.close();
});

type Fields = Readonly<Record<string, string | readonly string[]>>;
/** A form of each kind as a person fills it in, and who does. */
const FORMS: Readonly<Record<FormKind, () => readonly ["city" | "group", Fields]>> = {
  request: () => ["group", { from: parties.group, to: parties.city, matter: "space", what: "Zaal", hours: "1,5" }],
  decision: () => [
    "city",
    {
      on: there.second ?? "",
      decider: parties.city,
      outcome: "partly",
      "reason.form": "written",
      "reason.text": "Druk",
    },
  ],
  reply: () => ["group", { target: there.decision ?? "", text: "Wij waren er niet bij." }],
  rule: () => [
    "city",
    {
      title: "Tarief",
      type: "tariff",
      owner: parties.city,
      "criteria.key": ["", ""],
      "criteria.text": ["open voor ieder", "bezoekers geteld"],
    },
  ],
  fact: () => ["group", { rule: there.rule ?? "", criterion: "open", party: parties.group, value: "yes", count: "12" }],
  support: () => ["city", { from: parties.city, to: parties.group, type: "money", amount: "125,50" }],
  space: () => ["city", { name: "De zaal", manager: parties.city, place: "Plein 1" }],
  activity: () => ["group", { title: "Buurtmaal", organiser: parties.group, "counts.new": "8", starts: "18:00" }],
  held: () => ["group", { rule: there.rule ?? "", who: parties.group, holder: parties.city, how: "held" }],
  burden: () => ["group", { on: parties.group, type: "hours", hours: "4" }],
  claim: () => ["group", { speaker: parties.group, forWhom: "de hele straat", words: "Wij willen een bank" }],
  doubt: () => ["city", { about: there.claim ?? "", doubter: parties.city, ground: "Hoe weet u dat?" }],
  backing: () => ["group", { claim: there.claim ?? "", type: "signatures", count: "40", accepted: "unknown" }],
  saying: () => ["group", { speaker: parties.city, of: "party", party: parties.group, words: "U bent met weinig" }],
  tie: () => ["group", { from: parties.group, type: "bridge", to: parties.other }],
  role: () => ["group", { title: "Gastheer", holder: parties.group, "givers.party": [parties.city], agreed: "yes" }],
  comparison: () => [
    "group",
    { title: "Twee keer gevraagd", one: there.request ?? "", other: there.second ?? "", likeness: "Dezelfde zaal" },
  ],
  unnamed: () => ["city", { on: there.third ?? "", decider: parties.city, step: "noted", outcome: "refused" }],
  party: () => ["city", { name: "Woonstichting", type: "housing", side: "institution" }],
  correction: () => [
    "group",
    { target: there.request ?? "", from: parties.group, to: parties.city, matter: "space", what: "De grote zaal" },
  ],
  withdrawal: () => ["group", { target: there.third ?? "", why: "Wij vonden iets anders" }],
  publication: () => ["group", { target: there.activity ?? "", audience: "own" }],
  agreement: () => ["group", { target: there.decision ?? "", agrees: "no" }],
  door: () => ["group", { target: parties.group, state: "closed", until: "2026-06-01" }],
  erasure: () => ["group", { target: there.activity ?? "" }],
};

const last = async (services: Services): Promise<WrittenEntry> =>
  (await services.desk.open(book)).register.entries.at(-1) as WrittenEntry;

async function formed(reader: Reader, kind: FormKind, fields: Fields): Promise<number> {
  const body = new URLSearchParams({ csrf: "token", looked: "1" });
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) body.append(name, one as string);
  return (await reader.app.request(`/b/${book}/record/${kind}`, { method: "POST", headers: reader.headers, body }))
    .status;
}

test.each(FORM_KINDS)("%s sent by a program is what its form writes", async (kind) => {
  const [who, fields] = FORMS[kind]();
  const [form, api] = people.get(parties[who]) as readonly [Reader, Reader];
  expect(await formed(form, kind, fields)).toBe(303);
  const written = await last(byForm);
  expect(written.kind).toBe(kind);
  const known = writtenFields(kind);
  const body = Object.fromEntries(Object.entries(written.body).filter(([name]) => known.includes(name)));
  const headers = { "Content-Type": "application/json", ...api.key };
  const sent = JSON.stringify({ kind, body, looked: true });
  const response = await api.app.request(`/api/v1/books/${book}/entries`, { method: "POST", headers, body: sent });
  expect([response.status, await response.clone().text()]).toEqual([201, expect.stringContaining(kind)]);
  const { id: _, seq: __, ...mine } = await last(byApi);
  const { id: ___, seq: ____, ...theirs } = written;
  expect(mine).toEqual(theirs);
  const { self } = (await response.json()) as { self: string };
  expect(response.headers.get("Location")).toBe(self);
  const read = (await (await api.get(self)).json()) as { body: object; kind: string };
  // What an erasure named is there no more.
  const said = kind === "erasure" ? { ...mine.body, target: "unknown" } : mine.body;
  expect([read.kind, read.body]).toEqual([kind, said]);
});
