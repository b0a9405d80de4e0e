import type { BookId } from "../register/ids.ts";
import type { SealedEntry } from "../register/sealed.ts";
import { commitmentOf, FIRST_LINK, linkOf, type Sha256 } from "./seal.ts";

export type Misfit = "seq" | "commitment" | "link";

/** How far a book has been checked; `misfit` names the first entry that does not fit, and nothing after it is checked. */
export interface Verification {
  readonly entries: number;
  readonly erased: number;
  readonly link: string;
  readonly misfit?: { readonly seq: number; readonly id: string; readonly why: Misfit };
}

export const unverified = (): Verification => ({ entries: 0, erased: 0, link: FIRST_LINK });

/** Checks the next entry of a book against the chain so far. An erased entry keeps its commitment, so its link still holds. */
export function verifyNext(sha256: Sha256, book: BookId, so: Verification, row: SealedEntry): Verification {
  if (so.misfit) return so;
  const why = misfitOf(sha256, book, so, row);
  if (why) return { ...so, misfit: { seq: row.seq, id: row.id, why } };
  return { entries: so.entries + 1, erased: so.erased + (row.salt === "" ? 1 : 0), link: row.link };
}

function misfitOf(sha256: Sha256, book: BookId, so: Verification, row: SealedEntry): Misfit | undefined {
  if (row.seq !== so.entries + 1) return "seq";
  if (row.salt === "" ? !isTombstone(row.text) : commitmentOf(sha256, row.salt, row.text) !== row.commitment)
    return "commitment";
  return linkOf(sha256, so.link, row, book) === row.link ? undefined : "link";
}

/** Only a tombstone may stand without a salt: otherwise words could be slipped in where others were erased. */
const isTombstone = (text: string): boolean => /^\{"erased":\d{4}\}$/.test(text);
