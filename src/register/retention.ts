import type { WrittenEntry } from "./entry.ts";
import { hangs } from "./hanging.ts";
import type { EntryId } from "./ids.ts";
import type { BodyOf, KindName } from "./kinds.ts";
import { dayRange } from "./partial-date.ts";
import { bodyNow, hangingOn, isWhole, type Register, rootOf, writtenAt } from "./register.ts";

/** The moment a term runs from. "last-act": the last thing written about the whole matter; "silent": the last time its people did anything. */
export type From = "written" | "renewed" | "last-act" | "ended" | "silent";

/** Kept for so many months, then erased or without its name. */
export interface Lapsing {
  readonly months: number;
  readonly from: From;
  readonly leaves: "erased" | "nameless";
}

/** Goes when the entry that it hangs on, notes or compares goes. */
export interface Following {
  readonly follows: true;
}

/** As long as the book, and why. Residents erase what they wrote, and what an institution wrote about them, at any moment. */
export interface Staying {
  readonly stays: "memory" | "own" | "reach" | "open" | "chain";
}

export type Term = Lapsing | Following | Staying;

const erasedAfter = (months: number, from: From): Lapsing => ({ months, from, leaves: "erased" });
const FOLLOWS: Following = { follows: true };
const stays = (why: Staying["stays"]): Staying => ({ stays: why });

/** How long each kind is kept. Shown in the book, carried out by the cleaning job. */
export const RETENTION: Readonly<Record<KindName, Term>> = {
  doubt: erasedAfter(24, "written"),
  saying: erasedAfter(24, "written"),
  claim: erasedAfter(12, "renewed"),
  backing: erasedAfter(12, "renewed"),
  role: erasedAfter(3, "ended"),
  request: erasedAfter(84, "last-act"),
  decision: erasedAfter(84, "last-act"),
  support: erasedAfter(84, "last-act"),
  party: { months: 24, from: "silent", leaves: "nameless" },
  reply: FOLLOWS,
  correction: FOLLOWS,
  withdrawal: FOLLOWS,
  door: FOLLOWS,
  unnamed: FOLLOWS,
  comparison: FOLLOWS,
  space: stays("memory"),
  activity: stays("memory"),
  rule: stays("memory"),
  fact: stays("memory"),
  held: stays("memory"),
  round: stays("memory"),
  together: stays("memory"),
  burden: stays("own"),
  tie: stays("own"),
  publication: stays("reach"),
  agreement: stays("reach"),
  delivery: stays("reach"),
  hiding: stays("open"),
  erasure: stays("chain"),
};

/** So long others read a party's own words after it last let them (never 3): it may renew that, and reads them itself. */
export const WORDS_READ: { readonly months: number; readonly from: From } = { months: 12, from: "renewed" };

/** What is kept beside the books, in days; drafts lie on the device of whoever typed them. */
export const KEPT_BESIDE = {
  looks: 365,
  taps: 365,
  reports: 365,
  codes: 365,
  sealed: 730,
  drafts: 30,
  knocks: 90,
  stops: 400,
  tries: 1,
} as const;

/** A residents' party that was written to may still come back for so many months. */
export const MONTHS_AFTER_LETTER = 3;

/** What may be renewed waits on the page of its party so long before it lapses: milliseconds. */
export const WORD_BEFORE = 60 * 86_400_000;

/** The moment so many months later: milliseconds since 1970. */
export function monthsLater(from: number, months: number): number {
  const date = new Date(from);
  return date.setUTCMonth(date.getUTCMonth() + months);
}

/** Terms protect people: what is made up, or retold from what was published, is kept. */
export const hasTerms = (register: Register): boolean => !isWhole(register);

/** Whether somebody who keeps the book may let an entry lapse by now: never before its term, counted at its shortest. */
export function mayLapse(register: Register, entry: WrittenEntry, now: number): boolean {
  const term = RETENTION[entry.kind];
  if (!hasTerms(register) || "stays" in term) return false;
  if ("follows" in term)
    return followed(entry).some((id) => isErased(register, id) || hangingOn(register, id, "erasure").length > 0);
  const from = term.from === "ended" ? endOf(register, entry) : Date.parse(entry.at);
  return from !== undefined && monthsLater(from, term.months) <= now;
}

/** When the cleaning job began in a book: what may be renewed lapses no sooner than a word about it could be read. */
export interface Cleaned {
  /** Milliseconds since 1970. */
  readonly cleanedSince: number;
}

/** The moment at which an entry with a term of its own lapses; undefined for one without, or with no end in sight. */
export function lapseOf(
  register: Register,
  row: number,
  { lastActs, cleanedSince }: Cleaned & { readonly lastActs: LastActs },
): number | undefined {
  const entry = writtenAt(register, row);
  const term = entry && RETENTION[entry.kind];
  if (!entry || !term || !("months" in term)) return undefined;
  const from = startOf(register, entry, { row, from: term.from, lastActs });
  if (from === undefined) return undefined;
  const over = monthsLater(from, term.months);
  return term.from === "renewed" ? Math.max(over, cleanedSince + WORD_BEFORE) : over;
}

/**
 * The moment from which others no longer read what a party says of itself, as its row stands: 0 where it did not let them. Undefined
 * without such words.
 */
export function wordsLapseOf(register: Register, row: number, { cleanedSince }: Cleaned): number | undefined {
  const entry = writtenAt(register, row);
  if (entry?.kind !== "party" || !hasTerms(register)) return undefined;
  const { words, shown } = bodyNow(register, entry);
  if (words === "unknown") return undefined;
  if (shown !== true) return 0;
  const said = startOf(register, entry, { row, from: WORDS_READ.from, lastActs: new Map() }) ?? 0;
  return Math.max(monthsLater(said, WORDS_READ.months), cleanedSince + WORD_BEFORE);
}

interface Starting {
  readonly row: number;
  readonly from: From;
  readonly lastActs: LastActs;
}

function startOf(register: Register, entry: WrittenEntry, { row, from, lastActs }: Starting): number | undefined {
  if (from === "written") return Date.parse(entry.at);
  if (from === "renewed") return Date.parse(hangingOn(register, entry.id, "correction").at(-1)?.at ?? entry.at);
  if (from === "last-act") return lastActs.get(matterOf(register, row));
  return from === "ended" ? endOf(register, entry) : undefined;
}

/** When a role ended: its last day as its card says now, but never before that was told; or when it was taken back. */
function endOf(register: Register, entry: WrittenEntry): number | undefined {
  const [taken] = hangingOn(register, entry.id, "withdrawal");
  const last = dayRange((bodyNow(register, entry) as BodyOf<"role">).until)?.last;
  const told = Date.parse(hangingOn(register, entry.id, "correction").at(-1)?.at ?? entry.at);
  const ended = last === undefined ? undefined : Math.max(told, (last + 1) * 86_400_000);
  const ends = [taken && Date.parse(taken.at), ended];
  const known = ends.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Row of a request or support → when something was last written about it, its decisions or its versions. */
export type LastActs = ReadonlyMap<number, number>;

/** One walk over the book. That somebody opened a page is no act. */
function lastActsIn(register: Register): LastActs {
  const last = new Map<number, number>();
  for (let row = 0; row < register.entries.length; row++) {
    const entry = writtenAt(register, row);
    if (!entry || entry.kind === "erasure" || isOpening(entry)) continue;
    const root = hangs(entry.kind) ? rootOf(register, entry.id) : row;
    const matter = matterOf(register, root ?? row);
    last.set(matter, Math.max(last.get(matter) ?? 0, Date.parse(entry.at)));
  }
  return last;
}

const isOpening = ({ kind, body }: WrittenEntry): boolean =>
  kind === "delivery" && (body.means === "page" || body.means === "digest");

/** The row of the request or support that a decision or version belongs to; its own otherwise. */
function matterOf(register: Register, row: number): number {
  for (let at = row; ;) {
    const entry = writtenAt(register, at);
    const { versionOf } = (entry?.body ?? {}) as { readonly versionOf?: EntryId };
    const before = versionOf ?? (entry?.kind === "decision" ? entry.body.on : undefined);
    const next = before === undefined ? undefined : register.rowOf.get(before);
    if (next === undefined || next >= at) return at;
    at = next;
  }
}

/** The entries whose term is over, oldest first; corrections and withdrawals go along with what they change. A party is no entry to lapse: see silence. */
export function lapsed(register: Register, now: number, { cleanedSince }: Cleaned): readonly EntryId[] {
  if (!hasTerms(register)) return [];
  const lastActs = lastActsIn(register);
  const gone = new Set<EntryId>();
  for (let row = 0; row < register.entries.length; row++) {
    const entry = writtenAt(register, row);
    if (!entry || entry.kind === "correction" || entry.kind === "withdrawal") continue;
    const at = lapseOf(register, row, { lastActs, cleanedSince });
    if ((at !== undefined && at <= now) || followed(entry).some((id) => gone.has(id) || isErased(register, id)))
      gone.add(entry.id);
  }
  return [...gone];
}

const isErased = ({ entries, rowOf }: Register, id: EntryId): boolean =>
  entries[rowOf.get(id) ?? -1]?.kind === "erased";

/** The entries with which this one goes. */
function followed({ kind, body }: WrittenEntry): readonly EntryId[] {
  if (!("follows" in RETENTION[kind])) return [];
  const { target, on, one, other } = body as { readonly [field: string]: unknown };
  return [target, on, one, other].filter((id) => typeof id === "string") as EntryId[];
}
