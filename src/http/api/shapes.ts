import * as z from "zod";
import { AUDIENCES } from "../../register/audience.ts";
import { KIND_NAMES } from "../../register/kinds.ts";
import { DOOR_STATES } from "../../register/kinds/door.ts";
import { PARTY_TYPES, SIDES } from "../../register/kinds/party.ts";
import { BOOK_TYPES } from "../../register/register.ts";
import { photo } from "../../register/photo.ts";
import { FLAG_NAMES } from "../../register/flags.ts";
import { HIDING_GROUNDS } from "../../register/kinds/hiding.ts";
import { ROLES } from "../../storage/accounts.ts";
import { LENSES } from "../../mirror/mirror.ts";
import { LOCALES } from "../../web/texts.ts";

/** What the interface for programs answers, by name; the document of the interface is made of these and tests hold answers to them. */
export const SHAPES = z.registry<{ readonly id: string; readonly description?: string }>();

export const named = <T extends z.ZodType>(id: string, shape: T, description?: string): T => {
  SHAPES.add(shape, { id, ...(description !== undefined && { description }) });
  return shape;
};

const id = z.string().describe("A random name, never made of what it names.");
const idOrUnknown = z.string().describe('An id, or "unknown" where you may not read what it names.');
export const moment = z.iso.datetime().describe("ISO 8601, UTC.");
export const day = z.iso.date();
const partial = z.string().describe('"2018", "2018-06", "2018-06-14" or "unknown".');
const body = z
  .record(z.string(), z.unknown())
  .describe(
    'What the entry says, as it is posted for its kind. Others\' own words and the text of their claims are left out, of fewer than five people stands "under-five", and what you may not read is "unknown".',
  );

export const bookShape = named(
  "Book",
  z.strictObject({
    id,
    type: z.enum(BOOK_TYPES),
    name: z.string(),
    place: z.string(),
    holder: z.string(),
    note: z.string(),
    languages: z.array(z.enum(LOCALES)),
    page: z.string(),
  }),
);

const doorShape = z.strictObject({ state: z.enum(DOOR_STATES), until: partial });
const partyFields = {
  id,
  name: z.string(),
  type: z.enum(PARTY_TYPES),
  side: z.enum(SIDES),
  byItself: z.boolean().describe("False where another listed it."),
  door: doorShape.nullable(),
  page: z.string(),
};
export const partyShape = named("Party", z.strictObject(partyFields));
const ids = z.array(z.string());
export const partyFileShape = named(
  "PartyFile",
  z.strictObject({
    ...partyFields,
    relay: z.boolean(),
    words: z.string().optional().describe("Its own words: to itself only."),
    received: ids,
    given: ids,
    burdens: ids,
    asks: ids,
    asked: ids,
    decisions: ids,
    held: ids,
    claims: ids,
    doubted: ids,
    doubts: ids,
    activities: ids,
    spaces: ids,
  }),
  "A party, and the ids of the entries that its page shows.",
);

const entryFields = {
  id,
  kind: z.enum(KIND_NAMES),
  by: idOrUnknown,
  at: moment,
  audience: z.enum(AUDIENCES).describe("Who could read it when it was written."),
  body,
  now: body.optional().describe("What it says now, where a correction changed it."),
};
export const entryShape = named("Entry", z.strictObject(entryFields));

export const lawShape = z
  .strictObject({ law: z.string(), article: z.string(), source: z.string(), checked: partial })
  .nullable();
const daysShape = z.strictObject({ first: day, last: day });
export const deadlineShape = named(
  "Deadline",
  z.strictObject({ name: z.string(), text: z.string(), entry: z.string().nullable(), day: daysShape, law: lawShape }),
  "A day to remember. Always possible: information, no legal advice.",
);
const flagShape = named(
  "Flag",
  z.strictObject({
    name: z.enum(FLAG_NAMES),
    state: z.enum(["yes", "unknown", "unwritten"]),
    text: z.string(),
    law: lawShape,
    lastDay: daysShape.optional(),
  }),
  "Something to look at. Always possible: information, no legal advice.",
);
export const entryPageShape = named(
  "EntryPage",
  z.union([
    z.strictObject({
      ...entryFields,
      title: z.string(),
      readers: z.enum(AUDIENCES).describe("Who may read it by now."),
      page: z.string(),
      hidden: entryShape.optional().describe("The hiding it is under, for who still reads it."),
      withdrawals: z.array(entryShape),
      corrections: z.array(entryShape),
      replies: z.array(entryShape),
      agreements: z.array(entryShape),
      versions: z.array(entryShape),
      flags: z.array(flagShape),
      deadlines: z.array(deadlineShape),
    }),
    z.strictObject({ id, hidden: entryShape }),
  ]),
  "An entry with what its page shows beside it; or, where its words are hidden as misuse, the hiding alone.",
);

export const requestShape = named(
  "RequestInList",
  z.strictObject({
    entry: entryShape,
    state: z.string().describe('The outcome of the decision, "no-answer" or "unknown".'),
    daysWaiting: z.int().nullable(),
    decision: z.string().nullable(),
  }),
);
export const decisionShape = named("DecisionInList", z.strictObject({ entry: entryShape }));
export const ruleShape = named(
  "RuleInList",
  z.strictObject({ entry: entryShape, held: z.int().describe("How often somebody was asked about it or held to it.") }),
);

const lensName = z.enum(LENSES.map(({ name }) => name));
export const questionShape = named(
  "Question",
  z.strictObject({ lens: lensName, title: z.string(), question: z.string(), page: z.string() }),
);
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const sentence = z.looseObject({ key: z.string(), text: z.string(), values: z.record(z.string(), z.unknown()) });
export const findingShape = named(
  "Finding",
  z.looseObject({
    lens: lensName,
    book: z.string(),
    at: moment,
    enough: z.boolean(),
    sentences: z.array(sentence),
    about: z.array(sentence).optional(),
    tables: z.array(
      z.strictObject({
        key: z.string(),
        columns: z.array(z.looseObject({ key: z.string(), unit: z.string() })),
        rows: z.array(z.array(cell)),
      }),
    ),
    comparisons: z.array(z.unknown()),
    basis: z.looseObject({ entries: z.array(z.string().nullable()) }),
  }),
  "The same as the finding's page and its .json file: sentences in words and as keys, tables, and what it rests on.",
);
export const cubeShape = named(
  "YearInNumbers",
  z.strictObject({
    year: z.int(),
    cells: z.array(z.strictObject({ what: z.array(z.string()), least: z.int(), most: z.int() })),
  }),
);
export const actShape = named("Act", z.strictObject({ at: moment, what: z.string(), page: z.string().optional() }));

export const landingShape = named(
  "Start",
  z.strictObject({ version: z.string(), document: z.string(), reference: z.string(), books: z.string() }),
);

/** A page of a list of these. */
export const pageShape = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    items: z.array(item),
    next: z.string().nullable().describe("Send it as `cursor` for the next page."),
  });

export const receiptShape = named(
  "Receipt",
  z.strictObject({ id, kind: z.enum(KIND_NAMES), at: moment, self: z.string(), page: z.string() }),
  "What was written; read it at `self`.",
);
export const photoShape = named("PhotoWaiting", photo.omit({ alt: true }), "A photo as it lies here, without `alt`.");
export const reportDraft = z.strictObject({
  ground: z.enum(HIDING_GROUNDS),
  words: z.string().describe("What is wrong with it, in a few words. They are not put in the book."),
});
export const reportShape = named(
  "ReportReceipt",
  z.strictObject({
    number: z.string().describe("Shown this once. With it the answer is read at /report; it goes in no address."),
    before: day.describe("The last day on which it is decided in time."),
  }),
);
export const tapDraft = z.strictObject({
  asker: z.string().describe('The party that asked, or "somebody".'),
  id: z
    .string()
    .regex(/^[\w-]{16,40}$/)
    .optional()
    .describe("Of your own choice; the same one counts once."),
  day: day.optional().describe("Today, when you do not say; at most 31 days ago."),
});
export const tapShape = named(
  "Tap",
  z.strictObject({
    id,
    asker: z.string().nullable().describe("Null for somebody without a name."),
    day,
    entry: z.string().nullable().describe("The request that was written of it."),
  }),
);
export const waitingShape = named(
  "Waiting",
  z.strictObject({ requests: z.array(entryShape), about: z.array(entryShape) }),
);
export const lookShape = named(
  "Look",
  z.strictObject({
    looker: z.string().describe('A party, or "steward".'),
    unit: z.string(),
    page: z.string(),
    at: moment,
  }),
);
export const personShape = named(
  "Person",
  z.strictObject({ number: z.int(), role: z.enum(ROLES), unit: z.string(), since: z.string(), you: z.boolean() }),
);

export const problemShape = named(
  "Problem",
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe("The number of the request; name it when you ask for help."),
    code: z.string(),
    errors: z
      .array(z.strictObject({ field: z.string(), problem: z.string(), words: z.array(z.string()).optional() }))
      .optional(),
  }),
  "What went otherwise than asked (RFC 9457).",
);
