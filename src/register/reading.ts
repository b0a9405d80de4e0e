import { type Audience, rankOf } from "./audience.ts";
import { allowedAt, consentingIn, hangingEntries, isAsAgreed, isNamed, isStar, residentsConcerned } from "./consent.ts";
import type { EntryOf, HangingEntry, WrittenEntry } from "./entry.ts";
import type { PartyId } from "./ids.ts";
import { hangs } from "./hanging.ts";
import { isOfRefusal, refusalOf } from "./refused.ts";
import { concernedAt, hangingUnder, isHidden, type Register, rootOf, sideOf, writtenAt } from "./register.ts";

/** Who looks. Without a party and not a steward: somebody who is not signed in. */
export interface Viewer {
  readonly party?: PartyId;
  /** Keeps the book running; reads what members read and nothing that is `concerned`. */
  readonly steward?: true;
}

export const NOBODY: Viewer = {};

/** From when each audience may read a row: milliseconds since 1970, Infinity for not (yet). */
export interface Reach {
  residents: number;
  concerned: number;
  members: number;
  public: number;
}

const NEVER = Number.POSITIVE_INFINITY;
const SILENCE = 14 * 86_400_000;
/** The audiences after "own": the step at i has rank i + 1. */
const LADDER = ["residents", "concerned", "members", "public"] as const;

let lastText = "";
let lastMoment = 0;
/** Milliseconds since 1970. Entries of one batch share their moment, so the last one read is kept: parsing is what folding costs most. */
export function millisecondsOf(at: string): number {
  if (at !== lastText) [lastText, lastMoment] = [at, Date.parse(at)];
  return lastMoment;
}

const widen = (reach: Reach, audience: Audience, from: number): void => {
  const steps = rankOf(audience);
  for (let i = 0; i < steps; i++) {
    const step = LADDER[i] as keyof Reach;
    reach[step] = Math.min(reach[step], from);
  }
};

const narrow = (reach: Reach, audience: Audience): void => {
  for (const step of LADDER) if (rankOf(step) > rankOf(audience)) reach[step] = NEVER;
};

/**
 * From when each audience may read a row: the one rule for pages, findings, exports and API. What hangs on a row is read with it.
 * Silence widens only towards institutions; an entry about another residents' party widens only when that party agrees.
 */
export function reachOf(register: Register, row: number): Reach {
  const entry = writtenAt(register, row);
  if (!entry) return nowhere();
  if (isHidden(register, row, entry)) return nowhere();
  if (!hangs(entry.kind)) return reachOfRoot(register, row);
  const reach = reachOfRoot(register, rootOf(register, entry.id) ?? row);
  return laterReach(reach, millisecondsOf(entry.at));
}

export const nowhere = (): Reach => ({ residents: NEVER, concerned: NEVER, members: NEVER, public: NEVER });

/** The reach of a row that hangs on nothing. */
export function reachOfRoot(register: Register, row: number): Reach {
  const base = writtenAt(register, row);
  return !base || hangs(base.kind) || isHidden(register, row, base) ? nowhere() : reachShown(register, row, base);
}

/** The same, whether or not its words are hidden as misuse. */
function reachShown(register: Register, row: number, base: WrittenEntry): Reach {
  const reach = nowhere();
  widen(reach, base.audience, millisecondsOf(base.at));
  const byResidents = sideOf(register, base.by.party) === "residents";
  // What an institution wrote and nobody answered is read as it was written: whom it concerns changes nothing.
  if (!byResidents && !register.hanging.has(row)) {
    reach.residents = NEVER;
    return reach;
  }
  const residents = residentsConcerned(register, row);
  if (register.hanging.has(row)) applyHanging(register, reach, { base, row, residents });
  if (!byResidents || residents.length > 0 || isStar(base)) reach.residents = NEVER;
  return reach;
}

/** Whether all residents of the book may read a row that is for those it concerns: what residents wrote of institutions, save ties and roles. */
export function isOpenToResidents(register: Register, row: number): boolean {
  const entry = writtenAt(register, row);
  if (!entry || isStar(entry) || sideOf(register, entry.by.party) !== "residents") return false;
  return residentsConcerned(register, row).length === 0;
}

interface Told {
  readonly base: WrittenEntry;
  readonly row: number;
  /** Residents' parties it concerns besides its author. */
  readonly residents: readonly PartyId[];
}

/** What its author published, then what silence or agreement adds where the author did not narrow it (never to a tie or role), within what those it concerns allow. */
function applyHanging(register: Register, reach: Reach, told: Told): void {
  const { base, row } = told;
  let narrowed = false;
  for (const entry of hangingEntries(register, row)) {
    if (entry.kind !== "publication" || entry.by.party !== base.by.party) continue;
    narrowed = rankOf(entry.body.audience) < rankOf("members");
    narrow(reach, entry.body.audience);
    widen(reach, entry.body.audience, millisecondsOf(entry.at));
  }
  if (!narrowed && reach.concerned < NEVER && !isStar(base) && !isAsAgreed(base.kind))
    widen(reach, "members", opensTo(register, told));
  if (consentingIn(register, row).length > 0 || isNamed(register, row)) narrow(reach, allowedAt(register, row));
}

/** When an entry that concerns others opens to the members of the book. */
function opensTo(register: Register, { base, row, residents }: Told): number {
  if (residents.length > 0) return Math.max(...residents.map((id) => agreedFrom(register, row, id)));
  if (sideOf(register, base.by.party) !== "residents") return NEVER;
  const institutions = concernedAt(register, row).filter((id) => id !== base.by.party);
  if (institutions.length === 0 || isNamed(register, row)) return NEVER;
  return Math.max(...institutions.map((id) => answeredOrSilent(register, row, id)));
}

function agreedFrom(register: Register, row: number, party: PartyId): number {
  let from = NEVER;
  for (const entry of hangingEntries(register, row))
    if (entry.kind === "agreement" && entry.by.party === party)
      from = entry.body.agrees ? millisecondsOf(entry.at) : NEVER;
  return from;
}

/** When an institution has replied, or has had it for fourteen days. */
function answeredOrSilent(register: Register, root: number, institution: PartyId): number {
  let from = NEVER;
  for (const row of hangingUnder(register, root)) {
    const entry = writtenAt(register, row);
    const answers = entry?.kind === "reply" || entry?.kind === "agreement";
    if (answers && entry.by.party === institution) from = Math.min(from, millisecondsOf(entry.at));
    if (entry?.kind === "delivery" && entry.body.party === institution && entry.body.means !== "post")
      from = Math.min(from, millisecondsOf(entry.at) + SILENCE);
  }
  return from;
}

/** The reach of what hangs on a row since a moment. */
export const laterReach = (reach: Reach, from: number): Reach => ({
  residents: Math.max(reach.residents, from),
  concerned: Math.max(reach.concerned, from),
  members: Math.max(reach.members, from),
  public: Math.max(reach.public, from),
});

/** Whether somebody may read a row at a moment (milliseconds since 1970). The author's own party always may. */
export function mayRead(register: Register, row: number, viewer: Viewer, now: number): boolean {
  const entry = writtenAt(register, row);
  return entry !== undefined && mayReadAt(register, row, { viewer, now, entry, reach: reachOf(register, row) });
}

/**
 * Whether a party is there for somebody, to write to or about: its own entry may be read, or might be but for its words, which are hidden
 * as misuse. A hiding takes away words and makes nobody unreachable.
 */
export function isThereFor(register: Register, party: PartyId, viewer: Viewer, now: number): boolean {
  const row = register.parties.get(party)?.row ?? -1;
  const entry = writtenAt(register, row);
  if (!entry) return false;
  return mayReadAt(register, row, { viewer, now, entry, reach: reachShown(register, row, entry) });
}

interface Reading {
  readonly viewer: Viewer;
  readonly now: number;
  readonly entry: WrittenEntry;
  readonly reach: Reach;
}

function mayReadAt(register: Register, row: number, { viewer, now, entry, reach }: Reading): boolean {
  if (millisecondsOf(entry.at) > now) return false;
  if (reach.public <= now) return true;
  const refusal = refusalOf(register, viewer.party);
  if (refusal !== undefined) return readsRefused(register, row, { viewer, refusal, entry });
  if ((viewer.party !== undefined || viewer.steward) && reach.members <= now) return true;
  if (viewer.party === undefined) return false;
  if (ownsAt(register, row, viewer.party)) return true;
  if (reach.residents <= now && sideOf(register, viewer.party) === "residents") return true;
  return reach.concerned <= now && concernedAt(register, row).includes(viewer.party);
}

interface Refused {
  readonly viewer: Viewer;
  readonly refusal: EntryOf<"decision">;
  readonly entry: WrittenEntry;
}

/** A party that the holder refused reads what everybody reads, its own words, the refusal with what is answered to it, and who decided that. */
const readsRefused = (register: Register, row: number, { viewer, refusal, entry }: Refused): boolean =>
  entry.by.party === viewer.party ||
  (entry.id as string) === register.holder ||
  (isOfRefusal(register, row, refusal) && !isHidden(register, row, entry));

/** Its own words, and what hangs on them and is not hidden. */
function ownsAt(register: Register, row: number, party: PartyId): boolean {
  const entry = writtenAt(register, row);
  if (!entry || entry.by.party === party) return entry !== undefined;
  if (!hangs(entry.kind) || isHidden(register, row, entry)) return false;
  const root = rootOf(register, (entry as HangingEntry).body.target);
  return writtenAt(register, root)?.by.party === party;
}
