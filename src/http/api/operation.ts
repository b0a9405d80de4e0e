import * as z from "zod";
import { KIND_NAMES } from "../../register/kinds.ts";
import { LOCALES } from "../../web/texts.ts";
import type { Scope } from "../tokens.ts";
import { MOST_ITEMS, USUAL_ITEMS } from "./paging.ts";

/** One thing a program can do. Document, reference page and routes are all made of this list. */
export interface Operation {
  readonly method: "get" | "post" | "delete";
  /** After the base path; parameters in braces. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Parameters of the query; any other is refused by name. */
  readonly query?: z.ZodObject;
  /** What is sent. */
  readonly body?: z.ZodType;
  /** Media types of what is sent, where that is no JSON. */
  readonly takes?: readonly string[];
  /** Whether it can be sent again under a name of the program's choice without being done again. */
  readonly once?: true;
  /** The answer when all goes well; undefined where there is nothing to say. */
  readonly answer?: z.ZodType;
  /** Media types of the answer, where that is no JSON. */
  readonly gives?: readonly string[];
  readonly status?: 200 | 201 | 204;
  /** Without one, nobody need be signed in: one reads what everybody may read. */
  readonly scope?: Scope;
  /** Refusals of its own, beside those every operation has. */
  readonly refusals?: readonly number[];
}

const at = z
  .string()
  .optional()
  .describe("A day or a moment: how it stood then, as far as you may read it now. What is to come is cut to now.");
export const lang = z.enum(LOCALES).optional().describe("The language of the words; otherwise Accept-Language says.");
export const page = {
  cursor: z.string().max(200).optional().describe("`next` of the page before."),
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).default(USUAL_ITEMS).describe("Items on a page."),
};
const filter = z.string().max(200).optional();
/** No list by role or tie (never 2): these are read with the party that they are of. */
const kinds = z.enum(KIND_NAMES).exclude(["role", "tie"]).optional();

export const QUERIES = {
  plain: z.object({ at, lang }),
  page: z.object({ at, lang, ...page }),
  entries: z.object({
    at,
    lang,
    ...page,
    kind: kinds.describe(
      "Entries of this kind. There is no list by role or tie: these stand with a party they are of.",
    ),
    party: z.string().max(40).optional().describe("Entries by this party or about it."),
    since: z.iso.datetime().optional().describe("Entries written at this moment or later."),
  }),
  requests: z.object({
    at,
    lang,
    ...page,
    matter: filter,
    state: filter,
    unit: filter,
    area: filter,
    year: filter,
    form: filter,
    cadence: filter,
  }),
  decisions: z.object({
    at,
    lang,
    ...page,
    state: filter,
    reason: filter,
    matter: filter,
    unit: filter,
    area: filter,
    year: filter,
    form: filter,
    cadence: filter,
  }),
  rules: z.object({ at, lang, ...page, type: filter, written: filter }),
} as const;
