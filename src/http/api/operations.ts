import * as z from "zod";
import { KIND_NAMES } from "../../register/kinds.ts";
import { LOCALES } from "../../web/texts.ts";
import type { Scope } from "../tokens.ts";
import { entryDraft } from "./entry-body.ts";
import { MOST_ITEMS, USUAL_ITEMS } from "./paging.ts";
import * as shapes from "./shapes.ts";

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
  /** Whether it can be sent again under a name of the program's choice without being done again. */
  readonly once?: true;
  /** The answer when all goes well; undefined where there is nothing to say. */
  readonly answer?: z.ZodType;
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
const lang = z.enum(LOCALES).optional().describe("The language of the words; otherwise Accept-Language says.");
const page = {
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

const { pageShape } = shapes;

export const OPERATIONS = {
  start: { method: "get", path: "", tag: "Start", summary: "Where things are", answer: shapes.landingShape },
  listBooks: {
    method: "get",
    path: "/books",
    tag: "Books",
    summary: "The books of this installation",
    query: z.object({ lang, ...page }),
    answer: pageShape(shapes.bookShape),
  },
  readBook: {
    method: "get",
    path: "/books/{book}",
    tag: "Books",
    summary: "One book: its holder, its languages, its source",
    query: QUERIES.plain,
    answer: shapes.bookShape,
  },
  listParties: {
    method: "get",
    path: "/books/{book}/parties",
    tag: "Parties",
    summary: "Everybody in the book, from A to Z",
    description: "There is no other order and no filter: nobody is looked up by who matters.",
    query: QUERIES.page,
    answer: pageShape(shapes.partyShape),
  },
  readParty: {
    method: "get",
    path: "/books/{book}/parties/{party}",
    tag: "Parties",
    summary: "One party and what its page shows of it",
    description: "A look by an institution into a residents' party's file is told to that party, as on the page.",
    query: QUERIES.plain,
    answer: shapes.partyFileShape,
  },
  listEntries: {
    method: "get",
    path: "/books/{book}/entries",
    tag: "Entries",
    summary: "Entries you may read, in the order in which they were written",
    description:
      "Looks by an institution count, and what residents wrote about it counts as having reached it, as if each entry was opened on its page.",
    query: QUERIES.entries,
    answer: pageShape(shapes.entryShape),
  },
  readEntry: {
    method: "get",
    path: "/books/{book}/entries/{entry}",
    tag: "Entries",
    summary: "One entry with its replies, versions, flags and deadlines",
    query: QUERIES.plain,
    answer: shapes.entryPageShape,
  },
  listRequests: {
    method: "get",
    path: "/books/{book}/requests",
    tag: "Lists",
    summary: "Who asks what of whom, newest first, with its answer or how long it waits",
    query: QUERIES.requests,
    answer: pageShape(shapes.requestShape),
  },
  listDecisions: {
    method: "get",
    path: "/books/{book}/decisions",
    tag: "Lists",
    summary: "What was decided, newest first",
    query: QUERIES.decisions,
    answer: pageShape(shapes.decisionShape),
  },
  listRules: {
    method: "get",
    path: "/books/{book}/rules",
    tag: "Lists",
    summary: "Every rule, written or not, newest first",
    query: QUERIES.rules,
    answer: pageShape(shapes.ruleShape),
  },
  listFindings: {
    method: "get",
    path: "/books/{book}/findings",
    tag: "Mirror",
    summary: "Every question that can be put to the book",
    query: QUERIES.plain,
    answer: z.strictObject({ items: z.array(shapes.questionShape) }),
  },
  readFinding: {
    method: "get",
    path: "/books/{book}/findings/{lens}",
    tag: "Mirror",
    summary: "What the mirror answers",
    answer: shapes.findingShape,
  },
  listYears: {
    method: "get",
    path: "/books/{book}/years",
    tag: "Mirror",
    summary: "The numbers over each year that is over, in classes of five, the same for everybody",
    query: QUERIES.plain,
    answer: z.strictObject({ items: z.array(shapes.cubeShape) }),
  },
  listActs: {
    method: "get",
    path: "/books/{book}/acts",
    tag: "Books",
    summary: "What the steward of the book did, newest first, without names and texts",
    query: QUERIES.plain,
    answer: z.strictObject({ items: z.array(shapes.actShape) }),
  },
  writeEntry: {
    method: "post",
    path: "/books/{book}/entries",
    tag: "Writing",
    summary: "Write an entry, of every kind that has a form",
    description:
      "The same rules as on the form. Words about what people are come back with 422 before anything is written: a person looks again, and sends it with `looked`. Erasing needs a key that may erase.",
    query: z.object({ lang }),
    body: entryDraft,
    answer: shapes.receiptShape,
    status: 201,
    scope: "write",
    once: true,
    refusals: [409, 413, 415, 422],
  },
  addReport: {
    method: "post",
    path: "/books/{book}/entries/{entry}/reports",
    tag: "Writing",
    summary: "Report an entry as misuse, without an account",
    query: z.object({ lang }),
    body: shapes.reportDraft,
    answer: shapes.reportShape,
    status: 201,
    refusals: [413, 415],
  },
  listTaps: {
    method: "get",
    path: "/books/{book}/taps",
    tag: "Our party",
    summary: "What our party tallied: who asked it something, day by day",
    query: z.object({ lang }),
    answer: z.strictObject({ items: z.array(shapes.tapShape) }),
    scope: "read",
  },
  addTap: {
    method: "post",
    path: "/books/{book}/taps",
    tag: "Our party",
    summary: "Tally one time that somebody asked our party something",
    description: "The same `id` sent again counts once.",
    query: z.object({ lang }),
    body: shapes.tapDraft,
    answer: shapes.tapShape,
    status: 201,
    scope: "write",
    refusals: [413, 415],
  },
  removeTap: {
    method: "delete",
    path: "/books/{book}/taps/{tap}",
    tag: "Our party",
    summary: "Take a tap back",
    query: z.object({ lang }),
    status: 204,
    scope: "write",
  },
  listWaiting: {
    method: "get",
    path: "/books/{book}/waiting",
    tag: "Our party",
    summary: "What waits for our party: requests without an answer, and what others wrote about it",
    query: QUERIES.plain,
    answer: shapes.waitingShape,
    scope: "read",
  },
  listDeadlines: {
    method: "get",
    path: "/books/{book}/deadlines",
    tag: "Our party",
    summary: "Days still to come in what concerns our party",
    query: QUERIES.plain,
    answer: z.strictObject({ items: z.array(shapes.deadlineShape) }),
    scope: "read",
  },
  listLooks: {
    method: "get",
    path: "/books/{book}/looks",
    tag: "Our party",
    summary: "Which institutions looked into our file, by department, for twelve months",
    query: QUERIES.plain,
    answer: z.strictObject({ items: z.array(shapes.lookShape) }),
    scope: "read",
  },
  listPeople: {
    method: "get",
    path: "/books/{book}/people",
    tag: "Our party",
    summary: "The people of our party by number and role, without names",
    query: z.object({ lang }),
    answer: z.strictObject({ items: z.array(shapes.personShape) }),
    scope: "read",
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof OPERATIONS;
export const operations = Object.entries(OPERATIONS) as readonly (readonly [OperationName, Operation])[];
