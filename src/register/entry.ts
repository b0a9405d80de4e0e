import type { Audience } from "./audience.ts";
import type { EntryId, PartyId } from "./ids.ts";
import type { HangingKind } from "./hanging.ts";
import type { BodyOf, KindName } from "./kinds.ts";

/** Who wrote it: for which party, through which account (a pseudonym that is random per book). */
export interface Author {
  readonly party: PartyId;
  readonly account: string;
}

/** What somebody wants to write, not yet in the book. */
export interface DraftOf<K extends KindName> {
  readonly kind: K;
  readonly by: Author;
  readonly body: BodyOf<K>;
  /** Chosen beforehand where the draft must name itself, as a party does that enters by itself. */
  readonly id?: EntryId;
  /** Narrower than the kind's first audience, when the writer wants that. */
  readonly audience?: Audience;
}

/** What stands in the book; `at` is when it was written, in ISO 8601 UTC. */
export interface EntryOf<K extends KindName> {
  readonly seq: number;
  readonly id: EntryId;
  readonly audience: Audience;
  readonly kind: K;
  readonly by: Author;
  readonly at: string;
  readonly body: BodyOf<K>;
}

/** What is left of an erased entry: its place in the chain and its year. */
export interface ErasedEntry {
  readonly seq: number;
  readonly id: EntryId;
  readonly audience: Audience;
  readonly kind: "erased";
  readonly year: number;
}

export type Draft = { [K in KindName]: DraftOf<K> }[KindName];
export type WrittenEntry = { [K in KindName]: EntryOf<K> }[KindName];
export type Entry = WrittenEntry | ErasedEntry;

/** An entry that hangs on another. */
export type HangingEntry = { [K in HangingKind]: EntryOf<K> }[HangingKind];
