import type { PartyId } from "./ids.ts";
import { type Body, KINDS } from "./kinds.ts";
import type { BookHeader, Register } from "./register.ts";

/** The register of a book in which nothing is written yet. */
export const emptyRegister = (book: BookHeader): Register => ({
  book,
  about: (kind, body) => (KINDS[kind].about as (body: Body) => readonly PartyId[])(body),
  entries: [],
  rowOf: new Map(),
  hanging: new Map(),
  versions: new Map(),
  parties: new Map(),
  holder: undefined,
  refusals: new Map(),
  hidden: new Set(),
  files: new Map(),
});
