import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import { checkDraft } from "../src/register/check.ts";
import type { Draft, EntryOf } from "../src/register/entry.ts";
import { asBookId, asEntryId, type EntryId, KEEPER } from "../src/register/ids.ts";
import type { Kind } from "../src/register/kind.ts";
import { HIDEABLE } from "../src/register/kinds/hiding.ts";
import { type Body, KIND_NAMES, KINDS } from "../src/register/kinds.ts";
import { Refusal } from "../src/register/refusal.ts";
import { bodyNow, type Register, sideOf, writtenById } from "../src/register/register.ts";
import { FORM_KINDS } from "../src/web/forms/specs.ts";
import { type LookerName, readerFor, relationTo, stillAt, viewerOf } from "./support/authorisation/lookers.ts";
import { CAST, type CastName, plantBook, type PlantedBook, type Told } from "./support/authorisation/planted-book.ts";
import { seedsIn } from "./support/authorisation/planting.ts";
import { reads } from "./support/authorisation/readers.ts";
import { type Case, may, mayWriteLike, type VerbName, VERBS, WRITES } from "./support/authorisation/verbs.ts";
import { type Reader, servicesAt } from "./support/still-site.ts";

/** Who may do what with an entry (docs/authorisation.md), tried by everybody on every kind at every audience. */

const NOW = new Date("2026-03-20T12:00:00.000Z");
const NEVER = asEntryId("nobody-ever-wrote-this");
const PARTIES = Object.keys(CAST) as readonly CastName[];

let services: Services;
let planted: PlantedBook;
let register: Register;

beforeAll(async () => {
  let tick = 0;
  const made = await servicesAt(() => new Date(Date.parse("2026-02-23T12:00:00.000Z") + tick++ * 1000));
  planted = await plantBook(made, asBookId("buurt"));
  services = stillAt(made, NOW);
  ({ register } = await services.desk.open(planted.book));
});
afterAll(() => services.engine.close());

const known = new Map<LookerName, Reader>();
async function readerOf(name: LookerName): Promise<Reader> {
  const reader = known.get(name) ?? (await readerFor(services, planted, name));
  known.set(name, reader);
  return reader;
}

function caseOf(told: Told, name: CastName): Case {
  const { between, state, kind, author } = told;
  const who = relationTo(told, name, viewerOf(planted, name));
  const byResidents = sideOf(register, author) === "residents";
  return { who, residents: CAST[name].side === "residents", byResidents, between, state, kind };
}

/** The refusal of a draft; undefined when it may be written. Nothing is. */
function refusalOf(name: CastName, kind: Draft["kind"], body: object): Refusal | undefined {
  const by = { party: planted.parties[name], account: "a" };
  try {
    checkDraft(register, { kind, by, body } as unknown as Draft, NOW.getTime());
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** How each verb is tried; several where one or the other fits what was said before. */
const TRIES: Readonly<Record<VerbName, (target: EntryId) => readonly (readonly [Draft["kind"], object])[]>> = {
  reply: (target) => [["reply", { target, text: "x" }]],
  correct: (target) => [["correction", { target, body: saidNow(target) }]],
  withdraw: (target) => [["withdrawal", { target }]],
  agree: (target) => [true, false].map((agrees) => ["agreement", { target, agrees }] as const),
  publish: (target) => [["publication", { target, audience: "public" }]],
  narrow: (target) => [["publication", { target, audience: "concerned" }]],
  erase: (target) => [["erasure", { target }]],
};

const saidNow = (target: EntryId): object => bodyNow(register, writtenById(register, target) as EntryOf<"request">);

/** An erasure is an act on what is gone. */
const standsYet = ({ kind, state }: Told): boolean => state !== "erased" && kind !== "erasure";

/** Entries on which a verb can be tried so that it changes something. */
function triedOn(verb: VerbName): readonly Told[] {
  const states = { publish: ["own", "residents", "concerned", "members"], narrow: ["members", "public"] };
  const fitting =
    verb === "publish" || verb === "narrow"
      ? planted.told.filter(({ state }) => states[verb].includes(state))
      : planted.told;
  return fitting.filter((told) => !told.changed && standsYet(told));
}

test.each(Object.keys(VERBS) as VerbName[])("%s: whoever the matrix lets, and nobody else", (verb) => {
  const wrong: string[] = [];
  const counts = { yes: 0, no: 0, unread: 0 };
  for (const told of triedOn(verb))
    for (const name of PARTIES) {
      const asked = caseOf(told, name);
      const refusals = TRIES[verb](told.id).map(([kind, body]) => refusalOf(name, kind, body));
      const done = refusals.includes(undefined);
      const said = `${name} ${asked.who} ${told.kind} ${told.between} ${told.state} ${refusals.map((one) => one?.code ?? "done").join()}`;
      // What is hidden about somebody is still theirs to erase; that it is hidden everybody reads.
      const open = verb === "erase" && told.state === "hidden" && may(verb, asked);
      if (!open && !reads(told.between, told.state, asked.who)) {
        counts.unread += 1;
        const never = TRIES[verb](told.id).map(([kind, body]) => refusalOf(name, kind, { ...body, target: NEVER }));
        if (JSON.stringify(refusals.map(toldBy)) !== JSON.stringify(never.map(toldBy))) wrong.push(said);
      } else if (done !== may(verb, asked)) wrong.push(said);
      else counts[done ? "yes" : "no"] += 1;
      if (refusals.some((one) => seedsIn(JSON.stringify(toldBy(one)) ?? "", planted.planter.seeds).size > 0))
        wrong.push(`tells ${said}`);
    }
  expect(wrong).toEqual([]);
  expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(10);
  // What members read nobody of the five parties is kept from.
  expect(counts.unread > 10).toBe(verb !== "narrow");
});

const toldBy = (refusal: Refusal | undefined) =>
  refusal && { code: refusal.code, details: refusal.details, status: refusal.status };

test("hide: the keeper of the book alone, and only what holds words", () => {
  const hide = (target: EntryId) => ({ target, hidden: true, ground: "insult", why: "x" });
  const shown = planted.told.filter((told) => told.state !== "hidden" && standsYet(told));
  for (const { id } of shown)
    for (const name of PARTIES) expect(refusalOf(name, "hiding", hide(id))?.code).toBe("not-yours-to-write");
  const by = { party: KEEPER, account: "steward" };
  for (const { id, kind } of shown) {
    const draft = { kind: "hiding", by, body: hide(id) } as unknown as Draft;
    const holdsWords = (HIDEABLE as readonly string[]).includes(kind);
    if (holdsWords) expect(checkDraft(register, draft, NOW.getTime()).audience).toBe("public");
    else expect(() => checkDraft(register, draft, NOW.getTime())).toThrow("wrong-kind");
  }
});

test.each(["city", "rosa", "hamza", "steward", "alone", "nobody"] as const satisfies readonly LookerName[])(
  "report: %s what is read and of another",
  async (name) => {
    const reader = await readerOf(name);
    const wrong: string[] = [];
    for (const told of planted.told.filter(({ changed, state }) => !changed && state !== "own")) {
      const who = relationTo(told, name, viewerOf(planted, name));
      const allowed = reads(told.between, told.state, who) && who !== "author" && HIDEABLE.includes(told.kind as never);
      const { status } = await reader.get(`/b/${planted.book}/entries/${told.id}/report`);
      if ((status === 200) !== allowed) wrong.push(`${told.kind} ${told.between} ${told.state} ${who} ${status}`);
    }
    expect(wrong).toEqual([]);
  },
);

describe("writing the like", () => {
  test("every kind that is not an act on another entry has a row", () => {
    const acts = [
      "party",
      "reply",
      "publication",
      "delivery",
      "agreement",
      "door",
      "correction",
      "withdrawal",
      "erasure",
    ];
    expect(
      Object.keys(WRITES)
        .filter((key) => key !== "version" && key !== "rule unwritten")
        .toSorted(),
    ).toEqual(KIND_NAMES.filter((kind) => !acts.includes(kind)).toSorted());
  });

  test("whoever the matrix lets, and nobody else; who may not read what it names is told nothing of it", () => {
    const wrong: string[] = [];
    for (const told of planted.told.filter((told) => told.kind !== "party" && !told.changed && standsYet(told)))
      for (const name of PARTIES) {
        const asked = caseOf(told, name);
        // Who shows a photo is a rule of its own: photo.test.ts.
        const { photo: _, ...body } = saidNow(told.id) as { photo?: object };
        const refusal = refusalOf(name, told.kind, body);
        const said = `${name} ${asked.who} ${told.kind} ${told.between} ${refusal?.code ?? "done"}`;
        if (!linksOf(told, body).every((link) => reads(link.between, link.state, caseOf(link, name).who))) {
          if (refusal?.code !== "entry-unknown") wrong.push(said);
        } else if ((refusal === undefined) !== mayWriteLike(keyOf(told, body), asked)) wrong.push(said);
      }
    expect([...new Set(wrong)]).toEqual([]);
  });
});

function keyOf({ kind }: Told, body: object): keyof typeof WRITES {
  const { type, versionOf } = body as { readonly type?: string; readonly versionOf?: EntryId };
  if (versionOf !== undefined) return "version";
  return kind === "rule" && type === "unwritten" ? "rule unwritten" : (kind as keyof typeof WRITES);
}

/** The entries that a body names. */
function linksOf({ kind }: Told, body: object): readonly Told[] {
  const { links } = KINDS[kind] as unknown as Kind<string, Body>;
  return (links?.(body as Body) ?? []).flatMap(({ id }) => planted.told.find((told) => told.id === id) ?? []);
}

/** By their forms, as a browser sends them. */
test.each(["steward", "alone", "nobody"] as const satisfies readonly LookerName[])(
  "%s writes nothing, corrects nothing, erases nothing, and is told nothing",
  async (name) => {
    const { app, headers } = await readerOf(name);
    const target = planted.told.find(({ kind, state }) => kind === "request" && state === "members")?.id as string;
    const before = register.entries.length;
    for (const kind of FORM_KINDS) {
      const body = new URLSearchParams({
        csrf: "token",
        target,
        on: target,
        about: target,
        text: "x",
        audience: "public",
      });
      const response = await app.request(`/b/${planted.book}/record/${kind}`, { method: "POST", headers, body });
      expect([kind, response.status]).toEqual([kind, 401]);
      expect(seedsIn(await response.text(), planted.planter.seeds)).toEqual(new Set());
    }
    expect((await services.desk.open(planted.book)).register.entries.length).toBe(before);
  },
);

test("who reads for a party writes nothing, and who writes for it does not answer for all of it", async () => {
  const { app, headers } = await readerOf("rosa");
  const mine = planted.told.find((told) => told.kind === "decision" && caseOf(told, "rosa").who === "counter-party");
  const post = async (kind: string): Promise<number> => {
    const fields = { csrf: "token", target: mine?.id as string, audience: "concerned", agrees: "yes", text: "x" };
    const body = new URLSearchParams(fields);
    const response = await app.request(`/b/${planted.book}/record/${kind}`, { method: "POST", headers, body });
    return response.status;
  };
  const as = (role: string) => services.engine.query("UPDATE membership SET role = $1", [role]);
  await as("reader");
  for (const kind of FORM_KINDS) expect([kind, await post(kind)]).toEqual([kind, 403]);
  await as("writer");
  for (const kind of ["agreement", "publication", "erasure"]) expect([kind, await post(kind)]).toEqual([kind, 403]);
  expect(await post("reply")).toBe(303);
});
