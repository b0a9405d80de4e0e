import { type Audience, rankOf } from "./audience.ts";
import type { HangingEntry, WrittenEntry } from "./entry.ts";
import type { PartyId } from "./ids.ts";
import { hangs } from "./kinds.ts";
import { concernedAt, type Register, rootOf, sideOf, writtenAt } from "./register.ts";

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
export const SILENCE = 14 * 86_400_000;
const LADDER = ["residents", "concerned", "members", "public"] as const;

let lastText = "";
let lastMoment = 0;
/** Milliseconds since 1970. Entries of one batch share their moment, so the last one read is kept: parsing is what folding costs most. */
export function millisecondsOf(at: string): number {
  if (at !== lastText) [lastText, lastMoment] = [at, Date.parse(at)];
  return lastMoment;
}

const widen = (reach: Reach, audience: Audience, from: number): void => {
  for (const step of LADDER) if (rankOf(step) <= rankOf(audience)) reach[step] = Math.min(reach[step], from);
};

const narrow = (reach: Reach, audience: Audience): void => {
  for (const step of LADDER) if (rankOf(step) > rankOf(audience)) reach[step] = NEVER;
};

/**
 * From when each audience may read a row: the one rule for pages, findings, exports and API. What hangs on a row is read with it.
 * Silence widens only towards institutions; an entry about another residents' party widens only when that party agrees.
 */
export function reachOf(register: Register, row: number): Reach {
  const entry = register.entries[row];
  const reach: Reach = { residents: NEVER, concerned: NEVER, members: NEVER, public: NEVER };
  if (entry === undefined || entry.kind === "erased") return reach;
  const root = hangs(entry.kind) ? (rootOf(register, entry.id) ?? row) : row;
  const base = writtenAt(register, root);
  if (!base) return reach;
  widen(reach, base.audience, millisecondsOf(base.at));
  const hanging = register.hanging.get(root);
  if (hanging) applyHanging(register, reach, { base, root, hanging });
  if (reach.residents < NEVER && !openToResidents(register, base, root)) reach.residents = NEVER;
  return root === row ? reach : later(reach, millisecondsOf(entry.at));
}

interface Hanging {
  readonly base: WrittenEntry;
  readonly root: number;
  readonly hanging: readonly number[];
}

function applyHanging(register: Register, reach: Reach, { base, root, hanging }: Hanging): void {
  let narrowed = false;
  for (const row of hanging) {
    const entry = writtenAt(register, row);
    if (entry?.kind === "publication") {
      narrowed = rankOf(entry.body.audience) < rankOf("members");
      narrow(reach, entry.body.audience);
      widen(reach, entry.body.audience, millisecondsOf(entry.at));
    }
    if (entry?.kind === "agreement" && entry.body.agrees) widen(reach, "members", millisecondsOf(entry.at));
    if (entry?.kind === "agreement" && !entry.body.agrees) narrow(reach, "concerned");
  }
  if (!narrowed && reach.concerned < NEVER) widen(reach, "members", silenceEnds(register, base, root));
}

/** When every institution concerned has replied or has had it for fourteen days; never where another residents' party is concerned. */
function silenceEnds(register: Register, base: WrittenEntry, root: number): number {
  if (sideOf(register, base.by.party) !== "residents") return NEVER;
  const others = concernedAt(register, root).filter((id) => id !== base.by.party);
  if (others.length === 0 || others.some((id) => sideOf(register, id) === "residents")) return NEVER;
  return Math.max(...others.map((id) => answeredOrSilent(register, root, id)));
}

function answeredOrSilent(register: Register, root: number, institution: PartyId): number {
  let from = NEVER;
  for (const row of register.hanging.get(root) ?? []) {
    const entry = writtenAt(register, row);
    if (entry?.kind === "reply" && entry.by.party === institution) from = Math.min(from, millisecondsOf(entry.at));
    if (entry?.kind === "delivery" && entry.body.party === institution)
      from = Math.min(from, millisecondsOf(entry.at) + SILENCE);
  }
  return from;
}

/** Residents read along what residents write about institutions; never what is about another residents' party. */
function openToResidents(register: Register, base: WrittenEntry, root: number): boolean {
  if (sideOf(register, base.by.party) !== "residents") return false;
  return concernedAt(register, root).every((id) => id === base.by.party || sideOf(register, id) !== "residents");
}

const later = (reach: Reach, from: number): Reach => ({
  residents: Math.max(reach.residents, from),
  concerned: Math.max(reach.concerned, from),
  members: Math.max(reach.members, from),
  public: Math.max(reach.public, from),
});

/** Whether somebody may read a row at a moment (milliseconds since 1970). The author's own party always may. */
export function mayRead(register: Register, row: number, viewer: Viewer, now: number): boolean {
  const entry = writtenAt(register, row);
  if (!entry || millisecondsOf(entry.at) > now) return false;
  const reach = reachOf(register, row);
  if (reach.public <= now) return true;
  if ((viewer.party !== undefined || viewer.steward) && reach.members <= now) return true;
  if (viewer.party === undefined) return false;
  if (ownsAt(register, row, viewer.party)) return true;
  if (reach.residents <= now && sideOf(register, viewer.party) === "residents") return true;
  return reach.concerned <= now && concernedAt(register, row).includes(viewer.party);
}

/** Its own words, and what hangs on them. */
export function ownsAt(register: Register, row: number, party: PartyId): boolean {
  const entry = writtenAt(register, row);
  if (!entry || entry.by.party === party) return entry !== undefined;
  if (!hangs(entry.kind)) return false;
  const root = rootOf(register, (entry as HangingEntry).body.target);
  return writtenAt(register, root)?.by.party === party;
}
