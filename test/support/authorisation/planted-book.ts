import type { Services } from "../../../src/http/services.ts";
import type { Audience } from "../../../src/register/audience.ts";
import { audienceOf, consentingIn, isTakenUp } from "../../../src/register/consent.ts";
import type { Author, Draft } from "../../../src/register/entry.ts";
import { asEntryId, type BookId, type EntryId, KEEPER, type PartyId } from "../../../src/register/ids.ts";
import { CORRECTABLE } from "../../../src/register/kinds/correction.ts";
import type { Body, KindName } from "../../../src/register/kinds.ts";
import type { Photo } from "../../../src/register/photo.ts";
import { Refusal } from "../../../src/register/refusal.ts";
import {
  concernedAt,
  concernedIn,
  type Register,
  type Said,
  sideOf,
  writtenAt,
} from "../../../src/register/register.ts";
import { TOLD } from "../../../src/register/target.ts";
import { insertPhoto } from "../../../src/storage/photos.ts";
import { type Line, ONE_OF_EACH_KIND } from "../one-of-each-kind.ts";
import { means } from "../book.ts";
import { planter, type Planter } from "./planting.ts";
import type { Between, State } from "./readers.ts";

/** An entry whose every field that can carry it holds something of its own, at an audience. */
export interface Told {
  readonly id: EntryId;
  readonly kind: KindName;
  readonly between: Between;
  readonly state: State;
  readonly author: PartyId;
  readonly concerned: readonly PartyId[];
  /** What was planted in it, what corrects it, what answers it and what takes it back. */
  readonly seeds: readonly string[];
  /** Corrected or taken back, so that not every page shows it. */
  readonly changed: boolean;
}

export const CAST = {
  city: { type: "municipality", side: "institution" },
  welfare: { type: "welfare", side: "institution" },
  rosa: { type: "initiative", side: "residents" },
  hamza: { type: "group", side: "residents" },
  third: { type: "foundation", side: "residents" },
} as const;
export type CastName = keyof typeof CAST;

export interface PlantedBook {
  readonly book: BookId;
  readonly parties: Readonly<Record<CastName, PartyId>>;
  readonly planter: Planter;
  readonly told: readonly Told[];
  /** What could not be brought to an audience, with the refusal. */
  readonly refused: readonly (readonly [kind: KindName, between: Between, state: State, code: string])[];
}

/** Fields that one of each kind leaves empty. */
const CITY = "city-0000000000000000";
const listed = { key: "x", name: "x", form: "x" };
const source = { name: "x", date: "2025-01-14", file: "x", line: 1 };
const MORE: readonly Line[] = [
  ["support", CITY, { from: CITY, to: { listed }, type: "money", amount: 1, source }],
  ["decision", CITY, { on: "listed-0000000000000000".slice(0, 22), decider: CITY, outcome: "granted", source }],
  ["doubt", "rosa-0000000000000000", { about: "claim-0000000000000000", doubter: { listed }, ground: "x" }],
].map(([kind, party, body], i) => ({
  id: asEntryId(`more-${i}-0000000000000000`),
  kind: kind as KindName,
  by: { party: party as PartyId, account: "a" },
  body: body as object,
}));

const TRIED: readonly Audience[] = ["own", "residents", "concerned", "members", "public"];
const isTold = (kind: string): boolean => (TOLD as readonly string[]).includes(kind);

/** Writes every kind at every audience it can have, and whatever hangs on them. */
export async function plantBook(services: Services, book: BookId): Promise<PlantedBook> {
  const { desk } = services;
  const named = { name: "buurt", place: "", holder: "Stichting Houder", note: "" };
  await desk.found({ id: book, type: "neighbourhood", settings: named, created: means.clock().toISOString() });
  const kept = planter();
  const told: Told[] = [];
  const refused: PlantedBook["refused"][number][] = [];
  const parties = {} as Record<CastName, PartyId>;
  const ids = new Map<string, string>();
  const register = async (): Promise<Register> => (await desk.open(book)).register;

  const write = async (party: PartyId, kind: KindName, body: object, more: Partial<Draft> = {}): Promise<EntryId> => {
    const by = { party, account: party === KEEPER ? "steward" : kept.word("entry", "account") };
    return (await desk.write(book, { kind, by, body: await withPhoto(body, by), ...more } as unknown as Draft)).id;
  };
  /** A photo lies ready for whoever names one, as when it was sent along with the form. */
  const withPhoto = async <Of extends object>(body: Of, by: Author): Promise<Of> => {
    const { photo, body: inner } = body as { readonly photo?: Photo; readonly body?: object };
    if (inner) return { ...body, body: await withPhoto(inner, by) };
    if (!photo) return body;
    const mine = { ...photo, id: means.newId() };
    const row = { ...mine, ...by, made: means.clock().toISOString(), entry: null };
    await insertPhoto(services.engine, book, row, "AAAA");
    return { ...body, photo: mine };
  };
  const mapped = (body: object): object => JSON.parse(mappedText(JSON.stringify(body), ids)) as object;
  const authorOf = ({ by }: Line): PartyId => (by.party === KEEPER ? KEEPER : (ids.get(by.party) as PartyId));

  const facts = async (id: EntryId) => {
    const all = await register();
    const row = all.rowOf.get(id) as number;
    return { row, all, concerned: concernedAt(all, row), between: betweenOf(all, row) };
  };

  /** Yes of everybody whose yes it needs, of a role its publishing, then published by its author. */
  const bring = async (id: EntryId, author: PartyId, audience: Audience): Promise<void> => {
    const { all, row } = await facts(id);
    const wider = audienceOf(all, row) !== audience;
    if (audience === "members" || audience === "public")
      for (const party of consentingIn(all, row))
        if (isTakenUp(all.entries[row]?.kind ?? ""))
          await write(party, "publication", { target: id, audience: "public" });
        else await write(party, "agreement", { target: id, agrees: true });
    if (wider && audienceOf(await register(), row) !== audience)
      await write(author, "publication", { target: id, audience });
  };

  /** One entry at one audience; the seeds of the try that was refused are never looked for. */
  const tell = async (line: Line, audience: Audience, body: object = line.body): Promise<Told | undefined> => {
    const author = authorOf(line);
    const before = new Set(kept.seeds.keys());
    const planted = kept.plant(line.kind, mapped(body));
    let id: EntryId;
    try {
      id = await write(author, line.kind, planted, { audience }).catch(async (error: unknown) => {
        if (!(error instanceof Refusal) || error.code !== "audience-too-wide") throw error;
        return write(author, line.kind, planted);
      });
      await bring(id, author, audience);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const between = betweenIn(await register(), {
        kind: line.kind,
        by: { party: author, account: "a" },
        body: planted as Body,
      });
      refused.push([line.kind, between, audience, error.code]);
      return undefined;
    }
    const { between, concerned } = await facts(id);
    const seeds = [...kept.seeds.keys()].filter((key) => !before.has(key));
    const one = { id, kind: line.kind, between, state: audience, author, concerned, seeds, changed: false };
    told.push(one);
    return one;
  };

  for (const [name, body] of Object.entries(CAST)) {
    const id = means.newId() as PartyId;
    parties[name as CastName] = id;
    ids.set(`${name}-0000000000000000`.slice(0, 22), id);
    const before = new Set(kept.seeds.keys());
    const planted = kept.plant("party", { name: "x", words: "x", shown: true, relay: true, ...body });
    await write(id, "party", planted, { id: asEntryId(id) });
    const seeds = [...kept.seeds.keys()].filter((key) => !before.has(key));
    const between = body.side === "residents" ? "residents" : "institution";
    const state = name === "city" ? "public" : "members";
    if (state === "public") await write(id, "publication", { target: id, audience: state });
    told.push({ id: asEntryId(id), kind: "party", between, state, author: id, concerned: [id], seeds, changed: false });
  }

  // First one of each as it comes, for the others to name; then each at every audience.
  const lines = [...ONE_OF_EACH_KIND, ...MORE].filter(
    ({ kind, id }) => isTold(kind) && kind !== "party" && !id.startsWith("gone"),
  );
  for (const line of lines) {
    const author = authorOf(line);
    const before = new Set(kept.seeds.keys());
    const id = await write(author, line.kind, kept.plant(line.kind, mapped(line.body)));
    ids.set(line.id, id);
    const { between, concerned, row } = await facts(id);
    const now = await register();
    const state = audienceOf(now, row);
    const seeds = [...kept.seeds.keys()].filter((key) => !before.has(key));
    told.push({ id, kind: line.kind, between, state, author, concerned, seeds, changed: false });
  }
  for (const line of lines) for (const audience of TRIED) await tell(line, audience);
  const lineOf = (kind: KindName): Line => lines.find((one) => one.kind === kind) as Line;
  for (const kind of ["request", "tie"] as const)
    for (const audience of TRIED) {
      const line = lineOf(kind);
      await tell(line, audience, { ...line.body, to: parties.hamza, ...(kind === "tie" && { until: "unknown" }) });
    }

  const change = (one: Told, before: ReadonlySet<string>): void => {
    const more = [...kept.seeds.keys()].filter((key) => !before.has(key));
    const at = told.findIndex(({ id }) => id === one.id);
    told[at] = { ...one, seeds: [...one.seeds, ...more], changed: true };
  };
  // What hangs on an entry is read with it: of every kind once, of a request at every audience.
  for (const line of lines) {
    const audiences = line.id.startsWith("request") ? TRIED : (["concerned"] as const);
    for (const audience of audiences) {
      const one = await tell(line, line.kind === "unnamed" ? "own" : audience);
      if (!one) continue;
      const before = new Set(kept.seeds.keys());
      if ((CORRECTABLE as readonly string[]).includes(one.kind)) {
        await write(one.author, "correction", { target: one.id, body: kept.plant(one.kind, mapped(line.body)) });
        await write(one.author, "reply", { target: one.id, text: kept.word("reply", "text") });
        await write(one.author, "withdrawal", { target: one.id, why: kept.word("withdrawal", "why") });
      }
      change(one, before);
    }
  }
  for (const line of lines.filter(({ kind }) => (CORRECTABLE as readonly string[]).includes(kind))) {
    const one = await tell(line, "members");
    if (!one) continue;
    const why = kept.word("hiding", "why");
    const body = { target: one.id, hidden: true, ground: "insult", why };
    const id = await write(KEEPER, "hiding", body);
    const at = told.findIndex(({ id: known }) => known === one.id);
    told[at] = { ...one, state: "hidden" };
    told.push({
      id,
      kind: "hiding",
      between: "institution",
      state: "public",
      author: KEEPER,
      concerned: [one.author],
      seeds: [why],
      changed: false,
    });
  }
  // What is erased is read by nobody; that a court ordered it, by everybody.
  for (const kind of ["activity", "request", "decision"] as const) {
    const one = await tell(lineOf(kind), "public");
    if (!one) continue;
    const at = told.findIndex(({ id }) => id === one.id);
    told[at] = { ...one, state: "erased" };
    if (kind !== "decision") {
      await write(one.author, "erasure", { target: one.id });
      continue;
    }
    const order = kept.word("erasure", "order");
    const id = await write(KEEPER, "erasure", { target: one.id, order });
    const ordered = { author: KEEPER, concerned: [], seeds: [order], changed: false } as const;
    told.push({ id, kind: "erasure", between: "institution", state: "public", ...ordered });
  }
  return { book, parties, planter: kept, told, refused };
}

/** Ids as the lines have them, in the place of those of this book. */
const mappedText = (text: string, ids: ReadonlyMap<string, string>): string =>
  [...ids].reduce((left, [from, to]) => left.replaceAll(`"${from}"`, `"${to}"`), text);

const betweenOf = (register: Register, row: number): Between => betweenIn(register, writtenAt(register, row) as Said);

function betweenIn(register: Register, said: Said): Between {
  if (said.kind === "tie" || said.kind === "role") return "tie or role";
  const author = said.by.party;
  const others = concernedIn(register, said).filter((id) => id !== author && sideOf(register, id) === "residents");
  if (sideOf(register, author) === "residents") return others.length > 0 ? "residents and residents" : "residents";
  return others.length > 0 ? "institution and residents" : "institution";
}
