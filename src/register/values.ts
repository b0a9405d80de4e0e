import * as z from "zod";
import { isPartialDate } from "./partial-date.ts";
import type { EntryId, PartyId } from "./ids.ts";
import { asSeen, onOneLine } from "./seen.ts";

/** Building blocks of bodies. "unknown" and "never-asked" are values that stay visible up to the screen. */
export const UNKNOWN = "unknown";
export type Unknown = typeof UNKNOWN;

export const ANSWERS = ["yes", "no", "unknown", "never-asked"] as const;
export type Answer = (typeof ANSWERS)[number];

const ID = /^[A-Za-z0-9_-]{16,40}$/;

// The one place where a checked string becomes a branded id; a transform would hide the schema from JSON Schema.
const id = <Id extends string>() => z.string().regex(ID, { message: "id" }) as unknown as z.ZodType<Id, string>;
export const partyId = id<PartyId>();
export const entryId = id<EntryId>();
export const partyOrUnknown = z.union([z.literal(UNKNOWN), partyId]).default(UNKNOWN);
export const entryOrUnknown = z.union([z.literal(UNKNOWN), entryId]).default(UNKNOWN);

/** One line of text people wrote. */
export const line = z.string().overwrite(onOneLine).trim().min(1).max(200);
/** Running text people wrote. */
export const text = z.string().overwrite(asSeen).trim().min(1).max(4000);
/** Text, where "unknown" says that nobody told. */
export const textOrUnknown = text.default(UNKNOWN);

export const answer = z.enum(ANSWERS).default(UNKNOWN);
export const partialDate = z.string().refine(isPartialDate, { message: "partial-date" }).default(UNKNOWN);

/** Whole cents, never negative. */
export const cents = z.union([z.int().min(0).max(1e14), z.literal(UNKNOWN)]).default(UNKNOWN);
/** Whole minutes, never negative. */
export const minutes = z.union([z.int().min(0).max(1e8), z.literal(UNKNOWN)]).default(UNKNOWN);
/** A headcount; "never-asked" says that nobody counted. */
export const headcount = z
  .union([z.int().min(0).max(1e7), z.literal(UNKNOWN), z.literal("never-asked")])
  .default(UNKNOWN);
/** How often: a number, a word somebody used ("constantly"), or unknown. */
export const howOften = z.union([z.int().min(1).max(1e6), line]).default(UNKNOWN);

/** A page on the web, without a name or password in its address. */
export const webAddress = z.string().max(500).refine(isWebAddress, { message: "link" });

function isWebAddress(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, username, password, hostname } = new URL(typed);
  return /^https?:$/.test(protocol) && username === "" && password === "" && hostname.includes(".");
}

/** Where an imported entry comes from: the published file, its date, the file number in it and the line. */
export const source = z.object({
  name: line,
  date: partialDate,
  file: line.optional(),
  line: z.int().min(1).optional(),
});
export type Source = z.output<typeof source>;

/** Somebody in a record: a party of the book, a resident without a name, or an applicant as a published register lists it. */
export const someone = z.union([
  z.object({ party: partyId }),
  z.object({ residents: z.literal(true) }),
  z.object({ listed: z.object({ key: line.optional(), name: line.optional(), form: line.default(UNKNOWN) }) }),
]);
export type Someone = z.output<typeof someone>;

/** The party in it, if it is one. */
export const partyIn = (who: Someone): readonly PartyId[] => ("party" in who ? [who.party] : []);
/** The party, or nobody when unknown. */
export const known = <Id extends string>(id: Id | Unknown | undefined): readonly Id[] =>
  id === undefined || id === UNKNOWN ? [] : [id as Id];
