import canonicalize from "canonicalize";
import type { Entry, WrittenEntry } from "../register/entry.ts";
import type { BookId } from "../register/ids.ts";
import { isKindName } from "../register/kinds.ts";
import type { SealedEntry } from "../register/sealed.ts";

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string;

/** The link before the first entry of a book. */
export const FIRST_LINK = "0".repeat(64);

/** Canonical JSON (RFC 8785). */
export const canonical = (value: unknown): string => canonicalize(value) as string;

export const textOf = ({ kind, by, at, body }: WrittenEntry): string => canonical({ at, body, by, kind });

export const commitmentOf = (sha256: Sha256, salt: string, text: string): string => sha256(salt + text);

/** link = SHA-256(previous link ‖ canonical {book, seq, id, audience} ‖ commitment). */
export function linkOf(
  sha256: Sha256,
  previous: string,
  sealed: Pick<SealedEntry, "seq" | "id" | "audience" | "commitment">,
  book: BookId,
): string {
  const header = canonical({ audience: sealed.audience, book, id: sealed.id, seq: sealed.seq });
  return sha256(previous + header + sealed.commitment);
}

export interface Place {
  readonly book: BookId;
  readonly previous: string;
  /** 32 random hexadecimal digits. */
  readonly salt: string;
}

/** Commits to an entry's words and chains it to the one before. */
export function seal(sha256: Sha256, entry: WrittenEntry, { book, previous, salt }: Place): SealedEntry {
  const text = textOf(entry);
  const head = { seq: entry.seq, id: entry.id, audience: entry.audience, commitment: commitmentOf(sha256, salt, text) };
  return { ...head, text, salt, link: linkOf(sha256, previous, head, book) };
}

/** What takes the place of an erased entry's words: the year in which they were written. */
export const tombstoneOf = (year: number): string => canonical({ erased: year });

/** Reads a stored entry back. Throws on text that no version of the project ever wrote. */
export function unseal(row: Pick<SealedEntry, "seq" | "id" | "audience" | "text">): Entry {
  const said = JSON.parse(row.text) as WrittenEntry | { readonly erased: number };
  const { seq, id, audience } = row;
  if ("erased" in said) return { seq, id, audience, kind: "erased", year: said.erased };
  if (!isKindName(said.kind)) throw new Error(`entry ${seq} is of no known kind`);
  const { kind, by, at, body } = said;
  return { seq, id, audience, kind, by, at, body } as WrittenEntry;
}
