import type { EntryOf } from "../register/entry.ts";
import type { BookId } from "../register/ids.ts";
import type { SealedEntry } from "../register/sealed.ts";
import { commitmentOf, FIRST_LINK, linkOf, type Sha256, unseal } from "./seal.ts";

/** "tombstone": its words are gone, and no erasure in the book says so. "photo": its photo is gone or another. */
export type Misfit = "seq" | "commitment" | "link" | "tombstone" | "photo";

interface Named {
  readonly seq: number;
  readonly id: string;
}

/** How far a book has been checked; `misfit` names the first entry that does not fit, and nothing after it is checked. */
export interface Verification {
  readonly entries: number;
  readonly erased: number;
  readonly link: string;
  /** Erased entries that no erasure has named so far: it comes later in the book. */
  readonly unnamed: readonly Named[];
  readonly misfit?: Named & { readonly why: Misfit };
}

export const unverified = (): Verification => ({ entries: 0, erased: 0, link: FIRST_LINK, unnamed: [] });

/** Checks the next entry of a book against the chain so far. An erased entry keeps its commitment, so its link still holds. */
export function verifyNext(sha256: Sha256, book: BookId, so: Verification, row: SealedEntry): Verification {
  if (so.misfit) return so;
  const why = misfitOf(sha256, book, so, row);
  if (why) return { ...so, misfit: { seq: row.seq, id: row.id, why } };
  const isErased = row.salt === "";
  return {
    entries: so.entries + 1,
    erased: so.erased + (isErased ? 1 : 0),
    link: row.link,
    unnamed: isErased ? [...so.unnamed, { seq: row.seq, id: row.id }] : withoutNamed(so.unnamed, row),
  };
}

/**
 * The check after the last entry: whoever drops words without an erasure is found.
 * @param elsewhere ids on the list of erased entries beside the book, which a restored backup may be older than
 */
export function verified(so: Verification, elsewhere: ReadonlySet<string> = new Set()): Verification {
  const slipped = so.unnamed.find(({ id }) => !elsewhere.has(id));
  return so.misfit || !slipped ? so : { ...so, misfit: { ...slipped, why: "tombstone" } };
}

/** In canonical JSON the kind stands last, so only erasures are parsed. */
function withoutNamed(unnamed: readonly Named[], row: SealedEntry): readonly Named[] {
  if (unnamed.length === 0 || !row.text.endsWith('"kind":"erasure"}')) return unnamed;
  const { target, along = [] } = (unseal(row) as EntryOf<"erasure">).body;
  return unnamed.filter(({ id }) => id !== target && !(along as readonly string[]).includes(id));
}

function misfitOf(sha256: Sha256, book: BookId, so: Verification, row: SealedEntry): Misfit | undefined {
  if (row.seq !== so.entries + 1) return "seq";
  if (row.salt === "" ? !isTombstone(row.text) : commitmentOf(sha256, row.salt, row.text) !== row.commitment)
    return "commitment";
  return linkOf(sha256, so.link, row, book) === row.link ? undefined : "link";
}

/** Only a tombstone may stand without a salt: otherwise words could be slipped in where others were erased. */
const isTombstone = (text: string): boolean => /^\{"erased":\d{4}\}$/.test(text);
