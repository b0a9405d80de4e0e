import type * as z from "zod";
import type { Audience } from "./audience.ts";
import type { Author } from "./entry.ts";
import type { EntryId, PartyId } from "./ids.ts";
import type { RefusalCode } from "./refusal.ts";
import type { Register } from "./register.ts";

/** A draft as its kind's own rules see it. */
export interface Writing<Body> {
  readonly by: Author;
  readonly body: Body;
  readonly id?: EntryId | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** One kind of entry: its shape and its rules, and nothing else's. */
export interface Kind<Name extends string, Body> {
  readonly name: Name;
  readonly body: z.ZodType<Body>;
  /** The parties it names; each must be in the book. */
  about(body: Body): readonly PartyId[];
  /** The entries it names, with the kinds each may be; each must be there and be readable by its writer. */
  links?(body: Body): readonly Link[];
  /** True, or the reason why this party may not write it. */
  mayWrite(register: Register, writing: Writing<Body>): true | RefusalCode;
  /** Only where it differs from the general rule in audience.ts. */
  readonly firstAudience?: Audience;
  /** Throws a Refusal when it may not be written now. */
  check?(register: Register, writing: Writing<Body>): void;
}

export interface Link {
  readonly field: string;
  readonly id: EntryId;
  readonly kinds: readonly string[];
  /** What to say when it is of another kind, where "wrong-kind" says too little. */
  readonly refusal?: RefusalCode;
}

/** The link of an optional field: none when it is absent or unknown. */
export const link = (field: string, id: EntryId | "unknown" | undefined, kinds: readonly string[]): readonly Link[] =>
  id === undefined || id === "unknown" ? [] : [{ field, id, kinds }];
