import * as z from "zod";
import { KIND_NAMES } from "../../register/kinds.ts";
import { TERMS_PARTS } from "../../web/book-terms.ts";
import { LOCALES } from "../../web/texts.ts";
import { lang, type Operation, QUERIES } from "./operation.ts";
import { entryShape, moment, named, receiptShape } from "./shapes.ts";

const PARTY = "/books/{book}/parties/{party}";

const termsShape = named(
  "Terms",
  z.strictObject({
    terms: z
      .strictObject({
        version: z.string(),
        since: moment,
        texts: z.partialRecord(z.enum(LOCALES), z.record(z.enum(TERMS_PARTS), z.string())),
      })
      .nullable()
      .describe("Null for a book without."),
    agreed: z.boolean().nullable().describe("Whether who made the key agreed to them; null without a key."),
  }),
  "How people treat each other in a book, and who answers for what. A person agrees to them, on the page.",
);

const retentionShape = named(
  "Retention",
  z.strictObject({
    kinds: z.array(
      z.strictObject({
        kind: z.enum(KIND_NAMES),
        months: z.int().nullable(),
        from: z.string().nullable().describe("The moment it runs from."),
        leaves: z.string().describe('"erased", "nameless", "follows" what it hangs on, or "stays".'),
      }),
    ),
    beside: z.array(z.strictObject({ what: z.string(), days: z.int() })),
    runs: z.array(
      z.strictObject({
        at: moment,
        erased: z.string().describe("In fives: of few nothing is told."),
        nameless: z.boolean(),
      }),
    ),
    orders: z.array(z.strictObject({ at: moment, order: z.string() })).describe("Erased by a court or authority."),
  }),
  "How long things stay, and what was cleaned up.",
);

export const refusalDraft = z.strictObject({
  reason: z.string().describe("It stands in the book and can be answered."),
  heard: z.enum(["yes", "no", "unknown"]).default("unknown").describe("Whether the party was heard first."),
  looked: z.boolean().default(false),
});

export const KEEPING = {
  readTerms: {
    method: "get",
    path: "/books/{book}/terms",
    tag: "Books",
    summary: "The terms of a book, in each of its languages",
    query: QUERIES.plain,
    answer: termsShape,
  },
  readRetention: {
    method: "get",
    path: "/books/{book}/retention",
    tag: "Books",
    summary: "How long each kind stays, what is kept beside the book, and what was cleaned up",
    query: QUERIES.plain,
    answer: retentionShape,
  },
  findFile: {
    method: "get",
    path: "/books/{book}/files",
    tag: "Lists",
    summary: "The requests of published registers with exactly this number",
    query: QUERIES.plain.extend({
      number: z.string().max(200).default("").describe("As it stands in the register; exactly that."),
    }),
    answer: z.strictObject({ items: z.array(entryShape) }),
  },
  refuseParty: {
    method: "post",
    path: `${PARTY}/refusal`,
    tag: "Writing",
    summary: "Decide that a residents' party takes no part, for the holder of the book",
    query: z.object({ lang }),
    body: refusalDraft,
    answer: receiptShape,
    status: 201,
    scope: "write",
    once: true,
    refusals: [409, 413, 415, 422],
  },
  takeRefusalBack: {
    method: "delete",
    path: `${PARTY}/refusal`,
    tag: "Writing",
    summary: "Take that decision back; it stays readable for whom it concerned",
    query: z.object({ lang }),
    status: 204,
    scope: "write",
    refusals: [409],
  },
} as const satisfies Readonly<Record<string, Operation>>;
