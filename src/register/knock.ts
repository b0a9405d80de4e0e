import type { PartyId } from "./ids.ts";

/** What is said on a short message at a door, beside the book; times in ISO 8601 UTC. */
export interface KnockTalk {
  readonly id: string;
  /** The institution that knocks; empty for anybody else, also for residents who are signed in. */
  readonly knocker: PartyId | "";
  /** How the knocker wants to be called; empty when nothing was said. */
  readonly called: string;
  readonly words: string;
  readonly made: string;
  readonly answer: string;
  readonly answered: string | null;
  /** What the knocker wrote once more. */
  readonly more: string;
  readonly more_made: string | null;
  /** The last answer. */
  readonly last: string;
  readonly last_made: string | null;
}
